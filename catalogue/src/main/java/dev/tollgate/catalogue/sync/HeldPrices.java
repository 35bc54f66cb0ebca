package dev.tollgate.catalogue.sync;

import dev.tollgate.catalogue.CatalogueBounds;
import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Meter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds single prices that moved too far without a second source: the last good value stays first
 * in line, the new one stands behind it where everybody can see it, until another source says the
 * same or the operator accepts the feed.
 */
final class HeldPrices {

  private record Line(String subject, Meter meter, Conditions conditions) {
    static Line of(Fact.Price price) {
      return new Line(price.subject(), price.meter(), price.conditions());
    }
  }

  /** The facts to store, and what was held, in words. */
  record Result(List<Fact> facts, List<String> held) {}

  private HeldPrices() {}

  /** Judges the prices of a feed against its last good ones and what other sources state. */
  static Result of(Collection<Fact> before, Collection<Fact> after, Collection<Fact> others) {
    Map<Line, Fact.Price> last = new HashMap<>();
    for (Fact fact : before) {
      if (fact instanceof Fact.Price price) {
        last.putIfAbsent(Line.of(price), price);
      }
    }
    Set<String> second = new HashSet<>();
    for (Fact fact : others) {
      if (fact instanceof Fact.Price price) {
        second.add(said(price.subject(), price.meter(), price.usdPerUnit()));
      }
    }
    List<Fact> facts = new ArrayList<>();
    List<String> held = new ArrayList<>();
    Set<Line> judged = new HashSet<>();
    for (Fact fact : after) {
      if (fact instanceof Fact.Price price && judged.add(Line.of(price))) {
        Fact.Price good = last.get(Line.of(price));
        boolean confirmed =
            second.contains(said(price.subject(), price.meter(), price.usdPerUnit()));
        if (good != null && isFar(good.usdPerUnit(), price.usdPerUnit()) && !confirmed) {
          facts.add(good);
          held.add(
              "held: "
                  + price.subject()
                  + " "
                  + price.meter().name()
                  + " moved from "
                  + good.evidence().raw()
                  + " to "
                  + price.evidence().raw()
                  + " and no second source says so");
        }
      }
      facts.add(fact);
    }
    return new Result(facts, held);
  }

  private static String said(String subject, Meter meter, BigDecimal usd) {
    return subject + " " + meter.name() + " " + usd.stripTrailingZeros().toPlainString();
  }

  private static boolean isFar(BigDecimal before, BigDecimal now) {
    BigDecimal factor = CatalogueBounds.CHANGE_FACTOR_MAX;
    return before.signum() > 0
        && (now.compareTo(before.multiply(factor)) > 0
            || now.multiply(factor).compareTo(before) < 0);
  }
}
