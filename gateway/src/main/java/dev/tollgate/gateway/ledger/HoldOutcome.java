package dev.tollgate.gateway.ledger;

import dev.tollgate.pricing.Money;

/** Whether a hold was admitted. */
public sealed interface HoldOutcome {

  /** The hold is durable; the call may be sent. */
  record Held() implements HoldOutcome {}

  /** Spent and held money and this hold together would exceed the budget; nothing was written. */
  record OverBudget(Money spent, Money held, Money budget) implements HoldOutcome {}
}
