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
  private final List<Copy> words;
  private final boolean illustrated;
  private final boolean transparent;
  private final Inset scene;
  private final Motif motif;
  private final int ground;
  private final long seed;
  private final double slack;

  PosterPainting(
      Plan plan, Frame frame, Typesetter type, SplittableRandom random, boolean transparent) {
    this.plan = plan;
    this.frame = frame;
    this.type = type;
    this.transparent = transparent;
    this.illustrated = plan.place() != Plan.Place.NOWHERE;
    var hasSubtitle = !plan.texts(Role.SUBTITLE).isEmpty();
    var hasDetails = !plan.texts(Role.DETAIL).isEmpty();
    var planned =
        illustrated
            ? PosterSheet.illustrated(frame, hasSubtitle, hasDetails)
            : PosterSheet.typographic(frame, hasSubtitle, hasDetails);
    this.words = List.copyOf(words(planned));
    var bottom = words.getLast().box().bottom();
    var end = hasDetails ? planned.details().y() - 30 : planned.details().bottom();
    this.slack = planned.isStacked() ? Math.max(0, end - bottom) : 0;
    this.sheet = planned.withPictureTaller(slack);
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
      case SUBJECTS ->
          words.forEach(copy ->
              type.letter(brush, copy.movedTo(copy.box().x(), copy.box().y() + slack), ink()));
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

  /** The main words and what follows them, as they would stand on the sheet. */
  private List<Copy> words(PosterSheet planned) {
    var copies = new ArrayList<Copy>();
    var text = plan.texts(Role.HEADLINE).getFirst().content();
    var box = planned.headline();
    var first = type.fit(text, box, Voice.DISPLAY, headlineMax(box), 6);
    copies.add(first);
    var subtitles = plan.texts(Role.SUBTITLE);
    var y = first.box().bottom() + 24;
    var room = new Box(box.x(), y, box.width(), planned.subtitle().bottom() - y);
    var height = room.height() / Math.max(1, subtitles.size());
    for (var subtitle : subtitles) {
      var copy =
          type.fitCalmly(
              subtitle.content(),
              new Box(room.x(), y, room.width(), height),
              Voice.LIGHT,
              Math.min(62, first.size() * 0.6),
              4);
      copies.add(copy);
      y = copy.box().bottom() + 12;
    }
    return planned.isStacked() || illustrated || frame.aspect() <= 1.3
        ? copies
        : spread(copies, planned);
  }

  /** Beside a motif the second words stand at the foot of the column. */
  private static List<Copy> spread(List<Copy> copies, PosterSheet planned) {
    var foot =
        planned.details().height() > 0 ? planned.details().y() - 30 : planned.details().bottom();
    var drop = copies.size() > 1 ? Math.max(0, foot - copies.getLast().box().bottom()) : 0;
    var spread = new ArrayList<Copy>(copies.subList(0, 1));
    copies.stream()
        .skip(1)
        .map(copy -> copy.movedTo(copy.box().x(), copy.box().y() + drop))
        .forEach(spread::add);
    return spread;
  }

  private double headlineMax(Box box) {
    return illustrated ? Math.min(260, box.height() * 0.94) : Math.min(box.height() * 0.8, 290);
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
      type.letter(
          brush, type.fitCalmly(details.get(at).content(), cell, Voice.TITLE, 36, 3), ink());
    }
  }
}
