package dev.tollgate.studio.draw;

import dev.tollgate.studio.Plan;
import dev.tollgate.studio.layout.Box;
import dev.tollgate.studio.layout.Frame;
import java.util.SplittableRandom;

/** A whole scene drawn small, inside a box of another composition. */
final class Inset {

  private final Box box;
  private final Frame frame;
  private final ScenePainting scene;

  Inset(Plan plan, Box box, SplittableRandom random) {
    this.box = box;
    var scale = Math.min(box.width(), box.height()) / Frame.SHORT_SIDE;
    this.frame = new Frame(box.width() / scale, box.height() / scale, scale);
    this.scene = new ScenePainting(plan, frame, random);
  }

  void draw(Brush brush) {
    draw(brush, Outline.rect(box.x(), box.y(), box.width(), box.height()));
  }

  /** Draws the scene inside an outline that lies within the box. */
  void draw(Brush brush, Outline outline) {
    brush.inside(
        outline,
        () ->
            brush.at(
                box.x(),
                box.y(),
                frame.scale(),
                () -> {
                  for (var stage : Stage.values()) {
                    scene.paint(stage, brush);
                  }
                }));
  }
}
