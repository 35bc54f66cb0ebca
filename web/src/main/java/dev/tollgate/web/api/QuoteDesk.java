package dev.tollgate.web.api;

import dev.tollgate.catalogue.history.History;
import dev.tollgate.catalogue.history.Timeline;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.query.Catalogue;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.gateway.call.Attempt;
import dev.tollgate.gateway.call.Refusal.ModelNotFound;
import dev.tollgate.gateway.call.Refused;
import dev.tollgate.gateway.call.Request;
import dev.tollgate.gateway.limit.Quoter;
import dev.tollgate.gateway.limit.Quoter.Counted;
import dev.tollgate.gateway.route.Router;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Quotes a request as the gateway would serve it, by the same rules; where no provider of the model
 * is configured, as it would be served if all were. Thread-safe.
 */
public final class QuoteDesk {

  private final Catalogue catalogue;
  private final Supplier<Set<String>> configured;
  private final Map<String, String> aliases;
  private final Router router;
  private final Quoter quoter;
  private final InstantSource clock;

  /** {@code configured} gives the ids of providers that can be called now. */
  public QuoteDesk(
      Catalogue catalogue,
      Supplier<Set<String>> configured,
      Map<String, String> aliases,
      Quoter quoter,
      InstantSource clock) {
    this.catalogue = catalogue;
    this.configured = configured;
    this.aliases = Map.copyOf(aliases);
    this.router = new Router(catalogue, configured, aliases, clock);
    this.quoter = quoter;
    this.clock = clock;
  }

  /** The desk as it would have quoted on a day: by the catalogue and the tariffs of then. */
  public QuoteDesk at(LocalDate day, History history) {
    Snapshot then = Timeline.asOf(day, history.archive(), catalogue.current());
    InstantSource noon = InstantSource.fixed(day.atTime(12, 0).toInstant(ZoneOffset.UTC));
    return new QuoteDesk(() -> then, configured, aliases, quoter, noon);
  }

  /** The quotation, or a refusal as the gateway would refuse the request itself. */
  public Quotation quote(Request request) {
    Snapshot snapshot = catalogue.current();
    Attempt chosen = choose(request, snapshot);
    Counted counted = quoter.count(request);
    Instant now = clock.instant();
    Set<String> available = configured.get();
    List<Offer> others = new ArrayList<>();
    for (Route route : snapshot.routesOf(chosen.modelId())) {
      if (!route.id().equals(chosen.route()) && others.size() < ApiBounds.ALTERNATIVES_MAX) {
        others.add(offer(attempt(route, chosen), counted, now, available));
      }
    }
    others.sort(Offer.CHEAPEST_FIRST);
    return new Quotation(request, snapshot, offer(chosen, counted, now, available), others);
  }

  private Attempt choose(Request request, Snapshot snapshot) {
    try {
      return router.plan(request).first();
    } catch (Refused refused) {
      if (refused.reason() instanceof ModelNotFound) {
        return asIfAllWereConfigured(request, snapshot);
      }
      throw refused;
    }
  }

  /** The same routing over every provider that the catalogue names for the model. */
  private Attempt asIfAllWereConfigured(Request request, Snapshot snapshot) {
    String name = aliases.getOrDefault(request.model(), request.model());
    Set<String> serving =
        snapshot.resolve(name).stream()
            .flatMap(candidate -> snapshot.routesOf(candidate.model().id()).stream())
            .map(Route::provider)
            .collect(Collectors.toUnmodifiableSet());
    Attempt first = new Router(() -> snapshot, () -> serving, aliases, clock).plan(request).first();
    if (first.model() == null) {
      return router.plan(request).first(); // no such route: refused again, in the router's words
    }
    return first;
  }

  private Offer offer(Attempt attempt, Counted counted, Instant now, Set<String> available) {
    return new Offer(
        attempt, available.contains(attempt.provider()), quoter.quote(counted, attempt, now));
  }

  private static Attempt attempt(Route route, Attempt chosen) {
    return new Attempt(
        route.provider(),
        route.id(),
        route.upstreamModel(),
        route.modelId(),
        chosen.model(),
        route.tariff());
  }
}
