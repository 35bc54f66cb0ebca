package dev.tollgate.gateway.call;

/** Ends a call with a refusal. Thrown once, caught once; carries no stack trace. */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Refusal reason;

  public Refused(Refusal reason) {
    super(reason.getClass().getSimpleName(), null, false, false);
    this.reason = reason;
  }

  public Refusal reason() {
    return reason;
  }
}
