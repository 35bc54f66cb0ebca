package dev.tollgate.gateway.auth;

import dev.tollgate.pricing.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A virtual key that Tollgate issued. The secret itself is never stored: {@code hash} is its
 * HMAC-SHA-256 in hex, {@code prefix} its first characters for display. {@code budget} is USD over
 * the key's lifetime, null for none; {@code unpriced} lets it call routes whose price is unknown.
 */
public record Key(
    String id,
    String name,
    String hash,
    String prefix,
    @Nullable Money budget,
    boolean unpriced,
    Instant created,
    @Nullable Instant revoked) {

  public boolean isRevoked() {
    return revoked != null;
  }
}
