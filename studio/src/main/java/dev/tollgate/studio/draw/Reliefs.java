package dev.tollgate.studio.draw;

import dev.tollgate.studio.layout.Box;
import dev.tollgate.studio.plan.Palette;
import dev.tollgate.studio.plan.Tone;
import java.util.SplittableRandom;

/** Soft compositions: layered paper waves, contour lines, balanced stones. */
final class Reliefs {

  private Reliefs() {}

  static void waves(Brush brush, Box box, Palette palette, SplittableRandom random) {
    brush.box(box, Fill.down(box.y(), box.bottom(), palette.sky().get(1), palette.sky().get(2)));
    var size = Math.min(box.width(), box.height());
    var x = box.x() + box.width() * (random.nextBoolean() ? 0.66 : 0.34);
    var y = box.y() + box.height() * 0.3;
    brush.glow(x, y, size * 0.5, palette.light(), 0.5);
    brush.circle(
        x,
        y,
        size * 0.15,
        Fill.down(
            y - size * 0.15,
            y + size * 0.15,
            Tone.lighter(palette.accent(), 0.15),
            palette.accent()));
    var layers = 8;
    for (var layer = 0; layer < layers; layer++) {
      var share = layer / (layers - 1.0);
      var colour =
          share < 0.4
              ? Tone.mix(palette.sky().get(2), palette.far(), 0.35 + share * 1.6)
              : Tone.mix(
                  palette.far(),
                  Tone.mix(palette.water(), palette.near(), 0.55),
                  (share - 0.4) / 0.6);
      var base = box.y() + box.height() * (0.38 + 0.56 * share);
      var swell =
          Land.hill(
              base,
              box.height() * (0.075 - 0.02 * share),
              200 + 160 * random.nextDouble(),
              random.nextLong());
      for (var depth = 1; depth <= 6; depth++) {
        var lift = depth * 4.5;
        brush.fill(
            Land.under(box.x(), box.right(), box.bottom(), at -> swell.applyAsDouble(at) - lift),
            Tone.alpha(palette.near(), 0.028));
      }
      brush.fill(
          Land.under(box.x(), box.right(), box.bottom(), swell),
          Fill.down(
              base - box.height() * 0.08,
              base + box.height() * 0.2,
              Tone.lighter(colour, 0.12),
              colour));
    }
  }

  static void contours(Brush brush, Box box, Palette palette, SplittableRandom random) {
    var ground =
        palette.isDark() ? palette.paper() : Tone.mix(palette.near(), palette.water(), 0.25);
    brush.box(
        box,
        Fill.along(
            box.x(),
            box.y(),
            box.right(),
            box.bottom(),
            Tone.lighter(ground, 0.08),
            ground,
            Tone.darker(ground, 0.25)));
    var size = Math.min(box.width(), box.height());
    var x = box.x() + box.width() * (random.nextBoolean() ? 0.64 : 0.36);
    var y = box.y() + box.height() * 0.4;
    brush.circle(
        x,
        y,
        size * 0.24,
        Fill.down(
            y - size * 0.24,
            y + size * 0.24,
            Tone.lighter(palette.accent(), 0.1),
            palette.accent()));
    var noise = new Noise(random.nextLong());
    var line = Tone.mix(palette.light(), palette.sky().get(2), 0.4);
    for (var level = 0; level < 17; level++) {
      var height = -0.72 + level * 0.09;
      var outline = level(box, noise, height);
      brush.stroke(
          outline, level % 4 == 0 ? 3.4 : 1.5, Tone.alpha(line, level % 4 == 0 ? 0.95 : 0.6));
    }
  }

  /** The line where the field has that height, by marching squares. */
  private static Outline level(Box box, Noise noise, double height) {
    var step = 9.0;
    var outline = new Outline();
    var columns = (int) Math.ceil(box.width() / step);
    var rows = (int) Math.ceil(box.height() / step);
    for (var row = 0; row < rows; row++) {
      for (var column = 0; column < columns; column++) {
        cell(outline, box.x() + column * step, box.y() + row * step, step, noise, height);
      }
    }
    return outline;
  }

  private static double field(Noise noise, double x, double y) {
    return noise.at(x / 330, y / 330) * 0.86 + 0.2 * noise.at(x / 140 + 31, y / 140);
  }

