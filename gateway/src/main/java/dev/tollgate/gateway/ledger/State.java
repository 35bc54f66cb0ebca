package dev.tollgate.gateway.ledger;

/** The states of a call in the ledger: {@code HELD -> SENT -> SETTLED | VOIDED | UNKNOWN}. */
public enum State {
  HELD,
  SENT,
  SETTLED,
  VOIDED,
  UNKNOWN;

  /** Whether nothing follows this state. */
  public boolean isTerminal() {
    return switch (this) {
      case HELD, SENT -> false;
      case SETTLED, VOIDED, UNKNOWN -> true;
    };
  }
}
