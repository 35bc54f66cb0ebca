package dev.tollgate.pricing;

/** The answer to "what will this cost": a quote, or why there is none. */
public sealed interface QuoteOutcome {

  record Quoted(Quote quote) implements QuoteOutcome {}

  record Unquotable(Outcome.Reason reason) implements QuoteOutcome {}
}
