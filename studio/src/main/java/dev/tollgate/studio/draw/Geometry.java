package dev.tollgate.studio.draw;

import dev.tollgate.studio.layout.Box;
import dev.tollgate.studio.plan.Palette;
import dev.tollgate.studio.plan.Tone;
import java.util.SplittableRandom;

/** Constructed compositions: tiles, rings and fans. */
final class Geometry {

  private Geometry() {}

  /** A grid of quarter circles, discs and bars in few colours; it may run off the box below. */
  static void tiles(Brush brush, Box box, Palette palette, SplittableRandom random) {
    var columns = columns(box);
    var cell = box.width() / columns;
    var rows = (int) Math.ceil(box.height() / cell - 0.02);
    var last = -1;
    for (var row = 0; row < rows; row++) {
      for (var column = 0; column < columns; column++) {
        last = (last + 1 + random.nextInt(4)) % 5;
        var place = new Box(box.x() + column * cell, box.y() + row * cell, cell, cell);
        cell(brush, place, palette, last, random);
      }
    }
  }

  /** The largest box of whole square tiles inside the box, at its top left. */
  static Box squared(Box box) {
    var columns = columns(box);
    var rows = Math.max(1, (int) Math.round(box.height() / (box.width() / columns)));
    var cell = Math.min(box.width() / columns, box.height() / rows);
    return new Box(box.centreX() - columns * cell / 2, box.y(), columns * cell, rows * cell);
  }

  private static void cell(
      Brush brush, Box place, Palette palette, int tone, SplittableRandom random) {
    var ground = colour(palette, tone);
    var figure = colour(palette, (tone + 1 + random.nextInt(4)) % 5);
    var third = colour(palette, random.nextInt(5));
    var shape = random.nextInt(9);
    var turn = random.nextInt(4);
    brush.insideCrisply(
        place,
        () ->
            brush.at(
                place.centreX(),
                place.centreY(),
                place.width() * 1.012,
                () -> {
                  brush.rect(-0.6, -0.6, 1.2, 1.2, ground);
                  brush.turned(0, 0, turn * 90, () -> tile(brush, shape, figure, third, ground));
                }));
  }

  /** The number of columns whose square cells fill the height best. */
  private static int columns(Box box) {
    var wanted = Math.max(2, (int) Math.round(box.width() / 230));
    var best = wanted;
    var least = 2.0;
    for (var columns = Math.max(2, wanted - 1); columns <= wanted + 1; columns++) {
      var rows = box.height() / (box.width() / columns);
      var error = Math.abs(rows - Math.max(1, Math.round(rows))) / rows;
      if (error < least + 0.004) {
        least = error;
        best = columns;
      }
    }
    return best;
  }

  private static int colour(Palette palette, int at) {
    return switch (at) {
      case 0 -> palette.paper();
      case 1 -> palette.accent();
      case 2 -> palette.second();
      case 3 -> palette.third();
      default -> palette.ink();
    };
  }

  private static void tile(Brush brush, int shape, int figure, int third, int ground) {
    switch (shape) {
      case 0, 1 -> brush.fill(Outline.ring(-0.5, -0.5, 0, 1, 0, 90), figure);
      case 2 -> {
        brush.fill(Outline.ring(-0.5, -0.5, 0, 1, 0, 90), figure);
        brush.fill(Outline.ring(-0.5, -0.5, 0, 0.667, 0, 90), ground);
        brush.fill(Outline.ring(-0.5, -0.5, 0, 0.333, 0, 90), third == ground ? figure : third);
      }
      case 3 -> brush.fill(Outline.ring(0, -0.5, 0, 0.5, 0, 180), figure);
      case 4 -> {
        brush.circle(0, 0, 0.5, figure);
        brush.circle(0, 0, 0.2, ground);
      }
      case 5 -> {
        brush.fill(Outline.ring(-0.5, 0, 0, 0.5, 0, 90), figure);
        brush.fill(Outline.ring(0, -0.5, 0, 0.5, 0, 90), third == ground ? figure : third);
        brush.fill(Outline.ring(-0.5, -0.5, 0, 0.5, 0, 90), figure);
      }
      case 6 ->
          brush.fill(
              new Outline()
                  .move(-0.5, -0.5)
                  .cubic(0.05, -0.5, 0.5, -0.05, 0.5, 0.5)
                  .cubic(-0.05, 0.5, -0.5, 0.05, -0.5, -0.5)
                  .close(),
              figure);
      case 7 -> {
        for (var bar = 0; bar < 3; bar++) {
          brush.rect(-0.5 + bar / 3.0, -0.5, 1 / 6.0, 1, figure);
        }
      }
      default -> brush.fill(Outline.polygon(-0.5, -0.5, 0.5, -0.5, -0.5, 0.5), figure);
    }
  }

