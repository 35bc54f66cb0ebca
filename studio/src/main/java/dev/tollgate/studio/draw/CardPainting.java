package dev.tollgate.studio.draw;

import dev.tollgate.studio.Plan;
import dev.tollgate.studio.Plan.Role;
import dev.tollgate.studio.layout.Box;
import dev.tollgate.studio.layout.Frame;
import dev.tollgate.studio.plan.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A card: a fine border, a round vignette or an ornament, centred words. */
final class CardPainting implements Painting {

  private static final double BORDER = 44;

  private final Plan plan;
  private final Frame frame;
  private final Typesetter type;
  private final boolean transparent;
  private final boolean wide;
  private final Box vignette;
  private final Box words;
  private final Inset scene;
  private final long seed;

  CardPainting(
      Plan plan, Frame frame, Typesetter type, SplittableRandom random, boolean transparent) {
    this.plan = plan;
    this.frame = frame;
    this.type = type;
    this.transparent = transparent;
    this.wide = frame.aspect() > 1.3;
    var live = frame.live();
    var size = wide ? live.height() * 0.78 : Math.min(live.width() * 0.62, live.height() * 0.54);
    this.vignette =
        wide
            ? new Box(live.x() + 20, live.centreY() - size / 2, size, size)
            : new Box(live.centreX() - size / 2, live.y() + 20, size, size);
    this.words =
        wide
            ? new Box(
                vignette.right() + 60,
                live.y() + 30,
                live.right() - vignette.right() - 90,
                live.height() - 60)
            : new Box(
                live.x() + 20,
                vignette.bottom() + 40,
                live.width() - 40,
                live.bottom() - vignette.bottom() - 60);
    this.scene = new Inset(plan, vignette, random.split());
    this.seed = random.nextLong();
  }

  @Override
  public void paint(Stage stage, Brush brush) {
    var palette = plan.palette();
    switch (stage) {
      case GROUND -> {
        if (!transparent) {
          brush.box(frame.sheet(), Fill.of(palette.paper()));
        }
        brush.fill(circle(), Tone.mix(palette.paper(), palette.accent(), 0.3));
      }
      case FORMS -> picture(brush);
      case SUBJECTS -> words().forEach(copy -> type.letter(brush, copy, palette.ink()));
      case FINISH -> border(brush);
    }
  }

  private Outline circle() {
    return Outline.circle(vignette.centreX(), vignette.centreY(), vignette.width() / 2);
  }

  private void picture(Brush brush) {
    if (plan.place() != Plan.Place.NOWHERE) {
      scene.draw(brush, circle());
      return;
    }
    brush.inside(
        circle(),
        () -> Geometry.tiles(brush, vignette, plan.palette(), new SplittableRandom(seed)));
  }

  private List<Copy> words() {
    var texts = plan.texts();
    var copies = new ArrayList<Copy>();
    var y = words.y();
    for (var text : texts) {
      var headline = text.role() == Role.HEADLINE;
      var share = texts.size() == 1 ? 1.0 : headline ? 0.56 : 0.40 / (texts.size() - 1);
      var box = new Box(words.x(), y, words.width(), words.height() * share);
      var voice =
          headline ? Voice.DISPLAY : text.role() == Role.SUBTITLE ? Voice.LIGHT : Voice.TITLE;
      var size =
          headline ? (wide ? 190 : 120) : text.role() == Role.SUBTITLE ? (wide ? 72 : 54) : 40;
      var set = wide ? voice : voice.centred();
      var copy =
          headline
              ? type.fit(text.content(), box, set, size, 4)
              : type.fitCalmly(text.content(), box, set, size, 3);
      copies.add(copy);
      y = copy.box().bottom() + (headline ? 24 : 14);
    }
    var slack = Math.max(0, words.bottom() - y) / 2;
    return copies.stream()
        .map(copy -> copy.movedTo(copy.box().x(), copy.box().y() + slack))
        .toList();
  }

  private void border(Brush brush) {
    var box = frame.sheet().inset(BORDER);
    brush.stroke(
        Outline.rect(box.x(), box.y(), box.width(), box.height()),
        2,
        Tone.alpha(plan.palette().ink(), 0.55));
  }
}
