package dev.tollgate.web.page.model;

import dev.tollgate.catalogue.model.Evidence;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.web.page.text.Amounts;
import dev.tollgate.web.page.text.Names;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Who says so: {@code label} is "n of m" sources, {@code reason} why this value is followed, then
 * every witness with what it filed, up to two statements of a source; {@code more} are left out.
 */
public record Says(
    String label, String reason, boolean disputed, List<Witness> witnesses, int more) {

  /** One source's statement; {@code standing} is followed, agrees or dissents. */
  public record Witness(
      String source,
      String standing,
      String value,
      String raw,
      String unit,
      String transform,
      String path,
      String date,
      String note) {

    private Witness standing(String other) {
      return new Witness(source, other, value, raw, unit, transform, path, date, note);
    }
  }

  private static final int OF_SOURCE_MAX = 2;

  public Says {
    witnesses = List.copyOf(witnesses);
  }

  /** The case for a price, whose values are USD. */
  public static Says ofPrice(Verdict verdict, Snapshot snapshot) {
    return of(verdict, snapshot, value -> Amounts.plain(new BigDecimal(value)));
  }

  /** The case for an attribute. */
  public static Says of(Verdict verdict, Snapshot snapshot) {
    return of(verdict, snapshot, UnaryOperator.identity());
  }

  private static Says of(Verdict verdict, Snapshot snapshot, UnaryOperator<String> shown) {
    Set<String> agreeing = sources(verdict.agreeing());
    Set<String> all = new LinkedHashSet<>(agreeing);
    all.addAll(sources(verdict.dissenting()));
    List<Witness> witnesses = new ArrayList<>();
    for (Verdict.Witness witness : verdict.agreeing()) {
      witnesses.add(
          witness(
              witness, witness.note().equals("followed") ? "followed" : "agrees", snapshot, shown));
    }
    for (Verdict.Witness witness : verdict.dissenting()) {
      witnesses.add(witness(witness, "dissents", snapshot, shown));
    }
    List<Witness> heard = few(witnesses);
    return new Says(
        agreeing.size() + " of " + all.size(),
        capital(named(verdict.reason(), snapshot)),
        all.size() > agreeing.size(),
        heard,
        witnesses.size() - heard.size());
  }

  private static List<Witness> few(List<Witness> witnesses) {
    Map<String, Integer> counts = new HashMap<>();
    return witnesses.stream()
        .filter(one ->
            counts.merge(one.source() + " " + one.standing(), 1, Integer::sum) <= OF_SOURCE_MAX)
        .toList();
  }

  /** The same witnesses, none of whom is followed, under another label and for this reason. */
  public Says unfollowed(String newLabel, String why) {
    List<Witness> listed =
        witnesses.stream().map(witness -> witness.standing("not followed")).toList();
    return new Says(newLabel, why, true, listed, more);
  }

  /** Distinct sources among the witnesses that agree. */
  static Set<String> sources(List<Verdict.Witness> witnesses) {
    Set<String> sources = new LinkedHashSet<>();
    witnesses.forEach(witness -> sources.add(witness.evidence().source()));
    return sources;
  }

  private static Witness witness(
      Verdict.Witness said, String standing, Snapshot snapshot, UnaryOperator<String> shown) {
    Evidence evidence = said.evidence();
    return new Witness(
        Names.source(snapshot, evidence.source()),
        standing,
        shown.apply(said.value()),
        evidence.raw(),
        evidence.unit(),
        evidence.transform(),
        evidence.path(),
        Names.day(evidence.date()),
        said.note().equals("followed") ? "" : said.note());
  }

  /** A reason begins with the id of the source that is followed; people know it by its name. */
  private static String named(String reason, Snapshot snapshot) {
    int colon = reason.indexOf(": ");
    return colon < 1
        ? reason
        : Names.source(snapshot, reason.substring(0, colon)) + reason.substring(colon);
  }

  private static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
