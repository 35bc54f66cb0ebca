package dev.tollgate.pricing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;

/**
 * Finds the rate of a meter in a tariff: the meter's own before its parents', specific before
 * general.
 */
final class Rates {

  private static final Comparator<Rate> BY_AMOUNT =
      Comparator.comparing(Rate::usdPerUnit).thenComparing(Rate::source);

  private Rates() {}

  sealed interface Lookup {}

  record Found(Rate rate) implements Lookup {}

  record Missing() implements Lookup {}

  record Conflicting(List<Rate> rates) implements Lookup {}

  /** A tier that providers sell below the standard price costs that price when none is stated. */
  static Lookup find(Meter meter, Tariff tariff, Circumstances call) {
    Lookup asBought = findAsBought(meter, tariff, call);
    return asBought instanceof Missing && isDiscounted(call.tier())
        ? findAsBought(meter, tariff, call.withTier(ServiceTier.STANDARD))
        : asBought;
  }

  private static boolean isDiscounted(ServiceTier tier) {
    return switch (tier) {
      case BATCH, FLEX -> true;
      case STANDARD, PRIORITY, FAST -> false;
    };
  }

  private static Lookup findAsBought(Meter meter, Tariff tariff, Circumstances call) {
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
   * input; a cache write for an hour first to an ordinary one. Stored tokens are another service
   * than read ones; meters of other units and tools have no parent.
   */
  static SequencedSet<Meter> selfAndParents(Meter meter) {
    SequencedSet<Meter> chain = new LinkedHashSet<>();
    chain.add(meter);
    if (meter.unit() == Unit.TOKEN) {
      for (TokenClass tokenClass : selfAndParents(meter.tokenClass())) {
        chain.add(meter.as(tokenClass));
        chain.add(meter.as(tokenClass).of(Modality.ANY));
      }
    }
    return chain;
  }

  private static List<TokenClass> selfAndParents(TokenClass tokenClass) {
    return switch (tokenClass) {
      case PLAIN, CACHE_STORAGE_HOUR -> List.of(tokenClass);
      case CACHED, CACHE_WRITE, REASONING, CITATION -> List.of(tokenClass, TokenClass.PLAIN);
      case CACHE_WRITE_1H -> List.of(tokenClass, TokenClass.CACHE_WRITE, TokenClass.PLAIN);
    };
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
    boolean exact =
        best.stream().anyMatch(rate -> Objects.equals(rate.conditions().size(), call.size()));
    List<Rate> chosen = new ArrayList<>(best);
    chosen.removeIf(rate -> exact && isForClass(rate));
    chosen.sort(BY_AMOUNT);
    return chosen;
  }

  /** A rate for a class of sizes gives way to one for the very size. */
  private static boolean isForClass(Rate rate) {
    String size = rate.conditions().size();
    return size != null && SizeClass.named(size).isPresent();
  }
}
