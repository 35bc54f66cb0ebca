package dev.tollgate.studio.draw;

import dev.tollgate.studio.Plan;
import dev.tollgate.studio.layout.Box;
import dev.tollgate.studio.layout.Frame;
import dev.tollgate.studio.plan.Tone;
import java.util.SplittableRandom;

/** An abstract composition presented as a print: a mount, the work, a small caption. */
final class AbstractPainting implements Painting {

  private final Plan plan;
  private final Frame frame;
  private final Typesetter type;
  private final Motif motif;
  private final long seed;
  private final boolean transparent;

  AbstractPainting(
      Plan plan, Frame frame, Typesetter type, SplittableRandom random, boolean transparent) {
    this.plan = plan;
    this.frame = frame;
    this.type = type;
    this.motif = Motif.of(plan, random);
    this.seed = random.nextLong();
    this.transparent = transparent;
  }

  @Override
  public void paint(Stage stage, Brush brush) {
    switch (stage) {
      case GROUND -> ground(brush);
      case FORMS ->
          brush.inside(
              outline(), () -> motif.forms(brush, work(), plan, new SplittableRandom(seed)));
      case SUBJECTS -> brush.stroke(outline(), 1.5, Tone.alpha(plan.palette().ink(), 0.2));
      case FINISH -> caption(brush);
    }
  }

  private void ground(Brush brush) {
    if (!transparent) {
      brush.box(frame.sheet(), Fill.of(plan.palette().paper()));
    }
    brush.fill(outline(), Tone.mix(plan.palette().paper(), plan.palette().accent(), 0.3));
  }

  private Box work() {
    var sheet = frame.sheet().inset(62);
    var work = new Box(sheet.x(), sheet.y(), sheet.width(), sheet.height() - 62);
    return motif == Motif.TILES ? Geometry.squared(work) : work;
  }

  private Outline outline() {
    var work = work();
    return Outline.rect(work.x(), work.y(), work.width(), work.height());
  }

  private void caption(Brush brush) {
    var work = work();
    var box = new Box(work.x(), work.bottom() + 22, work.width(), 46);
    var copy = type.fit(plan.title(), box, Voice.TITLE, 30, 1);
    type.letter(brush, copy, plan.palette().ink());
  }
}
