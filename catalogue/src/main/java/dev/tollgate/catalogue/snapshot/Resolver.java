package dev.tollgate.catalogue.snapshot;

import dev.tollgate.catalogue.CatalogueBounds;
import dev.tollgate.catalogue.identity.Identity;
import dev.tollgate.catalogue.identity.ModelIdentity;
import dev.tollgate.catalogue.identity.Providers;
import dev.tollgate.catalogue.identity.Spelling;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.query.Snapshot.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What a raw model string may mean. Nothing is guessed: only spellings, dates and prefixes. */
final class Resolver {

  private final MemorySnapshot snapshot;
  private final Shelf shelf;
  private volatile @Nullable Names names;

  /** Names, aliases, dated ids and upstream ids, folded, to indexes of models. */
  private record Names(Map<String, List<Integer>> spelled, Map<String, List<Integer>> upstream) {}

  Resolver(MemorySnapshot snapshot, Shelf shelf) {
    this.snapshot = snapshot;
    this.shelf = shelf;
  }

  List<Candidate> resolve(String raw) {
    String text = raw.strip();
    if (text.isEmpty() || text.length() > CatalogueBounds.QUERY_TEXT_MAX) {
      return List.of();
    }
    Found found = new Found();
    route(text, found);
    model(text, found);
    spelled(text, found);
    upstream(text, found);
    rules(text, found);
    return found.best();
  }

  private void route(String text, Found found) {
    int slash = text.indexOf('/');
    if (slash <= 0 || slash == text.length() - 1) {
      return;
    }
    String upstream = text.substring(slash + 1);
    String provider = Providers.builtIn().canonical(text.substring(0, slash));
    String serving = Identity.builtIn().servingProvider(provider, upstream);
    snapshot
        .routeAt(provider, upstream)
        .or(() -> snapshot.routeAt(serving, upstream))
        .ifPresent(index -> found.route(index, 100, "the route " + id(index)));
    if (found.isEmpty()) {
      sameModelAt(provider, upstream, found);
    }
  }

  /** A pinned provider that spells the model another way: {@code fal/gpt-image-2}. */
  private void sameModelAt(String provider, String upstream, Found found) {
    if (Identity.builtIn().withoutGeography(upstream).isPresent()) {
      return; // a regional route has its own price and must not fall to another's
    }
    ModelIdentity meant = Identity.builtIn().of(provider, upstream);
    if (meant.dated() != null) {
      return;
    }
    List<Integer> models =
        new ArrayList<>(names().spelled().getOrDefault(Spelling.fold(meant.name()), List.of()));
    for (int model : models) {
      for (int index : snapshot.routeIndexes(model)) {
        if (shelf.routeHeads().get(index).provider().equals(provider)) {
          found.route(index, 90, id(index) + " is how " + provider + " spells it");
          return;
        }
      }
    }
  }

  private void model(String text, Found found) {
    snapshot.modelAt(text).ifPresent(index -> found.model(index, 95, "the model id"));
    int slash = text.indexOf('/');
    if (slash > 0) {
      String lab = Identity.builtIn().lab(text.substring(0, slash));
      snapshot
          .modelAt(lab + text.substring(slash))
          .ifPresent(index -> found.model(index, 92, "the model id, with the lab's other name"));
    }
  }

  private void spelled(String text, Found found) {
    String folded = Spelling.fold(text);
    for (int index : names().spelled().getOrDefault(folded, List.of())) {
      ModelHead head = shelf.modelHeads().get(index);
      boolean byName = Spelling.fold(head.name()).equals(folded);
      found.model(index, byName ? 95 : 90, byName ? "the model's name" : "another name of it");
    }
  }

  private void upstream(String text, Found found) {
    for (int index : names().upstream().getOrDefault(Spelling.fold(text), List.of())) {
      found.model(index, 85, "the id that a provider uses for it");
    }
  }

  private void rules(String text, Found found) {
    int slash = text.indexOf('/');
    String provider =
        slash <= 0 ? "" : Providers.builtIn().known(text.substring(0, slash)).orElse("");
    String rest = provider.isEmpty() ? text : text.substring(slash + 1);
    ModelIdentity meant = Identity.builtIn().of(provider, rest);
    Optional<Integer> index = snapshot.modelAt(meant.id());
    String why = meant.dated() == null ? "a spelling of it" : "a dated id of it";
    index.ifPresent(model -> found.model(model, 70, why));
  }

  private String id(int route) {
    return shelf.routeHeads().get(route).id();
  }

  private Names names() {
    Names built = names;
    if (built == null) {
      built = build();
      names = built;
    }
    return built;
  }

  private Names build() {
    Map<String, List<Integer>> spelled = new HashMap<>();
    for (int i = 0; i < shelf.modelHeads().size(); i++) {
      ModelHead head = shelf.modelHeads().get(i);
      put(spelled, head.name(), i);
      for (String spelling : head.spellings()) {
        put(spelled, spelling, i);
      }
    }
    Map<String, List<Integer>> upstream = new HashMap<>();
    for (RouteHead head : shelf.routeHeads()) {
      put(upstream, head.upstreamModel(), head.model());
    }
    return new Names(spelled, upstream);
  }

  private static void put(Map<String, List<Integer>> map, String spelling, int model) {
    List<Integer> models = map.computeIfAbsent(Spelling.fold(spelling), _ -> new ArrayList<>(1));
    if (!models.contains(model)) {
      models.add(model);
    }
  }

  /** Candidates by model or route, each with its best reason. */
  private final class Found {

    private final SequencedMap<String, Hit> hits = new LinkedHashMap<>();

    private record Hit(int model, @Nullable Integer route, int confidence, String why) {}

    boolean isEmpty() {
      return hits.isEmpty();
    }

    void route(int index, int confidence, String why) {
      hits.putIfAbsent(
          "r" + index, new Hit(shelf.routeHeads().get(index).model(), index, confidence, why));
    }

    void model(int index, int confidence, String why) {
      hits.putIfAbsent("m" + index, new Hit(index, null, confidence, why));
    }

    List<Candidate> best() {
      return hits.values().stream()
          .sorted(
              Comparator.comparingInt((Hit hit) -> -hit.confidence())
                  .thenComparingInt(hit -> -snapshot.routeCount(hit.model())))
          .limit(CatalogueBounds.CANDIDATES_MAX)
          .map(this::candidate)
          .toList();
    }

    private Candidate candidate(Hit hit) {
      Integer index = hit.route();
      Route route = index == null ? null : shelf.routes().get(index);
      return new Candidate(shelf.models().get(hit.model()), route, hit.confidence(), hit.why());
    }
  }
}