  /** Large discs that overlap like glass, with fine concentric lines. */
  static void rings(Brush brush, Box box, Palette palette, SplittableRandom random) {
    var ground =
        palette.isDark() ? palette.paper() : Tone.mix(palette.paper(), palette.third(), 0.12);
    brush.box(box, Fill.of(ground));
    var size = Math.min(box.width(), box.height());
    var side = random.nextBoolean() ? 1 : -1;
    var x = box.centreX() + side * box.width() * 0.12;
    var y = box.centreY() - size * 0.06;
    disc(brush, x, y, size * 0.40, palette.accent());
    disc(
        brush,
        x - side * size * 0.36,
        y + size * 0.2,
        size * 0.26,
        Tone.alpha(palette.second(), 0.9));

    var lines = Tone.alpha(Tone.readable(palette.accent(), palette.paper(), palette.ink()), 0.75);
    brush.inside(
        Outline.circle(x, y, size * 0.4),
        () -> {
          for (var ring = 1; ring < 15; ring++) {
            brush.stroke(
                Outline.circle(
                    x - side * size * 0.36, y + size * 0.2, size * (0.26 + 0.036 * ring)),
                1.6 + 0.12 * ring,
                lines);
          }
        });
    brush.inside(
        Outline.circle(x - side * size * 0.36, y + size * 0.2, size * 0.26),
        () -> brush.circle(x, y, size * 0.4, Tone.mix(palette.accent(), palette.second(), 0.5)));
    disc(brush, x + side * size * 0.3, y + size * 0.31, size * 0.12, palette.third());
    brush.line(
        box.x() + size * 0.08,
        y + size * 0.43,
        box.right() - size * 0.08,
        y + size * 0.43,
        3,
        palette.ink());
    brush.circle(x - side * size * 0.36, y - size * 0.33, size * 0.035, palette.ink());
  }

  private static void disc(Brush brush, double x, double y, double r, int colour) {
    brush.circle(
        x,
        y,
        r,
        Fill.along(
            x - r,
            y - r,
            x + r,
            y + r,
            Tone.lighter(colour, 0.12),
            colour,
            Tone.darker(colour, 0.1)));
  }

  /** A fan of blades that turn from one colour to the next. */
  static void fan(Brush brush, Box box, Palette palette, SplittableRandom random) {
    brush.box(
        box,
        Fill.of(
            palette.isDark() ? palette.paper() : Tone.mix(palette.paper(), palette.third(), 0.1)));
    var left = random.nextBoolean();
    var x = left ? box.x() + box.width() * 0.06 : box.right() - box.width() * 0.06;
    var y = box.bottom() + box.height() * 0.02;
    var reach = Math.min(Math.hypot(box.width(), box.height()) * 0.86, box.height() * 1.5);
    var blades = 15;
    for (var at = blades - 1; at >= 0; at--) {
      var share = at / (blades - 1.0);
      var colour =
          share < 0.5
              ? Tone.mix(palette.accent(), palette.second(), share * 2)
              : Tone.mix(palette.second(), palette.third(), share * 2 - 1);
      var from = left ? -90 + share * 84 : -180 + 6 + (1 - share) * 84;
      var length = reach * (0.55 + 0.45 * Math.sin(Math.PI * (0.16 + 0.74 * share)));
      blade(brush, x, y, length, from, 17, colour);
    }
    brush.circle(x, y, reach * 0.16, palette.ink());
    brush.circle(x, y, reach * 0.07, palette.paper());
  }

  private static void blade(
      Brush brush, double x, double y, double length, double from, double sweep, int colour) {
    var a = Math.toRadians(from);
    var b = Math.toRadians(from + sweep);
    brush.fill(
        Outline.ring(x, y, 0, length, from, sweep),
        Fill.along(
            x + length * Math.cos(a),
            y + length * Math.sin(a),
            x + length * Math.cos(b),
            y + length * Math.sin(b),
            Tone.lighter(colour, 0.26),
            colour,
            Tone.darker(colour, 0.16)));
  }
}
