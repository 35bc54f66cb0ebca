package dev.tollgate.gateway.limit;

import dev.tollgate.gateway.call.Metered;
import dev.tollgate.gateway.call.Request;
import dev.tollgate.pricing.Basis;
import dev.tollgate.pricing.Charge;
import dev.tollgate.pricing.Circumstances;
import dev.tollgate.pricing.Direction;
import dev.tollgate.pricing.ImageSize;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Operation;
import dev.tollgate.pricing.Outcome;
import dev.tollgate.pricing.Pricing;
import dev.tollgate.pricing.Quote;
import dev.tollgate.pricing.Tariff;
import dev.tollgate.pricing.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns what an answer reports into a charge; without a readable report, into the quote's estimate.
 */
public final class Settlement {

  private static final int PIXELS_SCALE = 6;

  private Settlement() {}

  /** The charge of a served call, or empty when its price is unknown. */
  public static Optional<Charge> charge(
      Metered metered, Request request, Tariff tariff, @Nullable Quote quote, Instant at) {
    Circumstances call = circumstances(metered, request, at);
    Optional<Usage> reported = metered.usage().filter(usage -> isPlausible(usage, metered));
    Usage usage = facets(reported.orElse(Usage.reported(Map.of())), metered, request);
    if (Pricing.charge(usage, tariff, call.withContextTokens(usage.tokens(Direction.INPUT)))
        instanceof Outcome.Priced(Charge charge)) {
      return Optional.of(charge);
    }
    return Optional.ofNullable(quote).map(Quote::expected).map(Settlement::estimate);
  }

  /** Some servers report zero tokens because they do not count: a picture never costs none. */
  private static boolean isPlausible(Usage usage, Metered metered) {
    return metered.pictures() == 0 || usage.tokens(Direction.OUTPUT) > 0;
  }

  private static Charge estimate(Charge expected) {
    return new Charge(expected.lines(), expected.total(), Basis.ESTIMATE, expected.tariff());
  }

  private static Circumstances circumstances(Metered metered, Request request, Instant at) {
    return switch (request) {
      case Request.Pictures pictures ->
          Circumstances.at(at, Operation.GENERATE)
              .withImage(
                  metered.size() == null ? pictures.size() : metered.size(),
                  metered.quality() == null ? pictures.quality() : metered.quality());
      case Request.Chat _ -> Circumstances.at(at, Operation.CHAT);
    };
  }

  /** The same work in the other units that routes bill by. */
  private static Usage facets(Usage usage, Metered metered, Request request) {
    Usage all = usage.with(Meter.REQUESTS, BigDecimal.ONE);
    if (metered.pictures() == 0) {
      return all;
    }
    BigDecimal pictures = BigDecimal.valueOf(metered.pictures());
    all = all.with(Meter.IMAGES, pictures);
    ImageSize size = size(metered, request);
    if (size == null) {
      return all;
    }
    BigDecimal pixels = BigDecimal.valueOf(size.pixels()).multiply(pictures);
    return all.with(Meter.IMAGE_PIXELS, pixels)
        .with(Meter.IMAGE_MEGAPIXELS, pixels.movePointLeft(PIXELS_SCALE));
  }

  private static @Nullable ImageSize size(Metered metered, Request request) {
    String echoed = metered.size();
    if (echoed != null) {
      return ImageSize.parse(echoed).orElse(null);
    }
    return request instanceof Request.Pictures pictures ? pictures.exactSize() : null;
  }
}
