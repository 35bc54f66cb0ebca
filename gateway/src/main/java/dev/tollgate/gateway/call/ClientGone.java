package dev.tollgate.gateway.call;

/** The client left before its answer was complete. */
public final class ClientGone extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ClientGone() {
    super("The client left", null, false, false);
  }
}
