package dev.tollgate.pricing;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What rates may depend on, of one call: as asked for in a quote, as echoed in a settlement. */
public record Circumstances(
    Instant at,
    Operation operation,
    ServiceTier tier,
    @Nullable String size,
    @Nullable String quality,
    @Nullable String region,
    long contextTokens,
    Map<String, String> other) {

  public Circumstances {
    other = Map.copyOf(other);
  }

  /** A standard-tier call at this instant with nothing else known. */
  public static Circumstances at(Instant at, Operation operation) {
    return new Circumstances(at, operation, ServiceTier.STANDARD, null, null, null, 0, Map.of());
  }

  public Circumstances withImage(@Nullable String newSize, @Nullable String newQuality) {
    return new Circumstances(
        at, operation, tier, newSize, newQuality, region, contextTokens, other);
  }

  public Circumstances withTier(ServiceTier newTier) {
    return new Circumstances(at, operation, newTier, size, quality, region, contextTokens, other);
  }

  public Circumstances withContextTokens(long tokens) {
    return new Circumstances(at, operation, tier, size, quality, region, tokens, other);
  }
}
