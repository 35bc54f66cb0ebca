package dev.tollgate.studio.draw;

import dev.tollgate.studio.Plan;
import dev.tollgate.studio.layout.Frame;
import java.util.SplittableRandom;

/** A scene without a background: its figures alone, or a round view when it has none. */
final class CutOut implements Painting {

  private final Frame frame;
  private final ScenePainting scene;

  CutOut(Plan plan, Frame frame, SplittableRandom random) {
    this.frame = frame;
    this.scene = new ScenePainting(plan, frame, random);
  }

  @Override
  public void paint(Stage stage, Brush brush) {
    switch (stage) {
      case GROUND, FORMS -> {
        if (!scene.hasFigures()) {
          brush.inside(medallion(), () -> scene.paint(stage, brush));
        }
      }
      case SUBJECTS -> {
        if (scene.hasFigures()) {
          figures(brush);
        } else {
          brush.inside(medallion(), () -> scene.paint(stage, brush));
        }
      }
      case FINISH -> {}
    }
  }

  /** The figures, as large as the sheet allows. */
  private void figures(Brush brush) {
    var bounds = scene.figureBounds();
    var scale = 0.86 * Math.min(frame.width() / bounds.width(), frame.height() / bounds.height());
    var x = frame.width() / 2 - bounds.centreX() * scale;
    var y = frame.height() / 2 - bounds.centreY() * scale;
    brush.at(x, y, scale, () -> scene.figures(brush));
  }

  private Outline medallion() {
    return Outline.circle(frame.width() / 2, frame.height() / 2, Frame.SHORT_SIDE * 0.46);
  }
}
