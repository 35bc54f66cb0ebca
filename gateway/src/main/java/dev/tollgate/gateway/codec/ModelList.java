package dev.tollgate.gateway.codec;

import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.query.Catalogue;
import dev.tollgate.catalogue.query.Snapshot;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists the models that can be called now, in the shape of {@code GET /v1/models}. */
public final class ModelList {

  private final Catalogue catalogue;
  private final Supplier<Set<String>> configured;
  private final Map<String, String> aliases;
  private volatile @Nullable Memory memory;

  public ModelList(
      Catalogue catalogue, Supplier<Set<String>> configured, Map<String, String> aliases) {
    this.catalogue = catalogue;
    this.configured = configured;
    this.aliases = Map.copyOf(aliases);
  }

  /** A list and what it was made of, so that it is made once for each catalogue. */
  private record Memory(String hash, Set<String> providers, ObjectNode list) {}

  /** All routes of configured providers and all aliases, ordered by id; not to be changed. */
  public ObjectNode list() {
    Snapshot snapshot = catalogue.current();
    Set<String> providers = configured.get();
    Memory known = memory;
    if (known == null
        || !known.hash().equals(snapshot.hash())
        || !known.providers().equals(providers)) {
      known = new Memory(snapshot.hash(), Set.copyOf(providers), made(snapshot, providers));
      memory = known;
    }
    return known.list();
  }

  private ObjectNode made(Snapshot snapshot, Set<String> providers) {
    TreeMap<String, ObjectNode> rows = new TreeMap<>();
    for (Route route : snapshot.routes()) {
      if (providers.contains(route.provider())) {
        rows.put(route.id(), row(route.id(), route.provider(), snapshot.model(route.modelId())));
      }
    }
    aliases.forEach((alias, _) -> rows.put(alias, row(alias, "tollgate", Optional.empty())));
    ObjectNode list = Json.object().put("object", "list");
    ArrayNode data = list.putArray("data");
    rows.values().forEach(data::add);
    return list;
  }

  /** One route of a configured provider, or one alias. */
  public Optional<ObjectNode> find(String id) {
    if (aliases.containsKey(id)) {
      return Optional.of(row(id, "tollgate", Optional.empty()));
    }
    Snapshot snapshot = catalogue.current();
    return snapshot
        .route(id)
        .filter(route -> configured.get().contains(route.provider()))
        .map(route -> row(id, route.provider(), snapshot.model(route.modelId())));
  }

  private static ObjectNode row(String id, String owner, Optional<Model> model) {
    LocalDate released = model.map(known -> known.lifecycle().released()).orElse(null);
    return Json.object()
        .put("id", id)
        .put("object", "model")
        .put(
            "created", released == null ? 0 : released.atStartOfDay(ZoneOffset.UTC).toEpochSecond())
        .put("owned_by", owner);
  }
}
