package dev.tollgate.catalogue.snapshot;

import dev.tollgate.catalogue.model.Evidence;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Route.PricedRate;
import dev.tollgate.catalogue.model.Source;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Rate;
import dev.tollgate.pricing.Tariff;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prices that the operator of this server stands by: facts like any other, with a note. */
public final class Pins {

  /** The source of pinned values. */
  public static final String OPERATOR = "operator";

  /**
   * One pinned price: USD per customary quantity of a meter of a route, and why. {@code meter} is a
   * name such as {@code image_output}.
   */
  public record Pin(String route, String meter, BigDecimal usd, String note) {}

  /** Every meter that can be pinned, by its name. */
  public static final Map<String, Meter> METERS =
      Stream.of(
              Meter.TEXT_INPUT,
              Meter.TEXT_INPUT_CACHED,
              Meter.TEXT_OUTPUT,
              Meter.TEXT_OUTPUT_REASONING,
              Meter.IMAGE_INPUT,
              Meter.IMAGE_INPUT_CACHED,
              Meter.IMAGE_OUTPUT,
              Meter.INPUT,
              Meter.INPUT_CACHED,
              Meter.OUTPUT,
              Meter.IMAGES,
              Meter.IMAGE_MEGAPIXELS,
              Meter.INPUT_IMAGES,
              Meter.REQUESTS)
          .collect(Collectors.toUnmodifiableMap(Meter::name, Function.identity()));

  private Pins() {}

  /** The snapshot with pins as verdicts; pins of routes it does not have change nothing. */
  public static Snapshot applied(Snapshot snapshot, List<Pin> pins, LocalDate today) {
    if (pins.isEmpty()) {
      return snapshot;
    }
    Map<String, List<Pin>> byRoute =
        pins.stream()
            .filter(pin -> snapshot.route(pin.route()).isPresent())
            .collect(Collectors.groupingBy(pin -> snapshot.route(pin.route()).orElseThrow().id()));
    List<Route> routes =
        snapshot.routes().stream()
            .map(route -> pinned(route, byRoute.getOrDefault(route.id(), List.of()), today))
            .toList();
    List<Source> sources = new ArrayList<>(snapshot.sources());
    sources.add(
        new Source(
            OPERATOR,
            "Pinned by the operator",
            "tollgate.yaml",
            "",
            today,
            "",
            null,
            pins.size(),
            pins.size(),
            0));
    return Snapshots.of(List.copyOf(snapshot.models()), routes, sources, snapshot.builtAt());
  }

  private static Route pinned(Route route, List<Pin> pins, LocalDate today) {
    if (pins.isEmpty()) {
      return route;
    }
    List<PricedRate> prices = new ArrayList<>(route.prices());
    for (Pin pin : pins) {
      Meter meter = METERS.get(pin.meter());
      if (meter != null) {
        pin(prices, pin, meter, today);
      }
    }
    List<Rate> rates = prices.stream().map(PricedRate::rate).toList();
    return new Route(
        route.id(),
        route.provider(),
        route.modelId(),
        route.upstreamModel(),
        Tariff.of(route.id(), rates),
        prices,
        route.facts(),
        route.suspects());
  }

  private static void pin(List<PricedRate> prices, Pin pin, Meter meter, LocalDate today) {
    List<Verdict.Witness> others = new ArrayList<>();
    List<PricedRate> replaced =
        prices.stream()
            .filter(price -> price.rate().meter().equals(meter))
            .filter(price -> price.rate().conditions().equals(Conditions.NONE))
            .toList();
    replaced.forEach(price -> {
      others.addAll(price.verdict().agreeing());
      others.addAll(price.verdict().dissenting());
    });
    prices.removeAll(replaced);
    String value = pin.usd().toPlainString();
    Evidence evidence =
        new Evidence(
            OPERATOR,
            "catalogue.pins." + pin.route(),
            value,
            "USD per " + meter.unit(),
            "pinned: " + pin.note(),
            "",
            today);
    Rate rate = Rate.per(meter, value, OPERATOR);
    Verdict verdict =
        new Verdict(
            meter.name(),
            value,
            OPERATOR + ": " + pin.note(),
            List.of(new Verdict.Witness(value, "followed", evidence)),
            others);
    prices.add(new PricedRate(rate, verdict));
  }
}
