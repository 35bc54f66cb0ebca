package dev.tollgate.catalogue.reconcile;

import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Modality;
import dev.tollgate.pricing.Operation;
import dev.tollgate.pricing.ServiceTier;
import dev.tollgate.pricing.TimeWindow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plausible price as one source states it. {@code meter} may be finer than the fact's own where a
 * generic slot is read as one of the modalities that other sources split; then {@code generic}.
 * {@code original} is the source that this one copies, or itself.
 */
record Statement(Fact.Price fact, Meter meter, boolean generic, Trust.Rank rank, String original) {

  /** What must be equal for two statements to be about the same rate, whatever its bands. */
  record Slot(
      Meter meter,
      @Nullable ServiceTier tier,
      @Nullable String region,
      @Nullable String size,
      @Nullable String quality,
      @Nullable Operation operation,
      Map<String, String> other) {

    /** Whether the slot is for standard calls of any kind. */
    boolean isPlain() {
      return tier == null
          && region == null
          && size == null
          && quality == null
          && operation == null
          && other.isEmpty();
    }
  }

  /** The part of a slot that a statement covers: input sizes, hours and days. */
  record Band(
      @Nullable Long minContextTokens,
      @Nullable Long maxContextTokens,
      @Nullable TimeWindow window,
      @Nullable Instant validFrom,
      @Nullable Instant validTo) {

    static Band of(Conditions when) {
      return new Band(
          when.minContextTokens(),
          when.maxContextTokens(),
          when.window(),
          when.validFrom(),
          when.validTo());
    }
  }

  Slot slot() {
    Conditions when = fact.conditions();
    return new Slot(
        meter,
        when.tier(),
        when.region(),
        when.size(),
        when.quality(),
        when.operation(),
        when.other());
  }

  Band band() {
    return Band.of(fact.conditions());
  }

  BigDecimal usd() {
    return fact.usdPerUnit();
  }

  String source() {
    return fact.evidence().source();
  }

  Verdict.Witness witness(String note) {
    return new Verdict.Witness(Wording.price(fact.meter(), usd()), note, fact.evidence());
  }

  Statement read(Modality modality) {
    return new Statement(fact, meter.of(modality), true, rank, original);
  }

  Statement asRemainder() {
    return new Statement(fact, meter.of(Modality.ANY), generic, rank, original);
  }
}
