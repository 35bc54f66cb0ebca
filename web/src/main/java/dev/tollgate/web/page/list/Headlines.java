package dev.tollgate.web.page.list;

import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.query.Catalogue;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.pricing.Circumstances;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Operation;
import dev.tollgate.pricing.Pricing;
import dev.tollgate.pricing.Rate;
import dev.tollgate.web.page.quote.Desk;
import dev.tollgate.web.page.text.Amounts;
import dev.tollgate.web.page.text.Names;
import dev.tollgate.web.page.text.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The one price a model is listed by, always with what it buys: a 1024x1024 medium picture, or 1M
 * input tokens. Remembered for one snapshot. Thread-safe.
 */
public final class Headlines {

  /** The cheapest route's price and what it buys; {@code second} is the price of what comes out. */
  public record Headline(Price price, String unit, String second, String provider) {

    static final Headline NONE =
        new Headline(Price.unknown("No source states a price."), "", "", "");
  }

  private record Memory(String hash, Map<String, Headline> byModel) {}

  private static final Desk.Pictures PICTURE = new Desk.Pictures("1024x1024", "medium", 1);

  private final Catalogue catalogue;
  private final Desk desk;
  private volatile Memory memory = new Memory("", Map.of());

  public Headlines(Catalogue catalogue, Desk desk) {
    this.catalogue = catalogue;
    this.desk = desk;
  }

  /** The headline of a model of the current snapshot. */
  public Headline of(Model model) {
    Snapshot snapshot = catalogue.current();
    Memory now = memory;
    if (!now.hash().equals(snapshot.hash())) {
      now = new Memory(snapshot.hash(), new ConcurrentHashMap<>());
      memory = now;
    }
    return now.byModel().computeIfAbsent(model.id(), _ -> cheapest(model, snapshot));
  }

  /** The price at the route that comes first: the lab's own, where it states one. */
  public Price ofFirst(Model model) {
    Snapshot snapshot = catalogue.current();
    return snapshot.routesOf(model.id()).stream()
        .map(route -> one(model, route, snapshot))
        .flatMap(Optional::stream)
        .map(Headline::price)
        .findFirst()
        .orElse(Headline.NONE.price());
  }

  /** Routes that price pictures by a rate of their own come before those that may not. */
  private Headline cheapest(Model model, Snapshot snapshot) {
    List<Route> routes = snapshot.routesOf(model.id());
    List<Route> sure =
        model.kind() == Kind.IMAGE
            ? routes.stream().filter(route -> !Desk.isDoubtful(route)).toList()
            : routes;
    Headline best = cheapest(model, sure, snapshot);
    return best.price().isKnown() ? best : cheapest(model, routes, snapshot);
  }

  private Headline cheapest(Model model, List<Route> routes, Snapshot snapshot) {
    Headline best = Headline.NONE;
    for (Route route : routes) {
      Optional<Headline> next = one(model, route, snapshot);
      if (next.isPresent() && isCheaper(next.get().price(), best.price())) {
        best = next.get();
      }
    }
    return best;
  }

  private static boolean isCheaper(Price one, Price other) {
    BigDecimal usd = one.usd();
    BigDecimal known = other.usd();
    return usd != null && (known == null || usd.compareTo(known) < 0);
  }

  private Optional<Headline> one(Model model, Route route, Snapshot snapshot) {
    String provider = Names.provider(snapshot, route.provider());
    String free = route.tariff().freeBecause();
    if (free != null) {
      return Optional.of(new Headline(Price.free(free), free, "", provider));
    }
    return model.kind() == Kind.IMAGE
        ? picture(model, route, provider)
        : rate(model.kind(), route, provider);
  }

  private Optional<Headline> picture(Model model, Route route, String provider) {
    Price medium = Desk.price(desk.pictures(model, route, PICTURE, 0), route);
    if (medium.isKnown()) {
      return Optional.of(new Headline(medium, "picture, 1024 × 1024 medium", "", provider));
    }
    Desk.Pictures usual = new Desk.Pictures("1024x1024", null, 1);
    Price any = Desk.price(desk.pictures(model, route, usual, 0), route);
    return any.isKnown()
        ? Optional.of(new Headline(any, "picture, 1024 × 1024", "", provider))
        : Optional.empty();
  }

  private static Optional<Headline> rate(Kind kind, Route route, String provider) {
    Rate input = find(route, Meter.INPUT, Meter.TEXT_INPUT);
    if (input != null) {
      Rate output = kind == Kind.CHAT ? find(route, Meter.OUTPUT, Meter.TEXT_OUTPUT) : null;
      String second = output == null ? "" : Amounts.exact(output.usdPerCustomaryQuantity());
      return Optional.of(
          new Headline(
              Price.of(input.usdPerCustomaryQuantity()), "1M input tokens", second, provider));
    }
    return route.tariff().rates().stream()
        .filter(rate -> rate.conditions().specificity() == 0)
        .findFirst()
        .map(rate ->
            new Headline(
                Price.of(rate.usdPerCustomaryQuantity()), Names.unit(rate.meter()), "", provider));
  }

  private static @Nullable Rate find(Route route, Meter first, Meter second) {
    Circumstances call = Circumstances.at(Instant.EPOCH, Operation.CHAT);
    for (Meter meter : List.of(first, second)) {
      Optional<Rate> rate = Pricing.rate(meter, route.tariff(), call);
      if (rate.isPresent()) {
        return rate.get();
      }
    }
    return null;
  }
}
