package dev.tollgate.catalogue.reconcile;

import dev.tollgate.catalogue.model.Route.PricedRate;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Meter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Folds rates that say nothing new: where every rate of a meter costs what its unconditional one
 * costs, the unconditional one is enough. Some feeds repeat a search price for eighty combinations
 * of region and tier.
 */
final class Redundant {

  private Redundant() {}

  static List<PricedRate> without(List<PricedRate> prices) {
    Map<Meter, List<PricedRate>> byMeter = new LinkedHashMap<>();
    for (PricedRate price : prices) {
      byMeter.computeIfAbsent(price.rate().meter(), _ -> new ArrayList<>()).add(price);
    }
    List<PricedRate> kept = new ArrayList<>();
    byMeter.values().forEach(rates -> kept.addAll(folded(rates)));
    return kept;
  }

  private static List<PricedRate> folded(List<PricedRate> rates) {
    PricedRate plain =
        rates.stream()
            .filter(price -> price.rate().conditions().equals(Conditions.NONE))
            .findFirst()
            .orElse(null);
    if (plain == null || rates.size() == 1) {
      return rates;
    }
    boolean same =
        rates.stream()
            .allMatch(price -> price.rate().usdPerUnit().compareTo(plain.rate().usdPerUnit()) == 0);
    return same ? List.of(withWitnessesOf(plain, rates)) : rates;
  }

  /** No witness is lost: who states a folded rate agrees with the plain one. */
  private static PricedRate withWitnessesOf(PricedRate plain, List<PricedRate> rates) {
    Verdict verdict = plain.verdict();
    List<Verdict.Witness> agreeing = new ArrayList<>(verdict.agreeing());
    List<Verdict.Witness> dissent = new ArrayList<>(verdict.dissenting());
    for (PricedRate price : rates) {
      if (price != plain) {
        String when = "states it " + Wording.conditions(price.rate().conditions());
        price.verdict().agreeing().stream()
            .map(witness -> new Verdict.Witness(witness.value(), when, witness.evidence()))
            .forEach(agreeing::add);
        dissent.addAll(price.verdict().dissenting());
      }
    }
    return new PricedRate(
        plain.rate(),
        new Verdict(verdict.attribute(), verdict.value(), verdict.reason(), agreeing, dissent));
  }
}
