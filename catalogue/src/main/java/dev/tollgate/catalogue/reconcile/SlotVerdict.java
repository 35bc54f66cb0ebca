package dev.tollgate.catalogue.reconcile;

import dev.tollgate.catalogue.model.Route.PricedRate;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Rate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Decides one slot: follows one source for all its bands, and hears the others. */
final class SlotVerdict {

  /** Prices this close differ by rounding only: half a percent. */
  private static final BigDecimal ROUNDING = new BigDecimal("0.005");

  private SlotVerdict() {}

  /**
   * The rates of a slot; {@code statements} run from best to worst source. A source that covers the
   * {@code needed} bands goes before one that does not: a batch price without the long-context band
   * that the standard price has would leave long batch calls without an answer.
   */
  static List<PricedRate> of(List<Statement> statements, Set<Statement.Band> needed) {
    Statement lead = lead(statements, needed);
    Map<Statement.Band, Statement> bands = new LinkedHashMap<>();
    for (Statement statement : statements) {
      if (statement.source().equals(lead.source()) && statement.generic() == lead.generic()) {
        bands.putIfAbsent(statement.band(), statement);
      }
    }
    List<PricedRate> prices = new ArrayList<>();
    for (Statement chosen : bands.values()) {
      prices.add(priced(chosen, statements, bands, chosen == lead));
    }
    return prices;
  }

  /** The best source that states the slot itself rather than through a generic slot. */
  private static Statement lead(List<Statement> statements, Set<Statement.Band> needed) {
    List<Statement> own =
        agreed(statements.stream().filter(statement -> !statement.generic()).toList());
    return own.stream()
        .filter(statement -> bands(own, statement.source()).containsAll(needed))
        .findFirst()
        .orElseGet(() -> own.isEmpty() ? statements.getFirst() : own.getFirst());
  }

  /**
   * Those of equal value that most independent sources state, when two or more do and the first in
   * rank is not the provider's own word; else all. Copies of one list have one voice, that of the
   * best of them.
   */
  private static List<Statement> agreed(List<Statement> statements) {
    if (statements.isEmpty() || statements.getFirst().rank().place() <= Trust.OWN_WORD) {
      return statements;
    }
    Statement.Band band = statements.getFirst().band();
    Map<String, Statement> voices = new LinkedHashMap<>();
    statements.stream()
        .filter(statement -> statement.band().equals(band))
        .forEach(statement -> voices.putIfAbsent(statement.original(), statement));
    List<Statement> best = List.of();
    long most = 1;
    for (Statement candidate : voices.values()) {
      long count =
          voices.values().stream().filter(other -> isSame(candidate.usd(), other.usd())).count();
      if (count > most) {
        most = count;
        best =
            statements.stream()
                .filter(other -> other.band().equals(band) && isSame(candidate.usd(), other.usd()))
                .toList();
      }
    }
    return best.isEmpty() ? statements : best;
  }

  private static boolean isSame(BigDecimal one, BigDecimal other) {
    return one.compareTo(other) == 0 || isRounding(one, other);
  }

  private static Set<Statement.Band> bands(List<Statement> statements, String source) {
    Set<Statement.Band> bands = new HashSet<>();
    for (Statement statement : statements) {
      if (statement.source().equals(source)) {
        bands.add(statement.band());
      }
    }
    return bands;
  }

  private static PricedRate priced(
      Statement chosen, List<Statement> all, Map<Statement.Band, Statement> bands, boolean first) {
    List<Verdict.Witness> agreeing = new ArrayList<>();
    List<Verdict.Witness> dissenting = new ArrayList<>();
    agreeing.add(chosen.witness("followed"));
    for (Statement other : all) {
      if (other == chosen) {
        continue;
      }
      if (other.band().equals(chosen.band())) {
        hear(chosen, other, agreeing, dissenting);
      } else if (first && !bands.containsKey(other.band())) {
        boolean same = other.usd().compareTo(chosen.usd()) == 0;
        String when = Wording.conditions(other.fact().conditions());
        String note = "states it " + when + ", which the followed source does not";
        (same ? agreeing : dissenting).add(other.witness(note));
      }
    }
    Conditions when = closed(chosen, bands.keySet());
    Rate rate = new Rate(chosen.meter(), chosen.usd(), when, chosen.source());
    return new PricedRate(rate, verdict(chosen, when, agreeing, dissenting));
  }

  /** Ends a band where the next one begins, so that only one of them ever holds. */
  private static Conditions closed(Statement chosen, Set<Statement.Band> bands) {
    Conditions when = chosen.fact().conditions();
    Long from = when.minContextTokens();
    if (from == null || when.maxContextTokens() != null) {
      return when;
    }
    Long next =
        bands.stream()
            .filter(band -> sameTime(band, chosen.band()))
            .map(Statement.Band::minContextTokens)
            .filter(Objects::nonNull)
            .filter(start -> start.compareTo(from) > 0)
            .min(Comparator.naturalOrder())
            .orElse(null);
    return when.withContext(from, next);
  }

  private static boolean sameTime(Statement.Band one, Statement.Band other) {
    return Objects.equals(one.window(), other.window())
        && Objects.equals(one.validFrom(), other.validFrom())
        && Objects.equals(one.validTo(), other.validTo());
  }

  private static void hear(
      Statement chosen,
      Statement other,
      List<Verdict.Witness> agreeing,
      List<Verdict.Witness> dissenting) {
    String slot = other.generic() ? "generic slot" : "";
    if (other.usd().compareTo(chosen.usd()) == 0) {
      agreeing.add(other.witness(slot));
    } else if (isRounding(chosen.usd(), other.usd())) {
      agreeing.add(other.witness(join(slot, "differs by rounding")));
    } else {
      dissenting.add(other.witness(join(slot, why(chosen, other))));
    }
  }

  private static String why(Statement chosen, Statement other) {
    if (other.generic()) {
      return "may mean another modality";
    }
    return other.source().equals(chosen.source())
        ? "the same source says so elsewhere"
        : "ranked below " + chosen.source() + ": " + other.rank().reason();
  }

  private static boolean isRounding(BigDecimal one, BigDecimal other) {
    return one.subtract(other).abs().compareTo(one.multiply(ROUNDING)) <= 0;
  }

  private static String join(String one, String other) {
    return one.isEmpty() ? other : one + "; " + other;
  }

  private static Verdict verdict(
      Statement chosen,
      Conditions when,
      List<Verdict.Witness> agreeing,
      List<Verdict.Witness> dissenting) {
    return new Verdict(
        Wording.slot(chosen.meter(), when),
        Wording.price(chosen.meter(), chosen.usd()),
        chosen.source() + ": " + chosen.rank().reason(),
        agreeing,
        dissenting);
  }
}
