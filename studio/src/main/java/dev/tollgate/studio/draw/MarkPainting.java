package dev.tollgate.studio.draw;

import dev.tollgate.studio.Plan;
import dev.tollgate.studio.Plan.Place;
import dev.tollgate.studio.Subject;
import dev.tollgate.studio.layout.Box;
import dev.tollgate.studio.layout.Frame;
import dev.tollgate.studio.layout.Placement;
import dev.tollgate.studio.plan.Palette;
import dev.tollgate.studio.plan.Tone;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** A mark: one round emblem and, if words were given, a wordmark. */
final class MarkPainting implements Painting {

  private static final double GAP = 64;
  private static final double WORDMARK_MAX = 190;

  private final Plan plan;
  private final Frame frame;
  private final Typesetter type;
  private final boolean transparent;
  private final Box emblem;
  private final Box word;
  private final Inset scene;
  private final long seed;

  MarkPainting(
      Plan plan, Frame frame, Typesetter type, SplittableRandom random, boolean transparent) {
    this.plan = plan;
    this.frame = frame;
    this.type = type;
    this.transparent = transparent;
    var live = frame.live();
    var beside = frame.aspect() > 1.3;
    var lettered = !plan.texts().isEmpty();
    var size = emblemSize(live, beside, lettered);
    if (!lettered) {
      this.emblem = new Box(live.centreX() - size / 2, live.centreY() - size / 2, size, size);
      this.word = new Box(live.x(), live.bottom(), live.width(), 0);
    } else if (beside) {
      var room = new Box(0, 0, live.width() - size - GAP, live.height());
      var set = type.fit(plan.texts().getFirst().content(), room, Voice.DISPLAY, WORDMARK_MAX, 3);
      var left = live.x() + Math.max(0, room.width() - set.box().width()) / 2;
      this.emblem = new Box(left, live.centreY() - size / 2, size, size);
      this.word =
          new Box(
              emblem.right() + GAP, live.y(), live.right() - emblem.right() - GAP, live.height());
    } else {
      var top = live.centreY() - (size + 210) / 2;
      this.emblem = new Box(live.centreX() - size / 2, Math.max(live.y(), top), size, size);
      this.word =
          new Box(
              live.x(),
              emblem.bottom() + 50,
              live.width(),
              Math.min(live.bottom() - emblem.bottom() - 50, 260));
    }
    this.scene = new Inset(plan, emblem, random.split());
    this.seed = random.nextLong();
  }

  private static double emblemSize(Box live, boolean beside, boolean lettered) {
    if (beside) {
      return Math.min(live.height() * (lettered ? 0.7 : 0.86), live.width() * 0.4);
    }
    return Math.min(live.width() * 0.64, live.height() * (lettered ? 0.58 : 0.7));
  }

  @Override
  public void paint(Stage stage, Brush brush) {
    var palette = plan.palette();
    switch (stage) {
      case GROUND -> {
        if (!transparent) {
          brush.box(frame.sheet(), Fill.of(palette.paper()));
        }
        brush.fill(circle(), palette.accent());
      }
      case FORMS -> emblem(brush, palette);
      case SUBJECTS -> wordmark(brush, palette);
      case FINISH -> brush.stroke(ring(), 3, palette.ink());
    }
  }

  private Outline circle() {
    return Outline.circle(emblem.centreX(), emblem.centreY(), emblem.width() / 2);
  }

  private Outline ring() {
    return Outline.circle(emblem.centreX(), emblem.centreY(), emblem.width() / 2 + 15);
  }

  private void emblem(Brush brush, Palette palette) {
    var figure = figure();
    if (figure.isPresent()) {
      ground(brush, palette);
      brush.inside(
          circle(), () -> Figures.draw(brush, plan, Light.of(plan, true), placed(figure.get())));
    } else if (plan.place() != Place.NOWHERE) {
      scene.draw(brush, circle());
    } else {
      brush.inside(circle(), () -> construct(brush, palette));
    }
  }

