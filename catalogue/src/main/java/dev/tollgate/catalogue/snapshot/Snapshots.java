package dev.tollgate.catalogue.snapshot;

import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.catalogue.model.ImageRules;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Source;
import dev.tollgate.catalogue.own.OwnFacts;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.reconcile.Reconciled;
import dev.tollgate.catalogue.reconcile.Reconciler;
import dev.tollgate.catalogue.reconcile.Trust;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Builds snapshots out of facts. */
public final class Snapshots {

  private Snapshots() {}

  /** Reconciles all facts into a snapshot. {@code sources} should include the own facts' source. */
  public static Snapshot build(
      Collection<Fact> facts, OwnFacts own, List<Source> sources, Instant builtAt) {
    Reconciled reconciled = Reconciler.reconcile(facts, own, Trust.builtIn());
    return of(reconciled.models(), reconciled.routes(), sources, builtAt);
  }

  /** The catalogue of a machine that has read no feed: the hand-verified facts alone. */
  public static Snapshot ownOnly(Instant builtAt) {
    OwnFacts own = OwnFacts.builtIn();
    return build(List.of(), own, List.of(own.source()), builtAt);
  }

  /**
   * A snapshot with the routes added that only sources missing from it know, as another snapshot
   * has them; the same snapshot when no source is missing.
   */
  public static Snapshot completed(Snapshot snapshot, Snapshot other) {
    Set<String> known = new HashSet<>();
    snapshot.sources().forEach(source -> known.add(source.id()));
    List<Source> missing =
        other.sources().stream().filter(source -> !known.contains(source.id())).toList();
    if (missing.isEmpty()) {
      return snapshot;
    }
    Set<String> missingIds = new HashSet<>();
    missing.forEach(source -> missingIds.add(source.id()));
    SortedMap<String, Route> routes = new TreeMap<>();
    SortedMap<String, Model> models = new TreeMap<>();
    snapshot.routes().forEach(route -> routes.put(route.id(), route));
    snapshot.models().forEach(model -> models.put(model.id(), model));
    for (Route route : other.routes()) {
      boolean lost = snapshot.route(route.id()).isEmpty() && isFrom(route, missingIds);
      Optional<Model> model =
          snapshot.model(route.modelId()).or(() -> other.model(route.modelId()));
      if (lost && model.isPresent()) {
        models.putIfAbsent(model.get().id(), model.get());
        routes.put(route.id(), served(route, model.get().id()));
      }
    }
    List<Source> sources = new ArrayList<>(snapshot.sources());
    sources.addAll(missing);
    return of(
        List.copyOf(models.values()), List.copyOf(routes.values()), sources, snapshot.builtAt());
  }

  private static boolean isFrom(Route route, Set<String> sources) {
    return Stream.concat(
            route.prices().stream().map(Route.PricedRate::verdict), route.facts().values().stream())
        .flatMap(verdict -> verdict.agreeing().stream())
        .anyMatch(witness -> sources.contains(witness.evidence().source()));
  }

  private static Route served(Route route, String modelId) {
    return new Route(
        route.id(),
        route.provider(),
        modelId,
        route.upstreamModel(),
        route.tariff(),
        route.prices(),
        route.facts(),
        route.suspects());
  }

  /** A snapshot of what is decided already; its hash depends on models and routes alone. */
  public static Snapshot of(
      List<Model> models, List<Route> routes, List<Source> sources, Instant builtAt) {
    List<ModelHead> modelHeads = models.stream().map(ModelHead::of).toList();
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < models.size(); i++) {
      positions.put(models.get(i).id(), i);
    }
    List<RouteHead> routeHeads = new ArrayList<>(routes.size());
    for (Route route : routes) {
      Integer model = positions.get(route.modelId());
      if (model == null) {
        throw new IllegalArgumentException(route.id() + " serves an unknown " + route.modelId());
      }
      routeHeads.add(new RouteHead(route.id(), route.provider(), route.upstreamModel(), model));
    }
    return new MemorySnapshot(
        new Shelf(
            hash(models, routes),
            builtAt,
            List.copyOf(sources),
            modelHeads,
            models,
            List.copyOf(routeHeads),
            routes));
  }

  private static String hash(List<Model> models, List<Route> routes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Model model : models) {
        feed(digest, model.id());
        model.rules().ifPresent(rules -> feed(digest, stable(rules)));
        feed(digest, String.valueOf(model.lifecycle()));
        model.facts().forEach((name, verdict) -> feed(digest, name + "=" + verdict.value()));
      }
      for (Route route : routes) {
        feed(digest, route.tariff().version());
        route.facts().forEach((name, verdict) -> feed(digest, name + "=" + verdict.value()));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("Every Java runtime has SHA-256", impossible);
    }
  }

  /** The rules as text whose order is the same in every run, which a set's own is not. */
  private static String stable(ImageRules rules) {
    return rules.extraParameters().stream().sorted().toList()
        + rules.toString().replace(rules.extraParameters().toString(), "");
  }

  private static void feed(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
  }
}
