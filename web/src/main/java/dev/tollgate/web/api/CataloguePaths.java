package dev.tollgate.web.api;

import dev.tollgate.catalogue.conflict.Conflict;
import dev.tollgate.catalogue.conflict.Conflicts;
import dev.tollgate.catalogue.history.Change;
import dev.tollgate.catalogue.history.Diff;
import dev.tollgate.catalogue.history.History;
import dev.tollgate.catalogue.insight.Insights;
import dev.tollgate.catalogue.insight.Job;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.query.Catalogue;
import dev.tollgate.catalogue.query.PictureLadder;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.Inbound;
import dev.tollgate.gateway.call.Refusal.InvalidParameter;
import dev.tollgate.gateway.call.Refusal.UnknownPath;
import dev.tollgate.gateway.call.Refused;
import dev.tollgate.gateway.codec.Json;
import dev.tollgate.gateway.edge.PathTable;
import dev.tollgate.pricing.ImageSize;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Queries over the catalogue as a whole: compare, conflicts, changes, sources, resolve. */
public record CataloguePaths(Door door, Catalogue catalogue, History history, InstantSource clock) {

  /** Adds its paths to the table. */
  public void addTo(PathTable table) {
    table
        .on("GET", "/api/compare", this::compare)
        .on("GET", "/api/conflicts", this::conflicts)
        .on("GET", "/api/changes", this::changes)
        .on("GET", "/api/resolve", this::resolve)
        .on("GET", "/api/sources/{source}", this::source);
  }

  private void compare(Inbound inbound, Client client) {
    door.enter(inbound);
    Query query = Query.of(inbound);
    Snapshot snapshot = catalogue.current();
    String names = query.text("models");
    if (names == null) {
      throw wrong("models", "'models' must name models or routes, separated by commas.");
    }
    List<String> ids =
        Stream.of(names.split(",", 50)).map(String::strip).filter(id -> !id.isEmpty()).toList();
    if (ids.size() > ApiBounds.COMPARED_MAX) {
      throw wrong("models", "'models' may name up to " + ApiBounds.COMPARED_MAX + " models.");
    }
    Job job = job(query);
    ObjectNode json =
        Json.object()
            .put("object", "comparison")
            .put("size", job.size().toString())
            .put("quality", job.quality());
    ArrayNode data = json.putArray("data");
    ids.forEach(id -> data.add(compared(id, job, snapshot)));
    json.set("catalogue", ModelJson.stamp(snapshot));
    Answers.send(inbound, client, json);
  }

  static Job job(Query query) {
    String size = Objects.requireNonNullElse(query.text("size"), Job.USUAL.size().toString());
    ImageSize parsed =
        ImageSize.parse(size)
            .orElseThrow(() -> wrong("size", "'size' must be WIDTHxHEIGHT, such as 1024x1024."));
    return new Job(parsed, Objects.requireNonNullElse(query.text("quality"), Job.USUAL.quality()));
  }

  private ObjectNode compared(String id, Job job, Snapshot snapshot) {
    Model model =
        snapshot
            .model(id)
            .or(() -> snapshot.resolve(id).stream().findFirst().map(Snapshot.Candidate::model))
            .orElseThrow(() -> wrong("models", "The catalogue knows no model '" + id + "'."));
    ObjectNode json = ModelJson.head(model);
    PictureLadder ladder =
        PictureLadder.of(snapshot, model, job.size(), job.quality(), 22, clock.instant());
    ArrayNode rungs = json.putArray("picture_ladder");
    for (PictureLadder.Rung rung : ladder.rungs()) {
      rungs
          .addObject()
          .put("route", rung.route().id())
          .put("usd", rung.usd() == null ? null : rung.usd().toString())
          .put("free_because", rung.route().tariff().freeBecause())
          .put("reason", rung.reason());
    }
    ObjectNode rates = json.putObject("rates_usd_per_1m");
    snapshot.routesOf(model.id()).stream().findFirst().ifPresent(route -> rates(route, rates));
    Insights.of(snapshot, clock.instant())
        .standing(model, job)
        .ifPresent(standing ->
            json.putObject("standing")
                .put("cheaper_than", standing.dearer())
                .put("of", standing.of())
                .put("method", standing.method())
                .put("snapshot", standing.snapshot()));
    return json;
  }

