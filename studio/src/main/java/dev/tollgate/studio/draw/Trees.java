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
      var tall = height * (0.74 + 0.42 * random.nextDouble());
      pine(outline, x, foot.applyAsDouble(x) + height * 0.1, tall, height < 80 ? 1.7 : 1.1);
    }
    return outline;
  }

  /** Adds the silhouette of one conifer: a slim spire of drooping tiers. */
  static void pine(Outline outline, double x, double y, double height, double fullness) {
    var tiers = 6;
    var half = height * 0.21 * fullness;
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
      outline.quad(
          x - out * 0.45,
          tip - height * 0.035,
          tier == 1 ? x : x - in * 0.45,
          tier == 1 ? y - height : tip - height * 0.15);
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

    var bark = light.on(0xFF4A3A30);
    brush.shadow(0.03, 0, 0.26, 0.022, light.shade(light.near(), 1), 0.4);
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
    brush.fill(crown(variety), crownFill(light, colour));
    var rib = Tone.alpha(light.shade(colour, 0.75), 0.42);
    brush.line(0, -0.3, 0, -0.76, 0.011, rib);
    for (var at = 0; at < 4; at++) {
      var y = -0.4 - 0.085 * at;
      var reach = 0.16 - 0.03 * at;
      brush.stroke(
          new Outline().move(0, y).quad(reach * 0.4, y - 0.02, reach, y - 0.1), 0.008, rib);
      brush.stroke(
          new Outline().move(0, y - 0.04).quad(-reach * 0.4, y - 0.06, -reach, y - 0.14),
          0.008,
          rib);
    }
  }

  private static Fill crownFill(Light light, int colour) {
    var side = light.fromLeft() ? -1 : 1;
    return Fill.radial(
        side * 0.16,
        -0.86,
        0.72,
        light.lit(colour, light.dark() ? 0.16 : 0.34),
        colour,
        light.shade(colour, 0.45));
  }

  /** A smooth crown: oval, round, teardrop or spreading. */
  private static Outline crown(int variety) {
    return switch (Math.floorMod(variety, 4)) {
      case 0 ->
          Outline.blob(
              0, -1, 0.19, -0.9, 0.27, -0.66, 0.21, -0.42, 0, -0.34, -0.21, -0.42, -0.27, -0.66,
              -0.19, -0.9);
      case 1 ->
          Outline.blob(
              0, -0.97, 0.23, -0.88, 0.33, -0.65, 0.23, -0.41, 0, -0.33, -0.23, -0.41, -0.33, -0.65,
              -0.23, -0.88);
      case 2 ->
          new Outline()
              .move(0, -1)
              .cubic(0.12, -0.84, 0.28, -0.66, 0.25, -0.48)
              .cubic(0.23, -0.3, -0.23, -0.3, -0.25, -0.48)
              .cubic(-0.28, -0.66, -0.12, -0.84, 0, -1)
              .close();
      default ->
          Outline.blob(
              0.02, -0.92, 0.22, -0.87, 0.37, -0.68, 0.33, -0.48, 0.12, -0.38, -0.12, -0.38, -0.34,
              -0.47, -0.37, -0.66, -0.21, -0.86);
    };
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
    brush.stroke(
        new Outline()
            .move(0, -0.34)
            .line(-0.17, -0.34)
            .quad(-0.26, -0.34, -0.26, -0.45)
            .line(-0.26, -0.66),
        0.11,
        light.shade(colour, light.fromLeft() ? 0.06 : 0.3));
    brush.stroke(
        new Outline()
            .move(0, -0.48)
            .line(0.15, -0.48)
            .quad(0.24, -0.48, 0.24, -0.58)
            .line(0.24, -0.84),
        0.1,
        light.shade(colour, light.fromLeft() ? 0.3 : 0.06));
    brush.fill(Outline.round(-0.085, -1, 0.17, 1.03, 0.085), light.sides(-0.1, 0.1, colour));
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

  static void palm(Brush brush, Light light, int colour) {
    brush.shadow(0.03, 0, 0.2, 0.02, light.shade(light.near(), 1), 0.4);
    var trunk =
        new Outline()
            .move(-0.04, 0)
            .cubic(-0.02, -0.3, 0.03, -0.55, 0.1, -0.74)
            .line(0.128, -0.735)
            .cubic(0.075, -0.5, 0.035, -0.3, 0.035, 0)
            .close();
    brush.fill(trunk, light.sides(-0.04, 0.12, light.on(0xFF8A6A4C)));
    var reach = new double[] {-0.36, -0.3, -0.17, 0.0, 0.17, 0.32, 0.38};
    var fall = new double[] {0.16, -0.04, -0.18, -0.24, -0.18, -0.03, 0.18};
    for (var at = 0; at < reach.length; at++) {
      frond(brush, 0.112, -0.745, reach[at], fall[at], light.shade(colour, 0.05 + 0.06 * (at % 3)));
    }
  }

  private static void frond(
      Brush brush, double x, double y, double reach, double fall, int colour) {
    var lift = Math.min(0, fall) - 0.13;
    brush.fill(
        new Outline()
            .move(x, y)
            .cubic(
                x + reach * 0.25,
                y + lift,
                x + reach * 0.75,
                y + lift * 0.8 + fall * 0.3,
                x + reach,
                y + fall)
            .cubic(
                x + reach * 0.72,
                y + lift * 0.35 + fall * 0.42,
                x + reach * 0.35,
                y + lift * 0.3,
                x,
                y + 0.02)
            .close(),
        colour);
  }
}
