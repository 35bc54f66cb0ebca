package dev.tollgate.pricing;

import dev.tollgate.pricing.Outcome.NoTariff;

/** Predicts the cost of a call with the same engine that later bills it. */
public final class Quotes {

  private Quotes() {}

  /** Low, expected and high cost of a call at a tariff, or why it cannot be quoted. */
  public static QuoteOutcome quote(QuoteRequest request, Tariff tariff) {
    return new QuoteOutcome.Unquotable(new NoTariff(tariff.route() + request.call().operation()));
  }
}
