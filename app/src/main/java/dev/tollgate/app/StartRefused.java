package dev.tollgate.app;

/** Tollgate will not start; the message says why and what to do, for the person who started it. */
public final class StartRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StartRefused(String message) {
    super(message);
  }
}
