package dev.tollgate.catalogue.snapshot;

import dev.tollgate.catalogue.identity.Identity;
import dev.tollgate.catalogue.identity.Providers;
import dev.tollgate.catalogue.identity.RouteId;
import dev.tollgate.catalogue.identity.Spelling;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Provider;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Source;
import dev.tollgate.catalogue.query.Search;
import dev.tollgate.catalogue.query.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The whole catalogue in memory. Immutable; safe for any number of threads. */
final class MemorySnapshot implements Snapshot {

  private final Shelf shelf;
  private final Map<String, Integer> modelIndex;
  private final Map<String, Integer> routeIndex;
  private final List<List<Integer>> routesOfModel;
  private final Set<String> providers;
  private final Resolver resolver;
  private final Finder finder;

  MemorySnapshot(Shelf shelf) {
    this.shelf = shelf;
    this.modelIndex = HashMap.newHashMap(shelf.modelHeads().size());
    this.routeIndex = HashMap.newHashMap(shelf.routeHeads().size());
    this.routesOfModel = new ArrayList<>(shelf.modelHeads().size());
    this.providers = new HashSet<>();
    for (int i = 0; i < shelf.modelHeads().size(); i++) {
      modelIndex.put(modelKey(shelf.modelHeads().get(i).id()), i);
      routesOfModel.add(new ArrayList<>(4));
    }
    for (int i = 0; i < shelf.routeHeads().size(); i++) {
      RouteHead head = shelf.routeHeads().get(i);
      routeIndex.put(routeKey(head.provider(), head.upstreamModel()), i);
      routesOfModel.get(head.model()).add(i);
      providers.add(head.provider());
    }
    this.resolver = new Resolver(this, shelf);
    this.finder = new Finder(this, shelf);
  }

  @Override
  public String hash() {
    return shelf.hash();
  }

  @Override
  public Instant builtAt() {
    return shelf.builtAt();
  }

  @Override
  public List<Source> sources() {
    return shelf.sources();
  }

  @Override
  public List<Model> models() {
    return shelf.models();
  }

  @Override
  public List<Route> routes() {
    return shelf.routes();
  }

  @Override
  public Optional<Model> model(String id) {
    return modelAt(id).map(shelf.models()::get);
  }

  @Override
  public Optional<Route> route(String id) {
    int slash = id.indexOf('/');
    return slash <= 0
        ? Optional.empty()
        : routeAt(id.substring(0, slash), id.substring(slash + 1)).map(shelf.routes()::get);
  }

  @Override
  public List<Route> routesOf(String modelId) {
    Optional<Integer> model = modelAt(modelId);
    return model.isEmpty()
        ? List.of()
        : routeIndexes(model.get()).stream().map(shelf.routes()::get).toList();
  }

  @Override
  public Optional<Provider> provider(String id) {
    return providers.contains(id)
        ? Optional.of(Providers.builtIn().provider(id))
        : Optional.empty();
  }

  @Override
  public List<Candidate> resolve(String raw) {
    return resolver.resolve(raw);
  }

  @Override
  public Results search(Search search) {
    return finder.search(search);
  }

  Optional<Integer> modelAt(String id) {
    return Optional.ofNullable(modelIndex.get(modelKey(id)));
  }

  Optional<Integer> routeAt(String provider, String upstreamModel) {
    return Optional.ofNullable(routeIndex.get(routeKey(provider, upstreamModel)));
  }

  /** Indexes of the routes of a model: the lab's own first, undated first, then by provider. */
  List<Integer> routeIndexes(int model) {
    String lab = shelf.modelHeads().get(model).lab();
    List<Integer> indexes = new ArrayList<>(routesOfModel.get(model));
    indexes.sort(
        Comparator.comparing((Integer index) -> !isHome(index, lab))
            .thenComparing(index -> head(index).provider())
            .thenComparing(this::isDated)
            .thenComparing(index -> head(index).upstreamModel()));
    return indexes;
  }

  int routeCount(int model) {
    return routesOfModel.get(model).size();
  }

  boolean isServedBy(int model, String provider) {
    return routesOfModel.get(model).stream()
        .anyMatch(index -> head(index).provider().equals(provider));
  }

  private RouteHead head(int index) {
    return shelf.routeHeads().get(index);
  }

  private boolean isHome(int index, String lab) {
    return Providers.builtIn().isHome(head(index).provider(), lab);
  }

  private boolean isDated(int index) {
    RouteHead head = head(index);
    return Identity.builtIn().of(head.provider(), head.upstreamModel()).dated() != null;
  }

  private static String modelKey(String id) {
    return Spelling.fold(id);
  }

  private static String routeKey(String provider, String upstreamModel) {
    return new RouteId(provider, upstreamModel).key();
  }
}
