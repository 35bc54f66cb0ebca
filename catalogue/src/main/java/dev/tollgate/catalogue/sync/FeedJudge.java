package dev.tollgate.catalogue.sync;

import dev.tollgate.catalogue.CatalogueBounds;
import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.catalogue.source.FeedRejected;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Meter;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Compares a feed with its last good self: a feed that fell apart is rejected whole. */
final class FeedJudge {

  private record Line(String subject, Meter meter, Conditions conditions) {}

  private FeedJudge() {}

  /**
   * Throws {@link FeedRejected} when too much vanished or too many prices moved too far; {@code
   * recent} when the two lists are at most a week apart.
   */
  static void judge(Collection<Fact> before, Collection<Fact> after, boolean recent) {
    vanished(
        subjects(before),
        subjects(after),
        recent ? CatalogueBounds.VANISHED_PERCENT_MAX : CatalogueBounds.VANISHED_LATER_PERCENT_MAX);
    moved(prices(before), prices(after));
  }

  static Set<String> subjects(Collection<Fact> facts) {
    Set<String> subjects = new HashSet<>();
    facts.forEach(fact -> subjects.add(fact.subject()));
    return subjects;
  }

  private static void vanished(Set<String> before, Set<String> after, int percentMax) {
    long gone = before.stream().filter(subject -> !after.contains(subject)).count();
    int percent = percent(gone, before.size());
    if (before.size() >= CatalogueBounds.COMPARABLE_MIN && percent > percentMax) {
      throw new FeedRejected(gone + " of " + before.size() + " routes vanished");
    }
  }

  private static void moved(Map<Line, BigDecimal> before, Map<Line, BigDecimal> after) {
    int compared = 0;
    int moved = 0;
    for (Map.Entry<Line, BigDecimal> price : before.entrySet()) {
      BigDecimal now = after.get(price.getKey());
      if (now != null && price.getValue().signum() > 0) {
        compared++;
        moved += isFar(price.getValue(), now) ? 1 : 0;
      }
    }
    if (compared >= CatalogueBounds.COMPARABLE_MIN
        && percent(moved, compared) > CatalogueBounds.CHANGED_PERCENT_MAX) {
      throw new FeedRejected(
          moved
              + " of "
              + compared
              + " prices changed by more than a factor of "
              + CatalogueBounds.CHANGE_FACTOR_MAX);
    }
  }

  private static boolean isFar(BigDecimal before, BigDecimal now) {
    BigDecimal factor = CatalogueBounds.CHANGE_FACTOR_MAX;
    return now.compareTo(before.multiply(factor)) > 0 || now.multiply(factor).compareTo(before) < 0;
  }

  private static Map<Line, BigDecimal> prices(Collection<Fact> facts) {
    Map<Line, BigDecimal> prices = new HashMap<>();
    for (Fact fact : facts) {
      if (fact instanceof Fact.Price price) {
        prices.putIfAbsent(
            new Line(price.subject(), price.meter(), price.conditions()), price.usdPerUnit());
      }
    }
    return prices;
  }

  private static int percent(long part, int whole) {
    return whole == 0 ? 0 : Math.toIntExact(part * 100 / whole);
  }
}
