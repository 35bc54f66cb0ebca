package dev.tollgate.gateway.ledger;

import dev.tollgate.pricing.Money;

/** What one key has spent and what is held for calls under way. */
public record Balance(Money spent, Money held) {}
