package dev.tollgate.studio;

/** Thrown when the drawing library cannot be loaded on this machine. */
public final class StudioUnavailable extends RuntimeException {

  /** Explains in one sentence; the cause has the details. */
  public StudioUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
