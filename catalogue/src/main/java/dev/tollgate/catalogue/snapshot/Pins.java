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
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prices that the operator of this server stands by: facts like any other, with a note. */
public final class Pins {

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

  /** What is noted beside every other statement of a pinned slot. */
  public static final String OVERRULED = "another price is pinned on this server";

  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,12})?");
  private static final int NOTE_MAX = 200;

  /**
   * One pinned price: USD per customary quantity of a meter of a route, why, and since when; {@code
   * place} is the file that says so. {@code meter} is a name such as {@code image_output}.
   */
  public record Pin(
      String route,
      String meter,
      BigDecimal usd,
      String note,
      @Nullable LocalDate since,
      String place) {

    /** From what somebody typed; {@link WrongField} names the field and what would be right. */
    public static Pin of(
        @Nullable String route,
        @Nullable String meter,
        @Nullable String usd,
        @Nullable String note,
        @Nullable LocalDate since,
        String place) {
      if (route == null || !route.strip().matches("[^/\\s]+/\\S+")) {
        throw new WrongField("route", "must be a route such as openai/gpt-image-2");
      }
      if (meter == null || !METERS.containsKey(meter)) {
        throw new WrongField(
            "meter", "must be one of " + String.join(", ", new TreeSet<>(METERS.keySet())));
      }
      if (usd == null || !AMOUNT.matcher(usd.strip()).matches()) {
        throw new WrongField(
            "usd", "must be USD per 1M tokens, or per picture, such as 30 or 0.04");
      }
      if (note == null || note.isBlank() || note.length() > NOTE_MAX) {
        throw new WrongField("note", "must say why, in up to " + NOTE_MAX + " characters");
      }
      return new Pin(route.strip(), meter, new BigDecimal(usd.strip()), note.strip(), since, place);
    }

    boolean isFor(String otherRoute, String otherMeter) {
      return route.equalsIgnoreCase(otherRoute) && meter.equals(otherMeter);
    }
  }

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
            Source.OPERATOR,
            "Pinned by the operator",
            String.join(
                ", ", pins.stream().map(Pin::place).collect(Collectors.toCollection(TreeSet::new))),
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
    replaced.forEach(price ->
        Stream.concat(price.verdict().agreeing().stream(), price.verdict().dissenting().stream())
            .map(one -> new Verdict.Witness(one.value(), OVERRULED, one.evidence()))
            .forEach(others::add));
    prices.removeAll(replaced);
    String value = pin.usd().toPlainString();
    Evidence evidence =
        new Evidence(
            Source.OPERATOR,
            pin.place() + " " + pin.route(),
            value,
            "USD per " + meter.unit(),
            "pinned: " + pin.note(),
            "",
            Objects.requireNonNullElse(pin.since(), today));
    Rate rate = Rate.per(meter, value, Source.OPERATOR);
    Verdict verdict =
        new Verdict(
            meter.name(),
            value,
            Source.OPERATOR + ": " + pin.note(),
            List.of(new Verdict.Witness(value, "followed", evidence)),
            others);
    prices.add(new PricedRate(rate, verdict));
  }
}
