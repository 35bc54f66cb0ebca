package dev.tollgate.studio;

/** Hears of each finished stage of a drawing, on the drawing thread. */
@FunctionalInterface
public interface StageListener {

  /** Ignores every stage. */
  StageListener NONE = (_, _) -> {};

  /**
   * Takes the picture as it stands.
   *
   * @param index 0 for the first partial picture
   * @param partial full size, encoded like the finished picture
   */
  void stage(int index, Picture partial);
}
