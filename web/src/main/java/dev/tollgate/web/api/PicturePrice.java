package dev.tollgate.web.api;

import dev.tollgate.catalogue.model.ImageRules;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.pricing.Charge;
import dev.tollgate.pricing.Circumstances;
import dev.tollgate.pricing.ImageInputMethod;
import dev.tollgate.pricing.ImageSize;
import dev.tollgate.pricing.ImageTokenMethod;
import dev.tollgate.pricing.Operation;
import dev.tollgate.pricing.Quote;
import dev.tollgate.pricing.QuoteOutcome.Quoted;
import dev.tollgate.pricing.QuoteRequest;
import dev.tollgate.pricing.Quotes;
import dev.tollgate.pricing.TokenRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one picture of a stated size and quality costs on a route, without its prompt. */
final class PicturePrice {

  private PicturePrice() {}

  /** The expected charge, unless the price is unknown. */
  static Optional<Charge> of(
      Model model, Route route, ImageSize size, @Nullable String quality, Instant at) {
    QuoteRequest question =
        new QuoteRequest(
            Circumstances.at(at, Operation.GENERATE),
            TokenRange.exactly(0),
            one(model.imageRules(), size, quality),
            null);
    return Quotes.quote(question, route.tariff()) instanceof Quoted(Quote quote)
        ? Optional.of(quote.expected())
        : Optional.empty();
  }

  private static QuoteRequest.Pictures one(
      @Nullable ImageRules rules, ImageSize size, @Nullable String quality) {
    return new QuoteRequest.Pictures(
        1,
        size,
        quality,
        0,
        List.of(),
        false,
        rules == null ? ImageTokenMethod.NONE : rules.outputMethod(),
        ImageInputMethod.NONE,
        List.of(),
        size,
        rules == null ? List.of() : rules.qualities(),
        quality);
  }
}
