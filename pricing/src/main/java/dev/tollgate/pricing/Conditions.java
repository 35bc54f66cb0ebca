package dev.tollgate.pricing;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a rate applies; all that are set must hold, null means no condition. Sizes are {@code
 * 1024x1024} or a class such as {@code 1K}; {@code minContextTokens} is inclusive and {@code
 * maxContextTokens} exclusive, in input tokens; validity is start inclusive, end exclusive; {@code
 * other} holds rarer keys such as {@code steps} or {@code style}.
 */
public record Conditions(
    @Nullable String size,
    @Nullable String quality,
    @Nullable Operation operation,
    @Nullable ServiceTier tier,
    @Nullable String region,
    @Nullable Long minContextTokens,
    @Nullable Long maxContextTokens,
    @Nullable TimeWindow window,
    @Nullable Instant validFrom,
    @Nullable Instant validTo,
    Map<String, String> other) {

  public static final Conditions NONE =
      new Conditions(null, null, null, null, null, null, null, null, null, null, Map.of());

  public Conditions {
    other = java.util.Collections.unmodifiableMap(new TreeMap<>(other));
  }

  public Conditions withSize(@Nullable String value) {
    return new Conditions(
        value,
        quality,
        operation,
        tier,
        region,
        minContextTokens,
        maxContextTokens,
        window,
        validFrom,
        validTo,
        other);
  }

  public Conditions withQuality(@Nullable String value) {
    return new Conditions(
        size,
        value,
        operation,
        tier,
        region,
        minContextTokens,
        maxContextTokens,
        window,
        validFrom,
        validTo,
        other);
  }

  public Conditions withOperation(@Nullable Operation value) {
    return new Conditions(
        size,
        quality,
        value,
        tier,
        region,
        minContextTokens,
        maxContextTokens,
        window,
        validFrom,
        validTo,
        other);
  }

  public Conditions withTier(@Nullable ServiceTier value) {
    return new Conditions(
        size,
        quality,
        operation,
        value,
        region,
        minContextTokens,
        maxContextTokens,
        window,
        validFrom,
        validTo,
        other);
  }

  public Conditions withRegion(@Nullable String value) {
    return new Conditions(
        size,
        quality,
        operation,
        tier,
        value,
        minContextTokens,
        maxContextTokens,
        window,
        validFrom,
        validTo,
        other);
  }

  /**
   * Applies from {@code min} input tokens inclusive to {@code max} exclusive; null leaves an end
   * open.
   */
  public Conditions withContext(@Nullable Long min, @Nullable Long max) {
    return new Conditions(
        size, quality, operation, tier, region, min, max, window, validFrom, validTo, other);
  }

  public Conditions withWindow(@Nullable TimeWindow value) {
    return new Conditions(
        size,
        quality,
        operation,
        tier,
        region,
        minContextTokens,
        maxContextTokens,
        value,
        validFrom,
        validTo,
        other);
  }

  public Conditions withValidity(@Nullable Instant from, @Nullable Instant to) {
    return new Conditions(
        size,
        quality,
        operation,
        tier,
        region,
        minContextTokens,
        maxContextTokens,
        window,
        from,
        to,
        other);
  }

  public Conditions withOther(String key, String value) {
    Map<String, String> more = new TreeMap<>(other);
    more.put(key, value);
    return new Conditions(
        size,
        quality,
        operation,
        tier,
        region,
        minContextTokens,
        maxContextTokens,
        window,
        validFrom,
        validTo,
        more);
  }

  /** Whether every condition holds for this call. */
  public boolean hold(Circumstances call) {
    return sizeHolds(call.size())
        && sameOrUnset(quality, call.quality())
        && sameOrUnset(operation, call.operation())
        && sameOrUnset(tier, call.tier())
        && sameOrUnset(region, call.region())
        && (minContextTokens == null || call.contextTokens() >= minContextTokens)
        && (maxContextTokens == null || call.contextTokens() < maxContextTokens)
        && holdAt(call.at())
        && call.other().entrySet().containsAll(other.entrySet());
  }

  /** How many conditions are set: of the rates that hold, the most specific wins. */
  public int specificity() {
    long named =
        Stream.of(size, quality, operation, tier, region, window).filter(Objects::nonNull).count();
    int context = minContextTokens == null && maxContextTokens == null ? 0 : 1;
    int validity = validFrom == null && validTo == null ? 0 : 1;
    return (int) named + context + validity + other.size();
  }

  private boolean sizeHolds(@Nullable String actual) {
    return sameOrUnset(size, actual)
        || (size != null
            && actual != null
            && SizeClass.named(size).filter(one -> one.holds(actual)).isPresent());
  }

  private boolean holdAt(Instant at) {
    LocalTime time = at.atOffset(ZoneOffset.UTC).toLocalTime();
    return (window == null || window.contains(time))
        && (validFrom == null || !at.isBefore(validFrom))
        && (validTo == null || at.isBefore(validTo));
  }

  private static boolean sameOrUnset(@Nullable Object condition, @Nullable Object actual) {
    return condition == null || condition.equals(actual);
  }
}