  private static void rates(Route route, ObjectNode rates) {
    route.prices().stream()
        .filter(price -> price.rate().conditions().specificity() == 0)
        .forEach(price -> rates.put(price.rate().meter().name(), price.verdict().value()));
  }

  private void conflicts(Inbound inbound, Client client) {
    door.enter(inbound);
    Query query = Query.of(inbound);
    Snapshot snapshot = catalogue.current();
    Conflict.Topic topic = query.oneOf("topic", Conflict.Topic.class);
    dev.tollgate.catalogue.conflict.Cause cause =
        query.oneOf("cause", dev.tollgate.catalogue.conflict.Cause.class);
    String source = query.text("source");
    String words = Objects.requireNonNullElse(query.text("q"), "").toLowerCase(Locale.ROOT);
    List<Conflict> matching =
        Conflicts.of(snapshot).all().stream()
            .filter(one -> topic == null || one.topic() == topic)
            .filter(one -> cause == null || one.cause() == cause)
            .filter(one ->
                source == null
                    || one.claims().stream().anyMatch(claim -> claim.source().equals(source)))
            .filter(one ->
                (one.subject() + " " + one.modelId()).toLowerCase(Locale.ROOT).contains(words))
            .toList();
    Slice<Conflict> slice = Slice.of(matching, query, snapshot.hash());
    if (Csv.wanted(inbound)) {
      Csv csv =
          new Csv(
              "subject",
              "slot",
              "topic",
              "cause",
              "verdict",
              "spread",
              "source",
              "standing",
              "value",
              "raw",
              "path");
      slice.items().forEach(one -> one.claims().forEach(claim -> csv.row(row(one, claim))));
      Answers.sendTable(inbound, client, csv);
      return;
    }
    ObjectNode json = slice.json();
    ArrayNode data = json.putArray("data");
    slice.items().forEach(one -> data.add(conflict(one)));
    json.set("catalogue", ModelJson.stamp(snapshot));
    Answers.send(inbound, client, json);
  }

  private static List<String> row(Conflict one, Conflict.Claim claim) {
    return List.of(
        one.subject(),
        one.slot(),
        ModelJson.lower(one.topic()),
        ModelJson.lower(one.cause()),
        Objects.requireNonNullElse(one.verdict(), ""),
        one.spread() == null ? "" : one.spread().toPlainString(),
        claim.source(),
        ModelJson.lower(claim.standing()),
        claim.value(),
        claim.evidence().raw(),
        claim.evidence().path());
  }

  static ObjectNode conflict(Conflict one) {
    ObjectNode json =
        Json.object()
            .put("subject", one.subject())
            .put("model", one.modelId())
            .put("slot", one.slot())
            .put("topic", ModelJson.lower(one.topic()))
            .put("cause", ModelJson.lower(one.cause()))
            .put("because", one.because())
            .put("verdict", one.verdict())
            .put("spread", one.spread() == null ? null : one.spread().toPlainString());
    ArrayNode claims = json.putArray("claims");
    one.claims()
        .forEach(claim ->
            claims
                .addObject()
                .put("source", claim.source())
                .put("value", claim.value())
                .put("standing", ModelJson.lower(claim.standing()))
                .put("note", claim.note())
                .put("raw", claim.evidence().raw())
                .put("unit", claim.evidence().unit())
                .put("path", claim.evidence().path())
                .put("date", claim.evidence().date().toString()));
    return json;
  }

