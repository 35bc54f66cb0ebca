package dev.tollgate.studio.draw;

import dev.tollgate.studio.plan.Tone;
import java.util.SplittableRandom;

/** Trees, alone and in rows. A tree stands at the origin and is one unit tall, upwards. */
final class Trees {

  private Trees() {}

  /** A row of conifers as one shape; cheap enough for a whole forest. */
  static Outline pines(
      double left,
      double right,
      java.util.function.DoubleUnaryOperator foot,
      double height,
      double spacing,
      SplittableRandom random) {
    var outline = new Outline();
    for (var x = left; x < right; x += spacing * (0.6 + 0.8 * random.nextDouble())) {
      pine(
          outline,
          x,
          foot.applyAsDouble(x) + height * 0.08,
          height * (0.62 + 0.6 * random.nextDouble()),
          1);
    }
    return outline;
  }

  /** Adds the silhouette of one conifer: a slim spire of drooping tiers. */
  static void pine(Outline outline, double x, double y, double height, double fullness) {
    var tiers = 6;
    var half = height * 0.2 * fullness;
    outline.move(x, y - height);
    for (var tier = 1; tier <= tiers; tier++) {
      spray(outline, x, y, height, half, tier, tiers, 1);
    }
    outline
        .line(x + height * 0.018, y - height * 0.1)
        .line(x + height * 0.018, y)
        .line(x - height * 0.018, y);
    outline.line(x - height * 0.018, y - height * 0.1);
    for (var tier = tiers; tier >= 1; tier--) {
      spray(outline, x, y, height, half, tier, tiers, -1);
    }
    outline.close();
  }

  private static void spray(
      Outline outline,
      double x,
      double y,
      double height,
      double half,
      int tier,
      int tiers,
      int side) {
    var share = (double) tier / tiers;
    var tip = y - height * (1 - share * 0.9);
    var out = half * (0.16 + 0.84 * share);
    var in = out * 0.46;
    if (side > 0) {
      outline
          .quad(x + out * 0.45, tip - height * 0.035, x + out, tip)
          .line(x + in, tip - height * 0.018);
    } else {
      outline.line(x - in, tip - height * 0.018).line(x - out, tip);
      outline.quad(x - out * 0.45, tip - height * 0.035, x - in * 0.45, tip - height * 0.15);
    }
  }

  static void conifer(Brush brush, Light light, int colour) {
    var whole = new Outline();
    pine(whole, 0, 0, 1, 1.15);
    brush.fill(whole, light.sides(-0.22, 0.22, colour));
    brush.inside(
        whole,
        () ->
            brush.rect(
                light.fromLeft() ? 0 : -0.4, -1, 0.4, 1, Tone.alpha(light.shade(colour, 1), 0.22)));
  }

  /** A broad-leaved tree: a trunk that forks and a crown of lit and shaded masses. */
  static void broadleaf(Brush brush, Light light, int colour, int variety) {
    var noise = new Noise(variety * 7919L + 11);
    var bark = light.on(0xFF4A3A30);
    brush.fill(
        new Outline()
            .move(-0.05, 0)
            .cubic(-0.025, -0.12, -0.03, -0.3, -0.028, -0.46)
            .line(0.026, -0.46)
            .cubic(0.03, -0.3, 0.025, -0.12, 0.055, 0)
            .close(),
        light.sides(-0.05, 0.05, bark));
    brush.stroke(Outline.curve(0, -0.3, -0.07, -0.42, -0.13, -0.52), 0.024, light.shade(bark, 0.2));
    brush.stroke(Outline.curve(0, -0.33, 0.06, -0.44, 0.13, -0.5), 0.022, light.shade(bark, 0.3));
    var side = light.fromLeft() ? -1 : 1;
    brush.fill(crown(0, -0.66, 0.33, 0.31, noise, 0), light.shade(colour, 0.36));
    brush.fill(crown(side * 0.045, -0.69, 0.285, 0.265, noise, 9), light.shade(colour, 0.1));
    brush.fill(
        crown(side * 0.1, -0.745, 0.19, 0.18, noise, 23),
        light.lit(colour, light.dark() ? 0.1 : 0.2));
    brush.fill(
        crown(side * 0.145, -0.8, 0.09, 0.08, noise, 31),
        light.lit(colour, light.dark() ? 0.18 : 0.38));
  }

  private static Outline crown(
      double cx, double cy, double rx, double ry, Noise noise, double phase) {
    var count = 16;
    var xy = new double[count * 2];
    for (var at = 0; at < count; at++) {
      var angle = 2 * Math.PI * at / count;
      var bump = 1 + 0.11 * noise.at(phase + at * 0.9) + (at % 2 == 0 ? 0.045 : -0.03);
      xy[2 * at] = cx + Math.cos(angle) * rx * bump;
      xy[2 * at + 1] = cy + Math.sin(angle) * ry * bump;
    }
    return Outline.blob(xy);
  }

  static void cypress(Brush brush, Light light, int colour) {
    var shape =
        new Outline()
            .move(0, -1)
            .cubic(0.1, -0.78, 0.15, -0.3, 0.06, -0.06)
            .line(-0.06, -0.06)
            .cubic(-0.15, -0.3, -0.1, -0.78, 0, -1)
            .close();
    brush.rect(-0.015, -0.08, 0.03, 0.08, light.on(0xFF4A3A30));
    brush.fill(shape, light.sides(-0.12, 0.12, colour));
  }

  static void cactus(Brush brush, Light light, int colour) {
    var body = light.sides(-0.1, 0.1, colour);
    brush.fill(Outline.round(-0.085, -1, 0.17, 1.03, 0.085), body);
    brush.stroke(
        new Outline()
            .move(-0.06, -0.36)
            .line(-0.2, -0.36)
            .quad(-0.27, -0.36, -0.27, -0.46)
            .line(-0.27, -0.66),
        0.11,
        light.shade(colour, 0.1));
    brush.stroke(
        new Outline()
            .move(0.06, -0.5)
            .line(0.18, -0.5)
            .quad(0.25, -0.5, 0.25, -0.6)
            .line(0.25, -0.82),
        0.1,
        light.shade(colour, 0.22));
    for (var at = -1; at <= 1; at++) {
      brush.line(
          at * 0.04,
          -0.94 + 0.02 * Math.abs(at),
          at * 0.045,
          -0.02,
          0.008,
          Tone.alpha(light.shade(colour, 0.7), 0.35));
    }
  }
}
