package dev.tollgate.web.api;

import dev.tollgate.gateway.call.Attempt;
import dev.tollgate.pricing.Money;
import dev.tollgate.pricing.QuoteOutcome;
import dev.tollgate.pricing.QuoteOutcome.Quoted;
import dev.tollgate.pricing.QuoteOutcome.Unquotable;
import java.util.Comparator;
import java.util.Optional;

/**
 * What one route asks for a request; {@code configured} says whether it can be called now, without
 * a further provider key.
 */
public record Offer(Attempt attempt, boolean configured, QuoteOutcome outcome) {

  /** Cheapest first, those of unknown price last, equals by name. */
  static final Comparator<Offer> CHEAPEST_FIRST =
      Comparator.comparing(
              (Offer offer) -> offer.expected().orElse(null),
              Comparator.nullsLast(Comparator.<Money>naturalOrder()))
          .thenComparing(offer -> offer.attempt().route());

  /** The expected cost, unless it is unknown. */
  public Optional<Money> expected() {
    return switch (outcome) {
      case Quoted(var quote) -> Optional.of(quote.expected().total());
      case Unquotable _ -> Optional.empty();
    };
  }
}