  private void changes(Inbound inbound, Client client) {
    door.enter(inbound);
    Query query = Query.of(inbound);
    Snapshot snapshot = catalogue.current();
    LocalDate from = day(query, "from", history.days(snapshot).getFirst());
    LocalDate to = day(query, "to", snapshot.day());
    Change.Kind kind = query.oneOf("kind", Change.Kind.class);
    String source = query.text("source");
    String words = Objects.requireNonNullElse(query.text("q"), "").toLowerCase(Locale.ROOT);
    Diff diff = history.between(from, to, snapshot);
    List<Change> matching =
        diff.changes().stream()
            .filter(one -> kind == null || one.kind() == kind)
            .filter(one -> source == null || one.source().equals(source))
            .filter(one ->
                (one.subject() + " " + one.modelId()).toLowerCase(Locale.ROOT).contains(words))
            .toList();
    Slice<Change> slice = Slice.of(matching, query, snapshot.hash());
    if (Csv.wanted(inbound)) {
      Csv csv =
          new Csv(
              "kind",
              "source",
              "subject",
              "what",
              "before",
              "after",
              "after_day",
              "by_day",
              "path");
      slice.items().forEach(one -> csv.row(row(one)));
      Answers.sendTable(inbound, client, csv);
      return;
    }
    ObjectNode json =
        slice
            .json()
            .put("from", from.toString())
            .put("to", to.toString())
            .put("compares", history.says(from, to, snapshot));
    ArrayNode sources = json.putArray("sources");
    diff.sources()
        .forEach(one ->
            sources
                .addObject()
                .put("source", one.source())
                .put("from", one.from().toString())
                .put("to", one.to().toString())
                .put("added", one.added())
                .put("removed", one.removed())
                .put("repriced", one.repriced()));
    ArrayNode data = json.putArray("data");
    slice.items().forEach(one -> data.add(change(one)));
    json.set("catalogue", ModelJson.stamp(snapshot));
    Answers.send(inbound, client, json);
  }

  private static List<String> row(Change one) {
    return List.of(
        ModelJson.lower(one.kind()),
        one.source(),
        one.subject(),
        one.what(),
        Objects.requireNonNullElse(one.before(), ""),
        Objects.requireNonNullElse(one.after(), ""),
        one.last().toString(),
        one.first().toString(),
        one.path());
  }

  static ObjectNode change(Change one) {
    return Json.object()
        .put("kind", ModelJson.lower(one.kind()))
        .put("source", one.source())
        .put("subject", one.subject())
        .put("model", one.modelId())
        .put("what", one.what())
        .put("before", one.before())
        .put("after", one.after())
        .put("after_day", one.last().toString())
        .put("by_day", one.first().toString())
        .put("path", one.path());
  }

  static LocalDate day(Query query, String name, LocalDate otherwise) {
    String text = query.text(name);
    try {
      return text == null ? otherwise : LocalDate.parse(text);
    } catch (DateTimeParseException malformed) {
      throw wrong(name, "'" + name + "' must be a day such as 2026-05-01.");
    }
  }

  private void resolve(Inbound inbound, Client client) {
    door.enter(inbound);
    String raw = Query.of(inbound).text("q");
    if (raw == null) {
      throw wrong("q", "'q' must be a model string, such as gpt-image-2 or azure/gpt-image-2.");
    }
    Snapshot snapshot = catalogue.current();
    ObjectNode json = Json.object().put("object", "list").put("q", raw);
    ArrayNode data = json.putArray("data");
    snapshot
        .resolve(raw)
        .forEach(one -> {
          Route route = one.route();
          data.addObject()
              .put("model", one.model().id())
              .put("route", route == null ? null : route.id())
              .put("confidence_percent", one.confidencePercent())
              .put("why", one.why());
        });
    json.set("catalogue", ModelJson.stamp(snapshot));
    Answers.send(inbound, client, json);
  }

  private void source(Inbound inbound, Client client) {
    door.enter(inbound);
    String id = inbound.pathValues().getOrDefault("source", "");
    Snapshot snapshot = catalogue.current();
    ObjectNode json =
        snapshot.sources().stream()
            .filter(source -> source.id().equals(id))
            .findFirst()
            .map(ModelJson::source)
            .orElseThrow(() -> new Refused(new UnknownPath(inbound.path())));
    List<Conflicts.Record> records =
        new ArrayList<>(
            Conflicts.of(snapshot).records().stream()
                .filter(one -> one.source().equals(id))
                .toList());
    records.forEach(one ->
        json.putObject("contested")
            .put("claims", one.claims())
            .put("right", one.right())
            .put("outvoted", one.outvoted())
            .put("suspect", one.suspect()));
    Answers.send(inbound, client, json);
  }

  static Refused wrong(String parameter, String message) {
    return new Refused(new InvalidParameter(parameter, "invalid_value", message));
  }
}
