package dev.tollgate.gateway.route;

import dev.tollgate.catalogue.model.Attributes;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.catalogue.query.Catalogue;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.call.Attempt;
import dev.tollgate.gateway.call.Refusal.ModelNotFound;
import dev.tollgate.gateway.call.Refusal.WrongEndpoint;
import dev.tollgate.gateway.call.Refused;
import dev.tollgate.gateway.call.Request;
import dev.tollgate.pricing.Tariff;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns a model name into attempts. {@code provider/model} pins one route; a bare name, alias or
 * dated id takes every configured provider of the model, the lab's own first.
 */
public final class Router {

  private static final int CONFIDENT_PERCENT = 80;

  private final Catalogue catalogue;
  private final Supplier<Set<String>> configured;
  private final Map<String, String> aliases;
  private final InstantSource clock;

  /** {@code configured} gives the ids of providers that can be called now. */
  public Router(
      Catalogue catalogue,
      Supplier<Set<String>> configured,
      Map<String, String> aliases,
      InstantSource clock) {
    this.catalogue = catalogue;
    this.configured = configured;
    this.aliases = Map.copyOf(aliases);
    this.clock = clock;
  }

  /** The plan for a request, or a refusal that says which name, endpoint or parameter is wrong. */
  public Plan plan(Request request) {
    Plan plan = plan(request.model());
    Model model = plan.first().model();
    if (model != null) {
      refuseWrongEndpoint(request, model);
      if (request instanceof Request.Pictures pictures) {
        model.rules().ifPresent(rules -> new ModelRules(model.name(), rules).check(pictures));
      }
    }
    return plan;
  }

  /** The plan for a model name alone. */
  public Plan plan(String requested) {
    String name = aliases.getOrDefault(requested, requested);
    Snapshot snapshot = catalogue.current();
    Set<String> available = configured.get();
    return pinned(requested, name, snapshot, available)
        .orElseGet(() -> chosen(requested, name, snapshot, available));
  }

  private Optional<Plan> pinned(
      String requested, String name, Snapshot snapshot, Set<String> available) {
    int slash = name.indexOf('/');
    if (slash < 1 || !available.contains(name.substring(0, slash))) {
      return Optional.empty();
    }
    String provider = name.substring(0, slash);
    Attempt attempt =
        snapshot
            .route(name)
            .or(() -> pinnedByModel(name, provider, snapshot))
            .map(route -> attempt(living(requested, route, snapshot), snapshot))
            .orElseGet(() -> uncatalogued(name, provider, name.substring(slash + 1)));
    return Optional.of(new Plan(List.of(attempt), "pinned"));
  }

  /** A pin by another spelling or a dated id of a model that the provider serves. */
  private static Optional<Route> pinnedByModel(String name, String provider, Snapshot snapshot) {
    return snapshot.resolve(name).stream()
        .filter(candidate -> candidate.confidencePercent() >= CONFIDENT_PERCENT)
        .flatMap(candidate -> snapshot.routesOf(candidate.model().id()).stream())
        .filter(route -> route.provider().equals(provider))
        .findFirst();
  }

  private Route living(String requested, Route route, Snapshot snapshot) {
    return snapshot
        .model(route.modelId())
        .map(model -> alive(requested, model, List.of(route)).getFirst())
        .orElse(route);
  }

  private Plan chosen(String requested, String name, Snapshot snapshot, Set<String> available) {
    Model model =
        snapshot.resolve(name).stream()
            .filter(candidate -> candidate.confidencePercent() >= CONFIDENT_PERCENT)
            .findFirst()
            .map(Snapshot.Candidate::model)
            .orElseThrow(
                () -> new Refused(new ModelNotFound(requested, suggestion(name, snapshot))));
    List<Route> callable = onePerProvider(name, model, snapshot, available);
    if (callable.isEmpty()) {
      throw new Refused(new ModelNotFound(requested, unconfigured(model, snapshot)));
    }
    List<Attempt> attempts =
        alive(requested, model, callable).stream()
            .limit(Bounds.ATTEMPTS_MAX)
            .map(route -> attempt(route, snapshot))
            .toList();
    return new Plan(attempts, "ordered");
  }

