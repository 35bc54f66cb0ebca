package dev.tollgate.catalogue.snapshot;

import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.pricing.Circumstances;
import dev.tollgate.pricing.Direction;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Operation;
import dev.tollgate.pricing.Pricing;
import dev.tollgate.pricing.Rate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The one number a list of models is sorted by: its cheapest route's, in USD. */
final class HeadlinePrice {

  private HeadlinePrice() {}

  static Optional<BigDecimal> of(Model model, List<Route> routes) {
    return routes.stream()
        .map(route -> price(model.kind(), route))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  private static Optional<BigDecimal> price(Kind kind, Route route) {
    if (route.tariff().isFree()) {
      return Optional.of(BigDecimal.ZERO);
    }
    return switch (kind) {
      case IMAGE -> picture(route);
      case CHAT, EMBEDDING, SPEECH, TRANSCRIPTION, VIDEO, RERANK, MODERATION, OTHER ->
          rate(route, Meter.INPUT).or(() -> anyRate(route)).map(Rate::usdPerCustomaryQuantity);
    };
  }

  private static final BigDecimal MEDIUM_SQUARE_TOKENS = BigDecimal.valueOf(1756);

  /** A square medium picture: its stated price, or 1,756 tokens at the image rate. */
  private static Optional<BigDecimal> picture(Route route) {
    Circumstances medium =
        Circumstances.at(Instant.EPOCH, Operation.GENERATE).withImage("1024x1024", "medium");
    Optional<BigDecimal> stated =
        Pricing.rate(Meter.IMAGES, route.tariff(), medium).map(Rate::usdPerUnit);
    return stated.or(() ->
        Pricing.rate(Meter.IMAGE_OUTPUT, route.tariff(), medium)
            .map(rate -> rate.usdPerUnit().multiply(MEDIUM_SQUARE_TOKENS)));
  }

  private static Optional<Rate> rate(Route route, Meter meter) {
    return Pricing.rate(meter, route.tariff(), Circumstances.at(Instant.EPOCH, Operation.CHAT));
  }

  private static Optional<Rate> anyRate(Route route) {
    return route.tariff().rates().stream()
        .filter(rate -> rate.meter().direction() != Direction.NEITHER)
        .min(Comparator.comparing(Rate::usdPerUnit));
  }
}
