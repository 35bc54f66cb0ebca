package dev.tollgate.studio.draw;

/** A composition that can be drawn stage by stage, in unit space. */
interface Painting {

  /** Draws one stage over the stages before it. */
  void paint(Stage stage, Brush brush);
}