  /**
   * A provider may list a model under several ids, dated ones among them: the id that was asked for
   * is taken, else the model's own name, else the first.
   */
  private static List<Route> onePerProvider(
      String name, Model model, Snapshot snapshot, Set<String> available) {
    Map<String, Route> best = new LinkedHashMap<>();
    for (Route route : snapshot.routesOf(model.id())) {
      if (available.contains(route.provider())) {
        best.merge(
            route.provider(),
            route,
            (one, other) -> fit(other, name, model) > fit(one, name, model) ? other : one);
      }
    }
    return List.copyOf(best.values());
  }

  private static int fit(Route route, String name, Model model) {
    String upstream = route.upstreamModel();
    return name.equals(upstream) || name.endsWith("/" + upstream)
        ? 2
        : upstream.equals(model.name()) ? 1 : 0;
  }

  private static Attempt attempt(Route route, Snapshot snapshot) {
    Model model = snapshot.model(route.modelId()).orElse(null);
    return new Attempt(
        route.provider(),
        route.id(),
        route.upstreamModel(),
        route.modelId(),
        model,
        route.tariff());
  }

  private static Attempt uncatalogued(String route, String provider, String upstreamModel) {
    return new Attempt(provider, route, upstreamModel, route, null, Tariff.of(route, List.of()));
  }

  private static String suggestion(String name, Snapshot snapshot) {
    List<String> near =
        snapshot.resolve(name).stream().limit(3).map(found -> found.model().id()).toList();
    return near.isEmpty()
        ? "'./tollgate models' searches the catalogue."
        : "Did you mean " + String.join(" or ", near) + "?";
  }

  private static String unconfigured(Model model, Snapshot snapshot) {
    List<String> providers =
        snapshot.routesOf(model.id()).stream().map(Route::provider).distinct().limit(5).toList();
    return "It is known, but none of its providers ("
        + String.join(", ", providers)
        + ") is configured. "
        + (providers.contains("openai") ? "Set OPENAI_API_KEY, or name" : "Name")
        + " a server that speaks the OpenAI dialect under 'providers' in tollgate.yaml.";
  }

  private static void refuseWrongEndpoint(Request request, Model model) {
    @Nullable String message =
        switch (request) {
          case Request.Pictures _ ->
              model.kind() == Kind.CHAT && !model.outputModalities().contains("image")
                  ? model.name() + " writes text; send it to /v1/chat/completions."
                  : null;
          case Request.Chat _ ->
              model.kind() == Kind.IMAGE && !model.endpoints().contains("/v1/chat/completions")
                  ? model.name() + " makes pictures; send it to /v1/images/generations."
                  : null;
        };
    if (message != null) {
      throw new Refused(new WrongEndpoint(model.id(), message));
    }
  }

  /**
   * Keeps only routes that still answer; when none does, says since when and what to use instead.
   */
  private List<Route> alive(String requested, Model model, List<Route> routes) {
    LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    List<Route> alive =
        routes.stream().filter(route -> today.isBefore(shutdown(model, route))).toList();
    if (alive.isEmpty() && !routes.isEmpty()) {
      List<String> next = model.lifecycle().successors();
      throw new Refused(
          new ModelNotFound(
              requested,
              "It was shut down on "
                  + shutdown(model, routes.getFirst())
                  + "."
                  + (next.isEmpty() ? "" : " Use " + String.join(" or ", next) + ".")));
    }
    return alive;
  }

  private static LocalDate shutdown(Model model, Route route) {
    Verdict own = route.facts().get(Attributes.SHUTDOWN_DATE);
    // what a lab shut down, others may still serve on a schedule of their own
    LocalDate ofModel = route.provider().equals(model.lab()) ? model.lifecycle().shutdown() : null;
    return own != null ? LocalDate.parse(own.value()) : ofModel != null ? ofModel : LocalDate.MAX;
  }
}
