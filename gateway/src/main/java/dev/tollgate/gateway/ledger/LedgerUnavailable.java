package dev.tollgate.gateway.ledger;

/** The store refused or failed a write; billable work must not go on. */
public final class LedgerUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LedgerUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
