package dev.tollgate.catalogue.conflict;

import dev.tollgate.catalogue.conflict.Conflict.Topic;
import dev.tollgate.catalogue.conflict.ListCauses.Reason;
import dev.tollgate.catalogue.model.Verdict;
import java.math.BigDecimal;
import java.util.Map;

/** Why sources disagree about a limit, a capability or a date. */
final class LimitCauses {

  private static final BigDecimal TENTH = new BigDecimal("1.1");

  private LimitCauses() {}

  static Reason of(String name, Topic topic, Verdict verdict, Map<String, Verdict> facts) {
    String value = verdict.value();
    for (Verdict.Witness witness : verdict.dissenting()) {
      String other = witness.value();
      if (topic == Topic.LIMIT && isNumber(value) && isNumber(other)) {
        BigDecimal one = new BigDecimal(value);
        BigDecimal two = new BigDecimal(other);
        if (one.signum() > 0
            && two.signum() > 0
            && Values.ratio(one.max(two), one.min(two)).compareTo(TENTH) <= 0) {
          return new Reason(
              Cause.ROUNDING,
              other + " and " + value + " are one limit in thousands of 1,000 and 1,024");
        }
        for (Map.Entry<String, Verdict> fact : facts.entrySet()) {
          boolean elsewhere =
              fact.getKey().startsWith("limit.")
                  && !fact.getKey().equals(name)
                  && fact.getValue().value().equals(other);
          if (elsewhere) {
            return new Reason(
                Cause.LIMIT_KIND,
                witness.evidence().source()
                    + " files the "
                    + fact.getKey()
                    + " of "
                    + other
                    + " here");
          }
        }
      }
    }
    if (topic == Topic.LIMIT) {
      return name.contains("context")
          ? new Reason(Cause.LIMIT_KIND, "input limit and window may be taken for each other")
          : new Reason(Cause.STALE, "sources state different limits");
    }
    return new Reason(
        topic == Topic.CAPABILITY ? Cause.UNEXPLAINED : Cause.STALE,
        "yes and no, or different days, from different sources");
  }

  private static boolean isNumber(String text) {
    return text.matches("\\d{1,15}");
  }
}
