package dev.tollgate.gateway.ledger;

import dev.tollgate.pricing.Money;

/**
 * Calls of one key, model and route together. {@code expected} and {@code cost} of settled calls
 * make the quote error: (expected - cost) / cost.
 */
public record Summary(
    String keyId,
    String model,
    String route,
    long calls,
    long settled,
    long voided,
    long unknown,
    long inputTokens,
    long outputTokens,
    long pictures,
    Money expected,
    Money cost) {}
