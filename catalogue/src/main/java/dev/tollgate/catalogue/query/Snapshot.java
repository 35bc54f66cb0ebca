package dev.tollgate.catalogue.query;

import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Provider;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The whole catalogue at one time. Immutable; reads never block. */
public interface Snapshot {

  /** Identifies the content: the first 12 hex digits of a SHA-256 over all tariffs and facts. */
  String hash();

  Instant builtAt();

  List<Source> sources();

  /** The day that it is of: that of its newest feed, or of its making when it has none. */
  default LocalDate day() {
    return sources().stream()
        .filter(Source::isFeed)
        .map(Source::date)
        .max(Comparator.naturalOrder())
        .orElse(builtAt().atOffset(ZoneOffset.UTC).toLocalDate());
  }

  /** All models, ordered by id. */
  List<Model> models();

  /** All routes, ordered by id. */
  List<Route> routes();

  Optional<Model> model(String id);

  Optional<Route> route(String id);

  /** The routes that serve a model, the lab's own first, then by provider. */
  List<Route> routesOf(String modelId);

  Optional<Provider> provider(String id);

  /**
   * What a raw model string may mean, best first: {@code provider/model} pins a route, a bare name,
   * alias or dated id means a model. Empty when nothing matches well enough.
   */
  List<Candidate> resolve(String raw);

  /** Models by words, filters and order. */
  Results search(Search search);

  /** A meaning of a raw model string; {@code route} is null unless the string pins one. */
  record Candidate(
      Model model,
      @org.jspecify.annotations.Nullable Route route,
      int confidencePercent,
      String why) {}

  /** One page of results out of {@code total} that match. */
  record Results(List<Model> models, int total) {}
}
