package dev.tollgate.web.api;

import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.query.Catalogue;
import dev.tollgate.catalogue.query.Search;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.Inbound;
import dev.tollgate.gateway.call.Refusal.ModelNotFound;
import dev.tollgate.gateway.call.Refused;
import dev.tollgate.gateway.edge.PathTable;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** The catalogue as JSON. All answers carry the snapshot's hash as entity tag. */
public record ModelPaths(
    Door door, Catalogue catalogue, Supplier<Set<String>> configured, InstantSource clock) {

  /** Adds {@code /api/models} and {@code /api/sources} to the table. */
  public void addTo(PathTable table) {
    table
        .on("GET", "/api/models", this::list)
        .on("GET", "/api/models/{lab}/{model...}", this::show)
        .on("GET", "/api/sources", this::sources);
  }

  private void list(Inbound inbound, Client client) {
    door.enter(inbound);
    Search search = search(Query.of(inbound));
    Snapshot snapshot = catalogue.current();
    Answers.sendTagged(
        inbound, client, snapshot.hash(), () -> ModelJson.page(snapshot, search, clock.instant()));
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
    Model model = snapshot.model(id).orElseThrow(() -> unknown(id, snapshot));
    Set<String> available = configured.get();
    String tag = snapshot.hash() + "-" + Integer.toHexString(available.hashCode());
    Answers.sendTagged(
        inbound, client, tag, () -> ModelPage.of(model, snapshot, available, clock.instant()));
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
