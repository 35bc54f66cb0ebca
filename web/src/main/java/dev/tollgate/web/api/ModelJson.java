package dev.tollgate.web.api;

import dev.tollgate.catalogue.model.Lifecycle;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Source;
import dev.tollgate.catalogue.query.Search;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.gateway.codec.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Models and sources as JSON: pages of lists, and the parts that all answers share. */
public final class ModelJson {

  /** Rows of one snapshot within one hour, as a price may depend on the hour. */
  private record Memory(String hash, Instant hour, Map<String, ObjectNode> rows) {}

  private static volatile Memory memory = new Memory("", Instant.EPOCH, Map.of());

  private ModelJson() {}

  /** The row of a model, made once; callers must not change it. */
  private static ObjectNode row(Model model, Snapshot snapshot, Instant now) {
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    Memory known = memory;
    if (!known.hash().equals(snapshot.hash()) || !known.hour().equals(hour)) {
      known = new Memory(snapshot.hash(), hour, new ConcurrentHashMap<>());
      memory = known;
    }
    return known.rows().computeIfAbsent(model.id(), _ -> made(model, snapshot, now));
  }

  /** Which snapshot an answer rests on. */
  static ObjectNode stamp(Snapshot snapshot) {
    return Json.object()
        .put("hash", snapshot.hash())
        .put("day", snapshot.day().toString())
        .put("built_at", snapshot.builtAt().toString());
  }

  /** One page of a search. */
  public static ObjectNode page(
      Snapshot snapshot, Search search, Instant now, List<String> fields) {
    Snapshot.Results results = snapshot.search(search);
    ObjectNode json =
        Json.object()
            .put("object", "list")
            .put("total", results.total())
            .put("offset", search.offset())
            .put("limit", search.limit())
            .put("order", lower(search.order()));
    int next = search.offset() + results.models().size();
    json.put("next_cursor", next < results.total() ? Cursor.of(snapshot.hash(), next) : null);
    return rows(json, results.models(), snapshot, now, fields);
  }

  /** Adds rows to a list, of each only the named fields and its id; all when none is named. */
  static ObjectNode rows(
      ObjectNode json, List<Model> models, Snapshot snapshot, Instant now, List<String> fields) {
    ArrayNode data = json.putArray("data");
    for (Model model : models) {
      ObjectNode row = row(model, snapshot, now);
      if (!fields.isEmpty()) {
        List<String> kept = new ArrayList<>(fields);
        kept.add("id");
        row = row.deepCopy().retain(kept);
      }
      data.add(row);
    }
    json.set("catalogue", stamp(snapshot));
    return json;
  }

  /** Models as a table: an unknown price is empty, a free one is free in a column of its own. */
  static Csv table(List<Model> models, Snapshot snapshot, Instant now) {
    Csv csv =
        new Csv(
            "id",
            "name",
            "kind",
            "lab",
            "released",
            "shutdown",
            "routes",
            "usd",
            "unit",
            "free_because",
            "route");
    for (Model model : models) {
      List<Route> routes = snapshot.routesOf(model.id());
      Optional<Headline> headline = Headline.of(model, routes, now);
      String free = headline.map(shown -> shown.route().tariff().freeBecause()).orElse(null);
      csv.row(
          List.of(
              model.id(),
              model.displayName(),
              lower(model.kind()),
              model.lab(),
              Objects.requireNonNullElse(text(model.lifecycle().released()), ""),
              Objects.requireNonNullElse(text(model.lifecycle().shutdown()), ""),
              Integer.toString(routes.size()),
              free != null ? "" : headline.map(shown -> shown.price().toString()).orElse(""),
              headline.map(shown -> "USD per " + shown.unit()).orElse(""),
              free == null ? "" : "free: " + free,
              headline.map(shown -> shown.route().id()).orElse("")));
    }
    return csv;
  }

  private static ObjectNode made(Model model, Snapshot snapshot, Instant now) {
    List<Route> routes = snapshot.routesOf(model.id());
    ObjectNode json = head(model).put("routes", routes.size());
    Optional<Headline> headline = Headline.of(model, routes, now);
    if (headline.isEmpty()) {
      return json.putNull("price");
    }
    ObjectNode price = json.putObject("price");
    headline.ifPresent(shown ->
        price
            .put("usd", shown.price().toString())
            .put("unit", "USD per " + shown.unit())
            .put("route", shown.route().id())
            .put("free_because", shown.route().tariff().freeBecause()));
    return json;
  }

  /** What a list and the full page of a model have in common. */
  static ObjectNode head(Model model) {
    ObjectNode json =
        Json.object()
            .put("object", "model")
            .put("id", model.id())
            .put("lab", model.lab())
            .put("name", model.name())
            .put("display_name", model.displayName())
            .put("kind", lower(model.kind()));
    texts(json.putArray("input_modalities"), model.inputModalities());
    texts(json.putArray("output_modalities"), model.outputModalities());
    json.set("lifecycle", lifecycle(model.lifecycle()));
    return json;
  }

  private static ObjectNode lifecycle(Lifecycle lifecycle) {
    ObjectNode json =
        Json.object()
            .put("released", text(lifecycle.released()))
            .put("deprecated", text(lifecycle.deprecated()))
            .put("shutdown", text(lifecycle.shutdown()));
    texts(json.putArray("successors"), lifecycle.successors());
    return json;
  }

  static ObjectNode sources(Snapshot snapshot) {
    ObjectNode json = Json.object().put("object", "list");
    ArrayNode data = json.putArray("data");
    snapshot.sources().forEach(source -> data.add(source(source)));
    json.set("catalogue", stamp(snapshot));
    return json;
  }

  static ObjectNode source(Source source) {
    return Json.object()
        .put("id", source.id())
        .put("name", source.name())
        .put("address", source.address())
        .put("licence", source.licence())
        .put("date", source.date().toString())
        .put("snapshot", source.snapshot())
        .put("fetched_at", source.fetchedAt() == null ? null : source.fetchedAt().toString())
        .put("records", source.records())
        .put("facts", source.facts())
        .put("unmapped", source.unmapped());
  }

  static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String text(@Nullable LocalDate date) {
    return date == null ? null : date.toString();
  }
}
