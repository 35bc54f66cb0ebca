package dev.tollgate.catalogue.reading;

import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.query.PictureLadder;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.ImageSize;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Rate;
import dev.tollgate.pricing.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What readings of a model are held against: the token rates of its route in USD per 1,000,000,
 * what pictures cost there, and the rates of other models of the lab.
 */
public record Ground(
    Model model,
    @Nullable String freeBecause,
    SequencedMap<Meter, BigDecimal> rates,
    SequencedMap<Meter, BigDecimal> otherUnits,
    List<Picture> pictures,
    SequencedMap<String, Map<Meter, BigDecimal>> siblings) {

  /** One picture of a size and quality; {@code stated} is the vendor's own rounded estimate. */
  public record Picture(String size, String quality, BigDecimal usd, boolean stated) {}

  private static final List<ImageSize> SIZES =
      List.of(new ImageSize(1024, 1024), new ImageSize(1024, 1536));

  /** The ground for a model on one of its routes. */
  public static Ground of(Model model, Route route, Snapshot snapshot, Instant at) {
    return new Ground(
        model,
        route.tariff().freeBecause(),
        rates(route),
        otherUnits(route),
        pictures(model, route, snapshot, at),
        Kin.of(snapshot).siblings(model));
  }

  /** The first of these meters that has a rate. */
  Optional<Meter> first(Meter... meters) {
    return List.of(meters).stream().filter(rates::containsKey).findFirst();
  }

  BigDecimal rate(Meter meter) {
    return rates.getOrDefault(meter, BigDecimal.ZERO);
  }

  /** USD per 1M tokens, by meter, where nothing else decides. */
  static SequencedMap<Meter, BigDecimal> rates(Route route) {
    SequencedMap<Meter, BigDecimal> rates = new LinkedHashMap<>();
    for (Rate rate : route.tariff().rates()) {
      boolean token = rate.meter().unit() == Unit.TOKEN && rate.meter().item().isEmpty();
      if (token && rate.conditions().equals(Conditions.NONE)) {
        rates.putIfAbsent(rate.meter(), rate.usdPerCustomaryQuantity());
      }
    }
    return rates;
  }

  /** USD for one unit of what is not sold by the token, such as a character or a second. */
  private static SequencedMap<Meter, BigDecimal> otherUnits(Route route) {
    SequencedMap<Meter, BigDecimal> rates = new LinkedHashMap<>();
    for (Rate rate : route.tariff().rates()) {
      if (rate.meter().unit() != Unit.TOKEN && rate.conditions().equals(Conditions.NONE)) {
        rates.putIfAbsent(rate.meter(), rate.usdPerUnit());
      }
    }
    return rates;
  }

  private static List<Picture> pictures(Model model, Route route, Snapshot snapshot, Instant at) {
    List<Picture> pictures = new ArrayList<>();
    for (Rate rate : route.tariff().rates()) {
      String quality = rate.conditions().quality();
      String size = rate.conditions().size();
      if (rate.meter().equals(Meter.IMAGES) && size != null) {
        pictures.add(new Picture(size, quality == null ? "" : quality, rate.usdPerUnit(), true));
      }
    }
    for (String quality : model.rules().map(rules -> rules.qualities()).orElse(List.of())) {
      for (ImageSize size : SIZES) {
        PictureLadder.of(snapshot, model, size, quality, 0, at).rungs().stream()
            .filter(rung -> rung.route().id().equals(route.id()))
            .forEach(rung -> {
              if (rung.usd() != null) {
                pictures.add(new Picture(size.toString(), quality, rung.usd().usd(), false));
              }
            });
      }
    }
    return List.copyOf(pictures);
  }
}
