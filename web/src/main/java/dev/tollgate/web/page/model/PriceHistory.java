package dev.tollgate.web.page.model;

import dev.tollgate.catalogue.history.Archive;
import dev.tollgate.catalogue.history.Timeline;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.pricing.Circumstances;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Operation;
import dev.tollgate.pricing.Pricing;
import dev.tollgate.pricing.Rate;
import dev.tollgate.pricing.Tariff;
import dev.tollgate.web.page.text.Amounts;
import dev.tollgate.web.page.text.Names;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What one rate of a route was from day to day; the bars of its plot begin at zero. */
public record PriceHistory(String meter, List<Day> days, boolean changed) {

  /** A day's price; {@code height} is its bar, 0 to 100. */
  public record Day(String since, String price, int height) {}

  public PriceHistory {
    days = List.copyOf(days);
  }

  static PriceHistory of(Model model, String route, Snapshot snapshot, Archive archive) {
    for (Meter meter : meters(model)) {
      PriceHistory history = of(meter, Timeline.of(route, archive, snapshot));
      if (!history.days().isEmpty()) {
        return history;
      }
    }
    return new PriceHistory("", List.of(), false);
  }

  private static List<Meter> meters(Model model) {
    return model.kind() == Kind.IMAGE
        ? List.of(Meter.IMAGE_OUTPUT, Meter.IMAGES, Meter.OUTPUT)
        : List.of(Meter.TEXT_OUTPUT, Meter.TEXT_INPUT);
  }

  private static PriceHistory of(Meter meter, List<Timeline.Version> versions) {
    List<BigDecimal> prices = new ArrayList<>();
    List<Day> days = new ArrayList<>();
    for (Timeline.Version version : versions) {
      rate(meter, version).ifPresent(prices::add);
    }
    BigDecimal most = prices.stream().max(Comparator.naturalOrder()).orElse(BigDecimal.ONE);
    for (Timeline.Version version : versions) {
      Optional<BigDecimal> usd = rate(meter, version);
      days.add(
          new Day(
              Names.day(version.since()),
              usd.map(Amounts::exact).orElse("—"),
              usd.map(one -> one.movePointRight(2).divide(most, 0, RoundingMode.UP).intValueExact())
                  .orElse(0)));
    }
    boolean changed = prices.stream().map(BigDecimal::stripTrailingZeros).distinct().count() > 1;
    return new PriceHistory(
        Names.meter(meter) + " per " + Names.unit(meter),
        prices.isEmpty() ? List.of() : days,
        changed);
  }

  private static Optional<BigDecimal> rate(Meter meter, Timeline.Version version) {
    Tariff tariff = version.tariff();
    Circumstances call =
        Circumstances.at(
            version.since().atTime(12, 0).toInstant(ZoneOffset.UTC), Operation.GENERATE);
    return Pricing.rate(meter, tariff, call).map(Rate::usdPerCustomaryQuantity);
  }
}
