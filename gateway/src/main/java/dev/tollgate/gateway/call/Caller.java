package dev.tollgate.gateway.call;

import dev.tollgate.pricing.Money;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a call. {@code keyId} is {@code local} on an open gateway without keys; {@code budget}
 * is USD over the key's lifetime, null for none; {@code unpriced} allows routes of unknown price.
 */
public record Caller(String keyId, String name, @Nullable Money budget, boolean unpriced) {

  /** The caller of a gateway on loopback for which no key exists. */
  public static final Caller LOCAL = new Caller("local", "local", null, false);
}
