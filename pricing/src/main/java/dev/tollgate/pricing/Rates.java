package dev.tollgate.pricing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/**
 * Finds the rate of a meter in a tariff: the meter's own before its parents', specific before
 * general.
 */
final class Rates {

  private Rates() {}

  sealed interface Lookup {}

  record Found(Rate rate) implements Lookup {}

  record Missing() implements Lookup {}

  record Conflicting(List<Rate> rates) implements Lookup {}

  static Lookup find(Meter meter, Tariff tariff, Circumstances call) {
    for (Meter candidate : selfAndParents(meter)) {
      List<Rate> best = mostSpecific(candidate, tariff, call);
      if (!best.isEmpty()) {
        BigDecimal amount = best.getFirst().usdPerUnit();
        boolean agreed = best.stream().allMatch(rate -> rate.usdPerUnit().compareTo(amount) == 0);
        return agreed ? new Found(best.getFirst()) : new Conflicting(best);
      }
    }
    return new Missing();
  }

  /**
   * Cached image input falls back to any cached input, then to plain image input, then to any plain
   * input. Meters of other units and tools have no parent.
   */
  static SequencedSet<Meter> selfAndParents(Meter meter) {
    SequencedSet<Meter> chain = new LinkedHashSet<>();
    chain.add(meter);
    if (meter.unit() == Unit.TOKEN) {
      chain.add(meter.of(Modality.ANY));
      if (meter.tokenClass() != TokenClass.CACHE_STORAGE_HOUR) {
        chain.add(meter.as(TokenClass.PLAIN));
        chain.add(meter.as(TokenClass.PLAIN).of(Modality.ANY));
      }
    }
    return chain;
  }

  private static List<Rate> mostSpecific(Meter meter, Tariff tariff, Circumstances call) {
    List<Rate> best = new ArrayList<>();
    int most = -1;
    for (Rate rate : tariff.rates()) {
      if (rate.meter().equals(meter) && rate.conditions().hold(call)) {
        int specificity = rate.conditions().specificity();
        if (specificity > most) {
          best.clear();
          most = specificity;
        }
        if (specificity == most) {
          best.add(rate);
        }
      }
    }
    return best;
  }
}
