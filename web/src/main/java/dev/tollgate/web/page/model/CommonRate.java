package dev.tollgate.web.page.model;

import dev.tollgate.catalogue.model.Route;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Rate;
import dev.tollgate.web.page.text.Names;
import dev.tollgate.web.page.text.Price;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The meter that most routes of a model state a plain rate for; null when none does. */
record CommonRate(@Nullable Meter meter) {

  static CommonRate of(List<Route> routes) {
    Map<Meter, Integer> counts = new TreeMap<>();
    for (Route route : routes) {
      route.tariff().rates().stream()
          .filter(rate -> rate.conditions().equals(Conditions.NONE))
          .map(Rate::meter)
          .distinct()
          .forEach(meter -> counts.merge(meter, 1, Integer::sum));
    }
    return new CommonRate(
        counts.entrySet().stream()
            .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
            .map(Map.Entry::getKey)
            .orElse(null));
  }

  /** The routes by this one rate. */
  Ladder ladder(List<Route> routes, Route chosen, ModelPages.Setting setting) {
    String subject =
        meter == null
            ? "No source states a plain rate"
            : "By " + Names.meter(meter) + ", USD per " + Names.unit(meter);
    return Ladder.of(
        subject, routes, chosen, setting.snapshot(), setting.configured(), this::answer);
  }

  private Ladder.Answer answer(Route route) {
    String free = route.tariff().freeBecause();
    if (free != null) {
      return new Ladder.Answer(Price.free(free), free);
    }
    Optional<Rate> rate =
        route.tariff().rates().stream()
            .filter(one -> one.meter().equals(meter) && one.conditions().equals(Conditions.NONE))
            .findFirst();
    return rate.map(one -> new Ladder.Answer(Price.of(one.usdPerCustomaryQuantity()), ""))
        .orElseGet(() -> {
          String why = "No source states this rate for " + route.id() + ".";
          return new Ladder.Answer(Price.unknown(why), why);
        });
  }
}
