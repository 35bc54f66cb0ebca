package dev.tollgate.gateway.call;

/** The headers of answers that called no provider: refusals before a call, and lists. */
public final class IdleHeaders {

  private IdleHeaders() {}

  /** The same names as on a served call, with {@code none} and a cost of 0. */
  public static Headers of(Inbound inbound) {
    long elapsed = System.nanoTime() - inbound.receivedNanos();
    return new TabHeaders(inbound, null, null, null, true).render("none", 0, elapsed, 0);
  }
}
