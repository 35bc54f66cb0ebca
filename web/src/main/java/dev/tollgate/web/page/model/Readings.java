package dev.tollgate.web.page.model;

import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Route.PricedRate;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.reading.Explainer;
import dev.tollgate.catalogue.reading.Explanation;
import dev.tollgate.catalogue.reading.FeedReadings;
import dev.tollgate.catalogue.reading.Ground;
import dev.tollgate.catalogue.reading.PublishedReadings;
import dev.tollgate.catalogue.reading.Reading;
import dev.tollgate.web.page.text.Amounts;
import dev.tollgate.web.page.text.Names;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * Where others part from us: what pages and feeds show as the price, explained, and what sources
 * state that we do not follow. {@code said} is the reading that stands in the URL.
 */
public record Readings(
    List<Page> pages,
    List<Page> feeds,
    String said,
    boolean readable,
    List<Dissent> dissents,
    int more) {

  /** What one page shows as the price; {@code picture} is what the usual call costs by it. */
  public record Page(
      String name,
      String date,
      String summary,
      String picture,
      String verdict,
      String tone,
      List<Value> values) {
    public Page {
      values = List.copyOf(values);
    }
  }

  /** One value as printed, and what it is; {@code tone} is ok, part or wrong. */
  public record Value(String label, String text, String meaning, String tone) {}

  /** What a source states against us: its claims share the reason why they are not followed. */
  public record Dissent(String source, List<Claim> claims, String why, String date) {
    public Dissent {
      claims = List.copyOf(claims);
    }
  }

  /** One value that a source states, and ours. */
  public record Claim(String about, String says, String ours) {}

  private record Reason(String source, String why, String date) {}

  private static final int DISSENTS_MAX = 24;
  private static final int FEEDS_MAX = 6;

  public Readings {
    pages = List.copyOf(pages);
    feeds = List.copyOf(feeds);
    dissents = List.copyOf(dissents);
  }

  public boolean isEmpty() {
    return pages.isEmpty() && feeds.isEmpty() && dissents.isEmpty();
  }

  /**
   * The readings of a route and what the chosen call would cost by each; {@code said} is a reading
   * that somebody typed, or empty.
   */
  public static Readings of(
      Model model, Route route, Snapshot snapshot, Explainer.Call call, String said, Instant at) {
    SequencedMap<Reason, SequencedSet<Claim>> all = new LinkedHashMap<>();
    for (PricedRate price : route.prices()) {
      Verdict verdict = price.verdict();
      boolean never = RateMatrix.isNeverBilled(model, price.rate().meter());
      for (Verdict.Witness witness : never ? verdict.agreeing() : verdict.dissenting()) {
        if (!never && witness.value().equals(verdict.value())) {
          continue; // the same price under other conditions
        }
        String why = never ? "the model emits no text, so nobody bills it" : witness.note();
        String ours = never ? "not billed" : dollars(verdict.value());
        add(
            all,
            new Claim(words(verdict.attribute()), dollars(witness.value()), ours),
            why,
            witness,
            snapshot);
      }
    }
    for (Verdict.Witness suspect : route.suspects()) {
      int colon = suspect.note().indexOf(": ");
      String about = colon < 0 ? "price" : suspect.note().substring(0, colon);
      String why = colon < 0 ? suspect.note() : suspect.note().substring(colon + 2);
      add(
          all,
          new Claim(words(about), dollars(suspect.value()), "left out"),
          why,
          suspect,
          snapshot);
    }
    List<Dissent> dissents = new ArrayList<>();
    all.forEach((reason, claims) ->
        dissents.add(
            new Dissent(reason.source(), List.copyOf(claims), reason.why(), reason.date())));
    int shown = Math.min(DISSENTS_MAX, dissents.size());
    Optional<Reading> typed = Reading.typed(said);
    Explainer explainer = new Explainer(Ground.of(model, route, snapshot, at));
    List<Reading> read = new ArrayList<>(typed.stream().toList());
    read.addAll(PublishedReadings.of(model.id()));
    return new Readings(
        explained(read, explainer, call),
        explained(feeds(model, route, snapshot), explainer, call),
        said,
        said.isEmpty() || typed.isPresent(),
        dissents.subList(0, shown),
        dissents.size() - shown);
  }

  private static void add(
      SequencedMap<Reason, SequencedSet<Claim>> all,
      Claim claim,
      String why,
      Verdict.Witness witness,
      Snapshot snapshot) {
    String source = Names.source(snapshot, witness.evidence().source());
    all.computeIfAbsent(
            new Reason(source, why, Names.day(witness.evidence().date())),
            _ -> new LinkedHashSet<>())
        .add(claim);
  }

  private static String dollars(String usd) {
    return Amounts.plain(new BigDecimal(usd));
  }

  private static String words(String slot) {
    return slot.replace("_per_image", " per picture").replace('_', ' ');
  }

  private static List<Page> explained(
      List<Reading> readings, Explainer explainer, Explainer.Call call) {
    return readings.stream().map(reading -> page(explainer.explain(reading, call))).toList();
  }

  /** What feeds say to a reader of their usual keys, at this route and at others. */
  private static List<Reading> feeds(Model model, Route route, Snapshot snapshot) {
    List<Reading> all = new ArrayList<>();
    if (route.prices().isEmpty()) {
      return all;
    }
    FeedReadings.of(route).stream()
        .limit(FEEDS_MAX)
        .map(reading -> named(reading, Names.source(snapshot, reading.page()), "its usual keys"))
        .forEach(all::add);
    if (model.kind() == Kind.IMAGE) {
      otherRoutes(model, route, snapshot).forEach(all::add);
    }
    return all;
  }

  /** Readings of other routes, which are offers of their own but often slices of one matrix. */
  private static List<Reading> otherRoutes(Model model, Route route, Snapshot snapshot) {
    return snapshot.routesOf(model.id()).stream()
        .filter(other -> !other.provider().equals(route.provider()))
        .flatMap(other ->
            FeedReadings.of(other).stream()
                .limit(1)
                .map(reading ->
                    named(
                        reading,
                        Names.source(snapshot, reading.page()),
                        Names.provider(snapshot, other.provider()) + " row")))
        .limit(FEEDS_MAX)
        .toList();
  }

  private static Reading named(Reading reading, String source, String what) {
    return new Reading(source + ", " + what, reading.date(), reading.shown());
  }

  private static Page page(Explanation page) {
    LocalDate date = page.reading().date();
    BigDecimal picture = page.picture();
    return new Page(
        page.reading().page(),
        date == null ? "" : Names.day(date),
        page.summary(),
        picture == null ? "" : Amounts.total(picture),
        page.verdict(),
        page.verdict().isEmpty() || page.verdict().startsWith("right") ? "ok" : "wrong",
        page.cells().stream()
            .map(
                cell -> new Value(cell.label(), cell.text(), cell.meaning(), tone(cell.standing())))
            .toList());
  }

  private static String tone(Explanation.Standing standing) {
    return switch (standing) {
      case RIGHT -> "ok";
      case PARTLY -> "part";
      case WRONG -> "wrong";
    };
  }
}
