package dev.tollgate.gateway.delivery;

/** A provider's answer broke off, was too large, or was not what it should be. */
public final class BrokenAnswer extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String detail;

  public BrokenAnswer(String detail) {
    super(detail, null, false, false);
    this.detail = detail;
  }

  /** What was wrong, in a few words without anything the provider sent. */
  public String detail() {
    return detail;
  }
}
