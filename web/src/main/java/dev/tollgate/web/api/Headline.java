package dev.tollgate.web.api;

import dev.tollgate.catalogue.model.ImageRules;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.pricing.Circumstances;
import dev.tollgate.pricing.ImageSize;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Money;
import dev.tollgate.pricing.Operation;
import dev.tollgate.pricing.Pricing;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one price that a list shows for a model, that of its cheapest route: USD for one 1024x1024
 * picture at medium, or where qualities have other names at the expected one, without its prompt;
 * for other kinds USD per 1M input tokens, else output tokens.
 */
public record Headline(Money price, String unit, Route route) {

  private static final ImageSize SQUARE = new ImageSize(1024, 1024);
  private static final String MEDIUM = "medium";

  /** The headline of a model at an instant, unless nobody states a price. */
  public static Optional<Headline> of(Model model, List<Route> routes, Instant at) {
    return routes.stream()
        .flatMap(route -> of(model, route, at).stream())
        .min(Comparator.comparing(Headline::price));
  }

  private static Optional<Headline> of(Model model, Route route, Instant at) {
    return switch (model.kind()) {
      case IMAGE -> picture(model, route, at);
      case CHAT, EMBEDDING, SPEECH, TRANSCRIPTION, VIDEO, RERANK, MODERATION, OTHER ->
          tokens(Meter.INPUT, "1M input tokens", route, at)
              .or(() -> tokens(Meter.OUTPUT, "1M output tokens", route, at));
    };
  }

  private static Optional<Headline> picture(Model model, Route route, Instant at) {
    String quality = quality(model.imageRules());
    String unit = "picture, 1024x1024" + (quality == null ? "" : " " + quality);
    return PicturePrice.of(model, route, SQUARE, quality, at)
        .map(charge -> new Headline(charge.total(), unit, route));
  }

  private static @Nullable String quality(@Nullable ImageRules rules) {
    return rules == null || rules.qualities().contains(MEDIUM)
        ? MEDIUM
        : rules.expectedAutoQuality();
  }

  private static Optional<Headline> tokens(Meter meter, String unit, Route route, Instant at) {
    if (route.tariff().isFree()) {
      return Optional.of(new Headline(Money.ZERO, unit, route));
    }
    BigDecimal million = BigDecimal.valueOf(meter.unit().customary());
    return Pricing.rate(meter, route.tariff(), Circumstances.at(at, Operation.CHAT))
        .map(rate -> new Headline(new Money(rate.usdPerUnit().multiply(million)), unit, route));
  }
}
