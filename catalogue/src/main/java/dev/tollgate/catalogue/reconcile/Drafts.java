package dev.tollgate.catalogue.reconcile;

import dev.tollgate.catalogue.identity.Identity;
import dev.tollgate.catalogue.identity.ModelIdentity;
import dev.tollgate.catalogue.identity.RouteId;
import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.catalogue.own.OwnFacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Facts sorted by the route or model they are about, before any judgement. */
final class Drafts {

  /** Sources whose subjects are models of labs. */
  private static final Set<String> ABOUT_MODELS = Set.of("models.dev-labs", OwnFacts.MODELS);

  /** A route with all that is said about it. */
  static final class RouteDraft {
    final List<Fact> facts = new ArrayList<>();
    RouteId id;
    int bestRank = Integer.MAX_VALUE;
    final ModelIdentity identity;

    RouteDraft(RouteId id, ModelIdentity identity) {
      this.id = id;
      this.identity = identity;
    }
  }

  /** A model with its routes and all that is said about it. */
  static final class ModelDraft {
    final List<RouteDraft> routes = new ArrayList<>();
    final List<Fact> facts = new ArrayList<>();
    final Map<String, Integer> spellings = new HashMap<>();
  }

  private static final int OWN_VOTES = 1_000_000;
  private static final int LAB_VOTES = 100_000;
  private static final int HOME_VOTES = 1_000;

  private final Trust trust;
  private final Identity identity = Identity.builtIn();
  private final Map<String, RouteDraft> routes = new TreeMap<>();
  private final Map<String, ModelDraft> models = new TreeMap<>();
  private int unattached;

  Drafts(Trust trust) {
    this.trust = trust;
  }

  void add(Collection<Fact> facts) {
    List<Fact> witnesses = new ArrayList<>();
    for (Fact fact : facts) {
      String source = fact.evidence().source();
      if (ABOUT_MODELS.contains(source)) {
        addToModel(fact);
      } else if (trust.isWitnessOnly(source)) {
        witnesses.add(fact);
      } else if (isRoute(fact.subject())) {
        addToRoute(fact);
      }
    }
    gather();
    witnesses.forEach(this::attach);
  }

  /** Makes sure that a route exists although no fact mentions it. */
  void require(String route) {
    draft(RouteId.parse(route));
  }

  Map<String, ModelDraft> models() {
    return models;
  }

  int unattached() {
    return unattached;
  }

  private static boolean isRoute(String subject) {
    int slash = subject.indexOf('/');
    return slash > 0 && slash < subject.length() - 1;
  }

  private void addToModel(Fact fact) {
    String source = fact.evidence().source();
    ModelIdentity meant = identity.of("", fact.subject());
    ModelDraft model = models.computeIfAbsent(meant.key(), _ -> new ModelDraft());
    model.facts.add(fact);
    int votes = source.equals(OwnFacts.MODELS) ? OWN_VOTES : LAB_VOTES;
    model.spellings.merge(meant.name(), votes, Math::max);
  }

  private void addToRoute(Fact fact) {
    RouteDraft draft = draft(RouteId.parse(fact.subject()));
    draft.facts.add(fact);
    int rank = trust.rank(fact.evidence().source(), draft.id.provider()).place();
    if (rank < draft.bestRank) {
      draft.bestRank = rank;
      draft.id = RouteId.parse(fact.subject());
    }
  }

  private RouteDraft draft(RouteId id) {
    return routes.computeIfAbsent(
        id.key(), _ -> new RouteDraft(id, identity.of(id.provider(), id.upstreamModel())));
  }

  private void gather() {
    for (RouteDraft route : routes.values()) {
      ModelDraft model = models.computeIfAbsent(route.identity.key(), _ -> new ModelDraft());
      model.routes.add(route);
      boolean home = isHome(route) && route.identity.dated() == null;
      model.spellings.merge(route.identity.name(), home ? HOME_VOTES : 1, Integer::sum);
    }
  }

  static boolean isHome(RouteDraft route) {
    return dev.tollgate.catalogue.identity.Providers.builtIn()
        .isHome(route.id.provider(), route.identity.lab());
  }

  /** A witness speaks about the route of that id, or of that model at the same provider. */
  private void attach(Fact fact) {
    RouteId id = RouteId.parse(fact.subject());
    RouteDraft exact = routes.get(id.key());
    RouteDraft route = exact != null ? exact : sameModel(id);
    if (route == null) {
      unattached++;
    } else {
      route.facts.add(fact);
    }
  }

  private @org.jspecify.annotations.Nullable RouteDraft sameModel(RouteId id) {
    ModelDraft model = models.get(identity.of(id.provider(), id.upstreamModel()).key());
    if (model == null) {
      return null;
    }
    return model.routes.stream()
        .filter(route -> route.id.provider().equals(id.provider()))
        .min(
            java.util.Comparator.comparing((RouteDraft route) -> route.identity.dated() != null)
                .thenComparing(route -> route.id.upstreamModel().length()))
        .orElse(null);
  }
}
