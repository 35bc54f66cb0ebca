package dev.tollgate.gateway.testing;

import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Provider;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Source;
import dev.tollgate.catalogue.query.Search;
import dev.tollgate.catalogue.query.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A catalogue of a few models; names resolve when they are equal or, doubtfully, when they start.
 */
public final class FixedSnapshot implements Snapshot {

  private final List<Model> models = new ArrayList<>();
  private final List<Route> routes = new ArrayList<>();

  /** Adds a model and its routes at these providers, in this order. */
  public FixedSnapshot with(Model model, String... providers) {
    models.add(model);
    for (String provider : providers) {
      String id = provider + "/" + model.name();
      routes.add(
          new Route(
              id,
              provider,
              model.id(),
              "upstream-" + model.name(),
              Samples.tariff(id),
              List.of(),
              Map.of(),
              List.of()));
    }
    return this;
  }

  @Override
  public String hash() {
    return "0123456789ab";
  }

  @Override
  public Instant builtAt() {
    return Samples.NOW;
  }

  @Override
  public List<Source> sources() {
    return List.of();
  }

  @Override
  public List<Model> models() {
    return List.copyOf(models);
  }

  @Override
  public List<Route> routes() {
    return List.copyOf(routes);
  }

  @Override
  public Optional<Model> model(String id) {
    return models.stream().filter(model -> model.id().equals(id)).findFirst();
  }

  @Override
  public Optional<Route> route(String id) {
    return routes.stream().filter(route -> route.id().equals(id)).findFirst();
  }

  @Override
  public List<Route> routesOf(String modelId) {
    return routes.stream().filter(route -> route.modelId().equals(modelId)).toList();
  }

  @Override
  public Optional<Provider> provider(String id) {
    return Optional.empty();
  }

  @Override
  public List<Candidate> resolve(String raw) {
    String name = raw.substring(raw.indexOf('/') + 1);
    List<Candidate> exact = candidates(model -> model.name().equals(name), 100);
    return exact.isEmpty() ? candidates(model -> model.name().startsWith(name), 50) : exact;
  }

  @Override
  public Results search(Search search) {
    return new Results(List.of(), 0);
  }

  private List<Candidate> candidates(
      java.util.function.Predicate<Model> matches, int confidencePercent) {
    return models.stream()
        .filter(matches)
        .map(model -> new Candidate(model, null, confidencePercent, "test"))
        .toList();
  }
}