  private void ground(Brush brush, Palette palette) {
    var tone = Tone.mix(palette.second(), palette.paper(), 0.25);
    brush.fill(circle(), Fill.down(emblem.y(), emblem.bottom(), Tone.lighter(tone, 0.2), tone));
    var floats =
        plan.items().stream()
            .anyMatch(item ->
                item.subject().kind() == Subject.Kind.FLOATS
                    || item.subject() == Subject.LIGHTHOUSE);
    var floor = floats ? palette.water() : Tone.mix(palette.ink(), tone, 0.15);
    var airborne =
        figure()
            .map(item ->
                item.subject().kind() == Subject.Kind.FLIES
                    || item.subject().kind() == Subject.Kind.SKY)
            .orElse(false);
    if (!airborne) {
      brush.inside(
          circle(),
          () ->
              brush.rect(
                  emblem.x(),
                  emblem.y() + emblem.height() * 0.8,
                  emblem.width(),
                  emblem.height(),
                  floor));
    }
  }

  private Optional<Plan.Item> figure() {
    return plan.items().stream().filter(item -> isEmblem(item.subject())).findFirst();
  }

  private static boolean isEmblem(Subject subject) {
    return switch (subject.kind()) {
      case FLOATS, GROWS, STANDS, TABLE -> true;
      case BUILT -> subject == Subject.HOUSE || subject == Subject.LIGHTHOUSE;
      case FLIES -> subject != Subject.BIRD;
      case SKY -> subject == Subject.PLANET;
      case LAND -> false;
    };
  }

  /** Share of the emblem's height that the figure takes, so that wide things fit too. */
  private static double share(Subject subject) {
    return switch (subject) {
      case CUP -> 0.4;
      case BOOK, FRUIT -> 0.27;
      case CAR -> 0.22;
      case WHALE -> 0.22;
      case HOUSE -> 0.44;
      case CAKE -> 0.5;
      case PLANET -> 0.44;
      default -> 0.68;
    };
  }

  private Placement placed(Plan.Item item) {
    var tall = share(item.subject());
    var colour =
        item.colour().map(named -> OptionalInt.of(named.colour())).orElse(OptionalInt.empty());
    var lift =
        switch (item.subject().kind()) {
          case FLIES -> item.subject() == Subject.ROCKET ? 0.74 : 0.86;
          case SKY -> 0.72;
          case LAND, FLOATS, GROWS, BUILT, STANDS, TABLE -> 0.83;
        };
    return new Placement(
        item.subject(),
        item.word(),
        emblem.centreX(),
        emblem.y() + emblem.height() * lift,
        emblem.height() * tall,
        false,
        colour,
        0);
  }

  /** A construction of quarter circles when the prompt names no thing. */
  private void construct(Brush brush, Palette palette) {
    var random = new SplittableRandom(seed);
    var colours = new int[] {palette.paper(), palette.accent(), palette.second(), palette.ink()};
    brush.fill(circle(), palette.accent());
    var half = emblem.width() / 2;
    for (var at = 0; at < 4; at++) {
      var x = emblem.x() + (at % 2) * half;
      var y = emblem.y() + (at / 2) * half;
      brush.rect(x, y, half + 0.5, half + 0.5, colours[(at * 3 + 1) % 4]);
      var corner = random.nextInt(4);
      brush.inside(
          Outline.rect(x, y, half, half),
          () ->
              brush.fill(
                  Outline.ring(
                      x + (corner % 2) * half,
                      y + (corner / 2) * half,
                      0,
                      half,
                      new int[] {0, 90, 270, 180}[corner],
                      90),
                  colours[(corner + 2) % 4]));
    }
  }

  private void wordmark(Brush brush, Palette palette) {
    if (plan.texts().isEmpty()) {
      return;
    }
    var beside = frame.aspect() > 1.3;
    var rest = plan.texts().size() > 1 ? 0.66 : 1;
    var top = word.top(rest);
    var voice = beside ? Voice.DISPLAY : Voice.DISPLAY.centred();
    var copy =
        type.fit(
            plan.texts().getFirst().content(),
            top,
            voice,
            beside ? WORDMARK_MAX : 132,
            beside ? 3 : 2);
    var set = beside && rest == 1 ? Typesetter.inMiddle(copy, top) : copy;
    type.letter(brush, set, palette.ink());
    if (plan.texts().size() > 1) {
      var y = set.box().bottom() + 18;
      var line = new Box(word.x(), y, word.width(), word.bottom() - y);
      type.letter(
          brush,
          type.fit(
              plan.texts().get(1).content(),
              line,
              (beside ? Voice.LIGHT : Voice.LIGHT.centred()),
              42,
              2),
          palette.ink());
    }
  }
}