  private static void cell(
      Outline outline, double x, double y, double step, Noise noise, double height) {
    var a = field(noise, x, y) - height;
    var b = field(noise, x + step, y) - height;
    var c = field(noise, x + step, y + step) - height;
    var d = field(noise, x, y + step) - height;
    var xs = new double[4];
    var ys = new double[4];
    var hits = 0;
    if (a * b < 0) {
      xs[hits] = x + step * a / (a - b);
      ys[hits++] = y;
    }
    if (b * c < 0) {
      xs[hits] = x + step;
      ys[hits++] = y + step * b / (b - c);
    }
    if (c * d < 0) {
      xs[hits] = x + step * d / (d - c);
      ys[hits++] = y + step;
    }
    if (d * a < 0) {
      xs[hits] = x;
      ys[hits++] = y + step * a / (a - d);
    }
    for (var at = 0; at + 1 < hits; at += 2) {
      outline.move(xs[at], ys[at]).line(xs[at + 1], ys[at + 1]);
    }
  }

  static void stones(Brush brush, Box box, Palette palette, SplittableRandom random) {
    var ground = Tone.mix(palette.paper(), palette.sky().get(2), 0.5);
    brush.box(box, Fill.down(box.y(), box.bottom(), Tone.lighter(ground, 0.25), ground));
    var size = Math.min(box.width(), box.height());
    var floor = box.y() + box.height() * 0.84;
    var x = box.centreX();
    brush.rect(
        box.x(),
        floor,
        box.width(),
        box.bottom() - floor,
        Fill.down(
            floor,
            box.bottom(),
            Tone.mix(ground, palette.far(), 0.32),
            Tone.mix(ground, palette.far(), 0.55)));
    var side = random.nextBoolean() ? 1 : -1;
    brush.circle(
        x + side * size * 0.16,
        box.y() + box.height() * 0.36,
        size * 0.25,
        Tone.mix(palette.third(), ground, 0.45));
    brush.shadow(
        x - side * size * 0.1, floor + size * 0.012, size * 0.44, size * 0.045, palette.ink(), 0.5);
    var colours =
        new int[] {
          palette.ink(),
          palette.second(),
          palette.accent(),
          palette.third(),
          Tone.mix(palette.ink(), palette.paper(), 0.4)
        };
    var y = floor + size * 0.014;
    for (var at = 0; at < 5; at++) {
      var half =
          size
              * new double[] {0.255, 0.185, 0.14, 0.088, 0.046}[at]
              * (0.94 + 0.12 * random.nextDouble());
      var tall = half * (0.46 + 0.16 * random.nextDouble());
      var shift = size * 0.03 * (random.nextDouble() - 0.5) * (at == 0 ? 0 : 1);
      y -= tall;
      stone(brush, x + shift, y, half, tall, colours[at], side, random.nextDouble() * 5 - 2.5);
      y -= tall * 0.93;
    }
  }

  private static void stone(
      Brush brush,
      double x,
      double y,
      double half,
      double tall,
      int colour,
      int side,
      double tilt) {
    brush.turned(
        x,
        y,
        tilt,
        () -> {
          var shape = pebble(x, y, half, tall);
          brush.fill(
              shape,
              Fill.radial(
                  x + side * half * 0.35,
                  y - tall * 0.7,
                  half * 1.7,
                  Tone.lighter(colour, 0.3),
                  colour,
                  Tone.darker(colour, 0.45)));
          brush.inside(
              shape,
              () ->
                  brush.fill(
                      Outline.ellipse(x, y + tall * 1.05, half * 0.95, tall * 0.5),
                      Tone.alpha(Tone.darker(colour, 0.7), 0.16)));
        });
  }

  /** A rounded oval, fuller than an ellipse. */
  private static Outline pebble(double x, double y, double half, double tall) {
    var points = 24;
    var xy = new double[2 * points];
    for (var at = 0; at < points; at++) {
      var angle = 2 * Math.PI * at / points;
      var across = Math.cos(angle);
      var down = Math.sin(angle);
      xy[2 * at] = x + half * Math.signum(across) * Math.pow(Math.abs(across), 0.82);
      xy[2 * at + 1] =
          y + tall * Math.signum(down) * Math.pow(Math.abs(down), down > 0 ? 0.74 : 0.9);
    }
    return Outline.blob(xy);
  }
}
