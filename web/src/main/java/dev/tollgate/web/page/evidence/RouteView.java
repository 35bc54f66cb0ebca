package dev.tollgate.web.page.evidence;

import dev.tollgate.catalogue.conflict.Conflicts;
import dev.tollgate.catalogue.history.Archive;
import dev.tollgate.catalogue.history.Sighting;
import dev.tollgate.catalogue.history.Timeline;
import dev.tollgate.catalogue.model.Evidence;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.pricing.Meter;
import dev.tollgate.web.page.model.RateMatrix;
import dev.tollgate.web.page.text.Amounts;
import dev.tollgate.web.page.text.Names;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** One provider serving one model, with every field that any source files about it. */
public record RouteView(
    String id,
    String provider,
    String modelId,
    String modelName,
    String upstream,
    String tariff,
    String free,
    RateMatrix rates,
    List<Version> versions,
    List<ConflictsView.Row> conflicts,
    List<Attribute> attributes,
    List<SourceFields> raw,
    List<Gone> withdrawn,
    Pinning pinning) {

  /** A statement that its source does not make any more. */
  public record Gone(String what, String value, String source, String path, String until) {}

  /**
   * What the operator pinned and the form to pin more; {@code open} when it may be used here, then
   * with what was typed and the fault in it, if any.
   */
  public record Pinning(
      boolean open,
      List<PinRow> pins,
      List<String> meters,
      String meter,
      String usd,
      String note,
      String fault) {
    public Pinning {
      pins = List.copyOf(pins);
      meters = List.copyOf(meters);
    }
  }

  /** One pinned price. */
  public record PinRow(String meter, String usd, String note, String since) {}

  /** A tariff and since when it is known to hold. */
  public record Version(String since, String tariff, List<String> rates) {}

  /** One attribute with all that is said about it. */
  public record Attribute(String name, String value, String reason, String against) {}

  /** The fields of one source, as filed. */
  public record SourceFields(String source, String date, List<Field> fields) {
    public SourceFields {
      fields = List.copyOf(fields);
    }
  }

  /** A field's path, its raw text, unit, what was done to it, and since when it is known. */
  public record Field(String path, String raw, String unit, String transform, String since) {}

  private static final List<Meter> SHOWN =
      List.of(
          Meter.TEXT_INPUT,
          Meter.INPUT,
          Meter.INPUT_CACHED,
          Meter.TEXT_INPUT_CACHED,
          Meter.IMAGE_INPUT,
          Meter.IMAGE_INPUT_CACHED,
          Meter.TEXT_OUTPUT,
          Meter.OUTPUT,
          Meter.IMAGE_OUTPUT,
          Meter.IMAGES);

  public RouteView {
    versions = List.copyOf(versions);
    conflicts = List.copyOf(conflicts);
    attributes = List.copyOf(attributes);
    raw = List.copyOf(raw);
    withdrawn = List.copyOf(withdrawn);
  }

  /** The view of a route. */
  public static RouteView of(
      Route route, Model model, Snapshot snapshot, Archive archive, Pinning pinning) {
    String free = route.tariff().freeBecause();
    List<Sighting> sightings = Sighting.of(route.id(), archive, snapshot);
    return new RouteView(
        route.id(),
        Names.provider(snapshot, route.provider()),
        model.id(),
        model.displayName(),
        route.upstreamModel(),
        route.tariff().version(),
        free == null ? "" : free,
        RateMatrix.of(model, route, snapshot),
        Timeline.of(route.id(), archive, snapshot).stream().map(RouteView::version).toList(),
        Conflicts.of(snapshot).of(route.id()).stream()
            .map(one -> ConflictsView.row(one, snapshot))
            .toList(),
        attributes(route, snapshot),
        raw(route, snapshot, sightings),
        sightings.stream()
            .filter(Sighting::withdrawn)
            .map(one ->
                new Gone(
                    one.what().replace('_', ' '),
                    one.witness().value(),
                    Names.source(snapshot, one.source()),
                    one.witness().evidence().path(),
                    Names.day(one.lastSeen())))
            .toList(),
        pinning);
  }

  private static Version version(Timeline.Version version) {
    List<String> rates = new ArrayList<>();
    for (Meter meter : SHOWN) {
      version.tariff().rates().stream()
          .filter(rate -> rate.meter().equals(meter) && rate.conditions().specificity() == 0)
          .findFirst()
          .ifPresent(rate ->
              rates.add(
                  meter.name().replace('_', ' ') + " " + usd(rate.usdPerCustomaryQuantity())));
    }
    return new Version(Names.day(version.since()), version.tariff().version(), List.copyOf(rates));
  }

  private static String usd(BigDecimal usd) {
    return Amounts.exact(usd);
  }

  private static List<Attribute> attributes(Route route, Snapshot snapshot) {
    List<Attribute> attributes = new ArrayList<>();
    route
        .facts()
        .forEach((name, verdict) -> {
          List<String> against =
              verdict.dissenting().stream()
                  .map(witness ->
                      Names.source(snapshot, witness.evidence().source()) + ": " + witness.value())
                  .toList();
          attributes.add(
              new Attribute(name, verdict.value(), verdict.reason(), String.join("; ", against)));
        });
    return attributes;
  }

  /** Every statement about the route, heard or kept out, by source and path. */
  private static List<SourceFields> raw(Route route, Snapshot snapshot, List<Sighting> sightings) {
    TreeMap<String, TreeMap<String, Verdict.Witness>> bySource = new TreeMap<>();
    route.prices().forEach(price -> all(price.verdict(), bySource));
    route.facts().values().forEach(verdict -> all(verdict, bySource));
    route.suspects().forEach(witness -> add(witness, bySource));
    List<SourceFields> sources = new ArrayList<>();
    bySource.forEach((source, fields) ->
        sources.add(
            new SourceFields(
                Names.source(snapshot, source),
                Names.day(fields.firstEntry().getValue().evidence().date()),
                fields.values().stream().map(one -> field(one, sightings)).toList())));
    return sources;
  }

  private static Field field(Verdict.Witness witness, List<Sighting> sightings) {
    Evidence one = witness.evidence();
    String since =
        Sighting.find(sightings, witness)
            .map(Sighting::firstSeen)
            .filter(day -> day.isBefore(one.date()))
            .map(day -> "so since " + Names.day(day))
            .orElse("");
    return new Field(one.path(), one.raw(), one.unit(), one.transform(), since);
  }

  private static void all(
      Verdict verdict, TreeMap<String, TreeMap<String, Verdict.Witness>> bySource) {
    verdict.agreeing().forEach(witness -> add(witness, bySource));
    verdict.dissenting().forEach(witness -> add(witness, bySource));
  }

  private static void add(
      Verdict.Witness witness, TreeMap<String, TreeMap<String, Verdict.Witness>> bySource) {
    bySource
        .computeIfAbsent(witness.evidence().source(), _ -> new TreeMap<>())
        .putIfAbsent(witness.evidence().path(), witness);
  }
}
