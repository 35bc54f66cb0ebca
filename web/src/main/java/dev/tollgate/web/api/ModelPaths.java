package dev.tollgate.web.api;

import dev.tollgate.catalogue.history.History;
import dev.tollgate.catalogue.history.Sighting;
import dev.tollgate.catalogue.history.Timeline;
import dev.tollgate.catalogue.insight.Insights;
import dev.tollgate.catalogue.model.Attributes;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.catalogue.query.Catalogue;
import dev.tollgate.catalogue.query.Search;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.Inbound;
import dev.tollgate.gateway.call.Refusal.ModelNotFound;
import dev.tollgate.gateway.call.Refused;
import dev.tollgate.gateway.codec.Json;
import dev.tollgate.gateway.edge.PathTable;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The catalogue as JSON. All answers carry the snapshot's hash as entity tag. */
public record ModelPaths(
    Door door,
    Catalogue catalogue,
    Supplier<Set<String>> configured,
    History history,
    InstantSource clock) {

  /** Adds {@code /api/models} and {@code /api/sources} to the table. */
  public void addTo(PathTable table) {
    table
        .on("GET", "/api/models", this::list)
        .on("GET", "/api/models/{lab}/{model...}", this::show)
        .on("GET", "/api/sources", this::sources);
  }

  private void list(Inbound inbound, Client client) {
    door.enter(inbound);
    Query query = Query.of(inbound);
    Snapshot snapshot = catalogue.current();
    Search search = search(query);
    Filters filters = Filters.of(query);
    if (query.text("cursor") != null || !filters.isEmpty() || Csv.wanted(inbound)) {
      filtered(inbound, client, query, search, filters, snapshot);
      return;
    }
    List<String> fields = fields(query);
    String tag = snapshot.hash() + "-" + Integer.toHexString(inbound.query().hashCode());
    Answers.sendTagged(
        inbound, client, tag, () -> ModelJson.page(snapshot, search, clock.instant(), fields));
  }

  private void filtered(
      Inbound inbound,
      Client client,
      Query query,
      Search search,
      Filters filters,
      Snapshot snapshot) {
    Search everything =
        new Search(
            search.words(),
            search.kind(),
            search.lab(),
            search.provider(),
            search.order(),
            0,
            Integer.MAX_VALUE);
    List<Model> matching =
        snapshot.search(everything).models().stream()
            .filter(model -> filters.match(model, snapshot))
            .toList();
    Slice<Model> slice = Slice.of(matching, query, snapshot.hash());
    if (Csv.wanted(inbound)) {
      Answers.sendTable(inbound, client, ModelJson.table(slice.items(), snapshot, clock.instant()));
    } else {
      Answers.send(
          inbound,
          client,
          ModelJson.rows(slice.json(), slice.items(), snapshot, clock.instant(), fields(query)));
    }
  }

  private static List<String> fields(Query query) {
    String names = query.text("fields");
    return names == null ? List.of() : List.of(names.split("\\s*,\\s*", 50));
  }

  /** Filters that look into facts; null does not filter. */
  private record Filters(
      @Nullable String modality, @Nullable String capability, @Nullable Boolean priced) {

    static Filters of(Query query) {
      String priced = query.text("priced");
      if (priced != null && !priced.equals("true") && !priced.equals("false")) {
        throw CataloguePaths.wrong("priced", "'priced' may be true or false.");
      }
      return new Filters(
          query.text("modality"),
          query.text("capability"),
          priced == null ? null : Boolean.valueOf(priced));
    }

    boolean isEmpty() {
      return modality == null && capability == null && priced == null;
    }

    boolean match(Model model, Snapshot snapshot) {
      Verdict stated =
          capability == null ? null : model.facts().get(Attributes.CAPABILITY + capability);
      return (modality == null || model.outputModalities().contains(modality))
          && (capability == null || (stated != null && stated.value().equals("true")))
          && (priced == null || priced == isPriced(model, snapshot));
    }

    private static boolean isPriced(Model model, Snapshot snapshot) {
      return snapshot.routesOf(model.id()).stream()
          .anyMatch(route -> route.tariff().isFree() || !route.tariff().rates().isEmpty());
    }
  }

  private static Search search(Query query) {
    Search.Order order = query.oneOf("order", Search.Order.class);
    return new Search(
        Objects.requireNonNullElse(query.text("q"), ""),
        query.oneOf("kind", Kind.class),
        query.text("lab"),
        query.text("provider"),
        order == null ? Search.Order.RELEVANCE : order,
        query.whole("offset", 0, ApiBounds.OFFSET_MAX, 0),
        query.whole("limit", 1, ApiBounds.MODELS_MAX, ApiBounds.MODELS_DEFAULT));
  }

  private void show(Inbound inbound, Client client) {
    door.enter(inbound);
    String id = inbound.pathValues().get("lab") + "/" + inbound.pathValues().get("model");
    Snapshot snapshot = catalogue.current();
    Model model = snapshot.model(id).orElse(null);
    if (model == null) {
      part(inbound, client, id, snapshot);
      return;
    }
    Set<String> available = configured.get();
    String tag = snapshot.hash() + "-" + Integer.toHexString(available.hashCode());
    Answers.sendTagged(
        inbound, client, tag, () -> ModelPage.of(model, snapshot, available, clock.instant()));
  }

  /** One part of a model: its routes, facts, history, or similar models. */
  private void part(Inbound inbound, Client client, String path, Snapshot snapshot) {
    int slash = path.lastIndexOf('/');
    String part = path.substring(slash + 1);
    String id = path.substring(0, slash);
    Model model = snapshot.model(id).orElseThrow(() -> unknown(path, snapshot));
    ObjectNode all = ModelPage.of(model, snapshot, configured.get(), clock.instant());
    ObjectNode json = Json.object().put("object", "list").put("model", model.id());
    switch (part) {
      case "routes" -> json.set("data", all.get("routes"));
      case "facts" -> json.set("data", all.get("facts"));
      case "history" -> history(json.putArray("data"), model, snapshot);
      case "similar" -> similar(json.putArray("data"), model, snapshot);
      default -> throw unknown(path, snapshot);
    }
    json.set("catalogue", ModelJson.stamp(snapshot));
    Answers.send(inbound, client, json);
  }

  private void history(ArrayNode data, Model model, Snapshot snapshot) {
    for (Route route : snapshot.routesOf(model.id())) {
      ObjectNode json = data.addObject().put("route", route.id());
      ArrayNode versions = json.putArray("tariffs");
      for (Timeline.Version version : Timeline.of(route.id(), history.archive(), snapshot)) {
        ObjectNode one =
            versions
                .addObject()
                .put("since", version.since().toString())
                .put("tariff", version.tariff().version());
        ObjectNode rates = one.putObject("usd");
        version.tariff().rates().stream()
            .filter(rate -> rate.conditions().specificity() == 0)
            .forEach(rate ->
                rates.put(
                    rate.meter().name(),
                    Units.customary(rate.meter(), rate.usdPerUnit()).toPlainString()));
      }
      ArrayNode statements = json.putArray("statements");
      Sighting.of(route.id(), history.archive(), snapshot)
          .forEach(one -> statements.add(statement(one)));
    }
  }

  private static ObjectNode statement(Sighting one) {
    return Json.object()
        .put("what", one.what())
        .put("value", one.witness().value())
        .put("source", one.source())
        .put("path", one.witness().evidence().path())
        .put("raw", one.witness().evidence().raw())
        .put("first_seen", one.firstSeen().toString())
        .put("last_seen", one.lastSeen().toString())
        .put("withdrawn", one.withdrawn());
  }

  private void similar(ArrayNode data, Model model, Snapshot snapshot) {
    Insights.of(snapshot, clock.instant())
        .similar(model)
        .forEach(one -> {
          ObjectNode json =
              data.addObject()
                  .put("model", one.modelId())
                  .put("usd", one.usd().toPlainString())
                  .put("unit", "USD per " + one.unit());
          ModelJson.texts(json.putArray("reasons"), one.reasons());
        });
  }

  private static Refused unknown(String id, Snapshot snapshot) {
    List<String> near =
        snapshot.resolve(id).stream().limit(3).map(found -> found.model().id()).toList();
    return new Refused(
        new ModelNotFound(
            id,
            near.isEmpty()
                ? "GET /api/models?q= searches the catalogue."
                : "Did you mean " + String.join(" or ", near) + "?"));
  }

  private void sources(Inbound inbound, Client client) {
    door.enter(inbound);
    Snapshot snapshot = catalogue.current();
    Answers.sendTagged(inbound, client, snapshot.hash(), () -> ModelJson.sources(snapshot));
  }
}
