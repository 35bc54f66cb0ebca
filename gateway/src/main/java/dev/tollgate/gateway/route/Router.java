package dev.tollgate.gateway.route;

import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
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
import java.util.ArrayList;
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
      plan = withoutShutDown(model, plan);
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
    return pinned(name, snapshot, available)
        .orElseGet(() -> chosen(requested, name, snapshot, available));
  }

  private Optional<Plan> pinned(String name, Snapshot snapshot, Set<String> available) {
    int slash = name.indexOf('/');
    if (slash < 1 || !available.contains(name.substring(0, slash))) {
      return Optional.empty();
    }
    String provider = name.substring(0, slash);
    Attempt attempt =
        snapshot
            .route(name)
            .map(route -> attempt(route, snapshot))
            .or(() -> pinnedByModel(name, provider, snapshot))
            .orElseGet(() -> uncatalogued(name, provider, name.substring(slash + 1)));
    return Optional.of(new Plan(List.of(attempt), "pinned"));
  }

  /** A pin by another spelling or a dated id of a model that the provider serves. */
  private static Optional<Attempt> pinnedByModel(String name, String provider, Snapshot snapshot) {
    return snapshot.resolve(name).stream()
        .filter(candidate -> candidate.confidencePercent() >= CONFIDENT_PERCENT)
        .flatMap(candidate -> snapshot.routesOf(candidate.model().id()).stream())
        .filter(route -> route.provider().equals(provider))
        .findFirst()
        .map(route -> attempt(route, snapshot));
  }

  private Plan chosen(String requested, String name, Snapshot snapshot, Set<String> available) {
    Model model =
        snapshot.resolve(name).stream()
            .filter(candidate -> candidate.confidencePercent() >= CONFIDENT_PERCENT)
            .findFirst()
            .map(Snapshot.Candidate::model)
            .orElseThrow(
                () -> new Refused(new ModelNotFound(requested, suggestion(name, snapshot))));
    List<Attempt> attempts = new ArrayList<>();
    for (Route route : snapshot.routesOf(model.id())) {
      if (available.contains(route.provider()) && attempts.size() < Bounds.ATTEMPTS_MAX) {
        attempts.add(attempt(route, snapshot));
      }
    }
    if (attempts.isEmpty()) {
      throw new Refused(new ModelNotFound(requested, unconfigured(model, snapshot)));
    }
    return new Plan(attempts, "ordered");
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
        + ") is configured; set the provider's API key, such as "
        + (providers.contains("openai") ? "OPENAI_API_KEY." : "the one its page names.");
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

  /** What a lab shut down, others may still serve on a schedule of their own. */
  private Plan withoutShutDown(Model model, Plan plan) {
    LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    if (!model.lifecycle().isShutDown(today)) {
      return plan;
    }
    List<Attempt> others =
        plan.attempts().stream().filter(one -> !one.provider().equals(model.lab())).toList();
    if (others.isEmpty()) {
      List<String> next = model.lifecycle().successors();
      throw new Refused(
          new ModelNotFound(
              model.name(),
              "It was shut down on "
                  + model.lifecycle().shutdown()
                  + "."
                  + (next.isEmpty() ? "" : " Use " + String.join(" or ", next) + ".")));
    }
    return new Plan(others, plan.strategy());
  }
}
