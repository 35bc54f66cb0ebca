package dev.tollgate.catalogue.reconcile;

import dev.tollgate.catalogue.json.Numbers;
import dev.tollgate.catalogue.model.Attributes;
import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.catalogue.model.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One verdict per attribute: the best-ranked source is followed, the others are heard. */
final class AttributeVerdicts {

  private AttributeVerdicts() {}

  /** The verdicts of one subject, by attribute; unmapped keys are left out. */
  static Map<String, Verdict> of(String provider, List<Fact.Attribute> facts, Trust trust) {
    Map<String, List<Fact.Attribute>> byName = new TreeMap<>();
    for (Fact.Attribute fact : facts) {
      boolean shown = !fact.attribute().startsWith(Attributes.UNMAPPED) && !fact.value().isBlank();
      if (shown) {
        byName.computeIfAbsent(fact.attribute(), _ -> new ArrayList<>()).add(fact);
      }
    }
    Map<String, Verdict> verdicts = new TreeMap<>();
    byName.forEach((name, stated) -> verdicts.put(name, verdict(name, provider, stated, trust)));
    return verdicts;
  }

  private static Verdict verdict(
      String name, String provider, List<Fact.Attribute> facts, Trust trust) {
    List<Fact.Attribute> ranked = new ArrayList<>(facts);
    ranked.sort(
        Comparator.comparingInt(fact -> trust.rank(fact.evidence().source(), provider).place()));
    Fact.Attribute chosen = ranked.getFirst();
    List<Verdict.Witness> agreeing = new ArrayList<>();
    List<Verdict.Witness> dissenting = new ArrayList<>();
    for (Fact.Attribute fact : ranked) {
      boolean same = same(fact.value(), chosen.value());
      String note = fact == chosen ? "followed" : same ? "" : difference(fact, chosen);
      (same ? agreeing : dissenting).add(new Verdict.Witness(fact.value(), note, fact.evidence()));
    }
    Trust.Rank rank = trust.rank(chosen.evidence().source(), provider);
    String reason = chosen.evidence().source() + ": " + rank.reason();
    return new Verdict(name, chosen.value(), reason, agreeing, dissenting);
  }

  private static boolean same(String one, String other) {
    return one.equalsIgnoreCase(other)
        || (Numbers.isNumber(one)
            && Numbers.isNumber(other)
            && Numbers.parse(one).compareTo(Numbers.parse(other)) == 0);
  }

  /** 1,000,000 against 1,048,576 is the same limit told in other thousands. */
  private static String difference(Fact.Attribute fact, Fact.Attribute chosen) {
    if (!Numbers.isNumber(fact.value()) || !Numbers.isNumber(chosen.value())) {
      return "";
    }
    var one = Numbers.parse(fact.value());
    var other = Numbers.parse(chosen.value());
    var gap = one.subtract(other).abs().multiply(java.math.BigDecimal.TEN);
    return gap.compareTo(one.max(other)) < 0 ? "within a tenth: rounding of thousands" : "";
  }
}
