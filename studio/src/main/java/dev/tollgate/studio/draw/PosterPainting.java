package dev.tollgate.studio.draw;

import dev.tollgate.studio.Plan;
import dev.tollgate.studio.Plan.Role;
import dev.tollgate.studio.layout.Box;
import dev.tollgate.studio.layout.Frame;
import dev.tollgate.studio.layout.PosterSheet;
import dev.tollgate.studio.plan.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A poster: words first, with a scene or a constructed motif. */
final class PosterPainting implements Painting {

  private final Plan plan;
  private final Frame frame;
  private final Typesetter type;
  private final PosterSheet sheet;
  private final boolean illustrated;
  private final boolean transparent;
  private final Inset scene;
  private final Motif motif;
  private final int ground;
  private final long seed;

  PosterPainting(
      Plan plan, Frame frame, Typesetter type, SplittableRandom random, boolean transparent) {
    this.plan = plan;
    this.frame = frame;
    this.type = type;
    this.transparent = transparent;
    this.illustrated = plan.place() != Plan.Place.NOWHERE;
    var hasSubtitle = !plan.texts(Role.SUBTITLE).isEmpty();
    var hasDetails = !plan.texts(Role.DETAIL).isEmpty();
    this.sheet =
        illustrated
            ? PosterSheet.illustrated(frame, hasSubtitle, hasDetails)
            : PosterSheet.typographic(frame, hasSubtitle, hasDetails);
    this.scene = new Inset(plan, sheet.picture(), random.split());
    this.motif = Motif.of(plan, random);
    this.ground = ground(random);
    this.seed = random.nextLong();
  }

  private int ground(SplittableRandom random) {
    var palette = plan.palette();
    var coloured = !illustrated && random.nextInt(3) == 0 && motif != Motif.STONES;
    return coloured ? palette.accent() : palette.paper();
  }

  private int ink() {
    return Tone.readable(ground, plan.palette().ink(), plan.palette().paper());
  }

  @Override
  public void paint(Stage stage, Brush brush) {
    switch (stage) {
      case GROUND -> {
        if (!transparent) {
          brush.box(frame.sheet(), Fill.of(ground));
        }
        brush.box(sheet.picture(), Fill.of(Tone.mix(ground, plan.palette().second(), 0.4)));
      }
      case FORMS -> picture(brush);
      case SUBJECTS -> letter(brush, headline());
      case FINISH -> smallPrint(brush);
    }
  }

  private void picture(Brush brush) {
    if (illustrated) {
      scene.draw(brush);
      return;
    }
    var box = sheet.picture();
    brush.inside(
        Outline.rect(box.x(), box.y(), box.width(), box.height()),
        () -> motif.forms(brush, box, plan, new SplittableRandom(seed)));
  }

  /** The main words and what follows them directly. */
  private List<Copy> headline() {
    var copies = new ArrayList<Copy>();
    var text = plan.texts(Role.HEADLINE).getFirst().content();
    var box = sheet.headline();
    var first = type.fit(text, box, Voice.DISPLAY, headlineMax(box), 6);
    copies.add(first);
    var y = first.box().bottom() + 26;
    for (var subtitle : plan.texts(Role.SUBTITLE)) {
      var room = new Box(box.x(), y, box.width(), sheet.subtitle().bottom() - y);
      var copy =
          type.fit(
              subtitle.content(),
              share(room, plan.texts(Role.SUBTITLE).size()),
              Voice.LIGHT,
              Math.min(58, first.size() * 0.6),
              4);
      copies.add(copy);
      y = copy.box().bottom() + 12;
    }
    return copies;
  }

  private double headlineMax(Box box) {
    return illustrated ? Math.min(150, box.height() * 0.92) : Math.min(box.height() * 0.8, 290);
  }

  private static Box share(Box box, int among) {
    return new Box(box.x(), box.y(), box.width(), box.height() / among);
  }

  private void letter(Brush brush, List<Copy> copies) {
    copies.forEach(copy -> type.letter(brush, copy, ink()));
  }

  private void smallPrint(Brush brush) {
    var details = plan.texts(Role.DETAIL);
    if (details.isEmpty()) {
      return;
    }
    var box = sheet.details();
    brush.rect(box.x(), box.y(), box.width(), 3, ink());
    var columns = Math.min(details.size(), 3);
    var wide = (box.width() - 24 * (columns - 1)) / columns;
    var rows = (details.size() + columns - 1) / columns;
    for (var at = 0; at < details.size(); at++) {
      var cell =
          new Box(
              box.x() + (at % columns) * (wide + 24),
              box.y() + 18 + (at / columns) * (box.height() - 18) / rows,
              wide,
              (box.height() - 18) / rows);
      type.letter(brush, type.fit(details.get(at).content(), cell, Voice.TITLE, 32, 3), ink());
    }
  }
}
