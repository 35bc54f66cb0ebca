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
          scene.figures(brush);
        } else {
          brush.inside(medallion(), () -> scene.paint(stage, brush));
        }
      }
      case FINISH -> {}
    }
  }

  private Outline medallion() {
    return Outline.circle(frame.width() / 2, frame.height() / 2, Frame.SHORT_SIDE * 0.46);
  }
}
