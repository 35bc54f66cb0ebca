package dev.tollgate.studio;

/** Thrown when the drawing thread was interrupted; the thread's interrupt flag stays set. */
public final class DrawingInterrupted extends RuntimeException {

  /** Says at which stage the drawing stopped. */
  public DrawingInterrupted(String message) {
    super(message);
  }
}
