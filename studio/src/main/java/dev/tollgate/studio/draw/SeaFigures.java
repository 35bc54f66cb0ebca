package dev.tollgate.studio.draw;

import dev.tollgate.studio.plan.Tone;

/** Figures of the coast. Each stands at the origin and is one unit tall, upwards. */
final class SeaFigures {

  private SeaFigures() {}

  /** The beam, drawn behind the tower. */
  static void beam(Brush brush, Light light) {
    if (!light.dark()) {
      return;
    }
    for (var side = -1; side <= 1; side += 2) {
      brush.fill(
          Outline.polygon(0, -0.835, side * 4.2, -1.36, side * 4.2, -0.72, 0, -0.805),
          Fill.across(
              side < 0 ? -3.4 : 0,
              side < 0 ? 0 : 3.4,
              side < 0 ? beamColours(light, false) : beamColours(light, true)));
    }
    brush.glow(0, -0.82, 0.55, light.lamp(), 0.6);
  }

  private static int[] beamColours(Light light, boolean fading) {
    var strong = Tone.alpha(light.disc(), 0.62);
    var weak = Tone.alpha(light.disc(), 0.2);
    var none = Tone.alpha(light.disc(), 0);
    return fading ? new int[] {strong, weak, none} : new int[] {none, weak, strong};
  }

  static void lighthouse(Brush brush, Light light, int colour) {
    rock(brush, light);
    keepersHouse(brush, light, colour);
    var tower =
        new Outline()
            .move(-0.115, 0)
            .quad(-0.078, -0.3, -0.068, -0.74)
            .line(0.068, -0.74)
            .quad(0.078, -0.3, 0.115, 0)
            .close();
    var white = light.on(0xFFF8F3E8);
    brush.fill(tower, white);
    brush.inside(
        tower,
        () -> {
          for (var band = 0; band < 2; band++) {
            brush.rect(-0.2, -0.62 + band * 0.3, 0.4, 0.15, light.on(colour));
          }
          brush.rect(-0.2, -1, 0.4, 1, sideShade(light, -0.115, 0.115));
        });
    for (var at = 0; at < 3; at++) {
      window(brush, light, -0.014, -0.66 + at * 0.2, 0.028, 0.055);
    }
    brush.fill(
        new Outline()
            .move(-0.026, 0)
            .line(-0.026, -0.07)
            .quad(0, -0.105, 0.026, -0.07)
            .line(0.026, 0)
            .close(),
        light.shade(light.on(colour), 0.55));
    gallery(brush, light, colour);
  }

  private static void gallery(Brush brush, Light light, int colour) {
    var iron = light.shade(light.on(0xFF2A2E36), 0.2);
    brush.fill(Outline.polygon(-0.068, -0.735, -0.1, -0.765, 0.1, -0.765, 0.068, -0.735), iron);
    for (var at = -4; at <= 4; at++) {
      brush.rect(at * 0.0235 - 0.002, -0.808, 0.004, 0.045, iron);
    }
    brush.rect(-0.098, -0.811, 0.196, 0.007, iron);
    brush.rect(
        -0.05,
        -0.87,
        0.1,
        0.105,
        Fill.across(
            -0.05, 0.05, Tone.mix(light.lamp(), 0xFFFFFFFF, 0.2), 0xFFFFF6D8, light.lamp()));
    for (var at = -2; at <= 2; at++) {
      brush.rect(at * 0.024 - 0.0022, -0.87, 0.0044, 0.105, iron);
    }
    brush.fill(
        new Outline()
            .move(-0.064, -0.868)
            .cubic(-0.05, -0.935, -0.02, -0.955, 0, -0.958)
            .cubic(0.02, -0.955, 0.05, -0.935, 0.064, -0.868)
            .close(),
        light.sides(-0.06, 0.06, light.on(colour)));
    brush.circle(0, -0.965, 0.012, iron);
    brush.rect(-0.002, -1, 0.004, 0.04, iron);
  }

  private static void rock(Brush brush, Light light) {
    var stone = Tone.mix(light.near(), light.far(), 0.14);
    var shape =
        Outline.polygon(
            -0.98, 0.2, -0.9, 0.15, -0.74, 0.125, -0.66, 0.07, -0.5, 0.05, -0.4, 0.0, -0.2, -0.012,
            0.16, -0.016, 0.4, -0.005, 0.56, 0.03, 0.78, 0.02, 1.0, 0.045, 9, 0.05, 9, 0.24, 0.9,
            0.235, 0.2, 0.225, -0.5, 0.23, -0.9, 0.215);
    brush.fill(
        shape,
        Fill.down(-0.03, 0.24, Tone.mix(stone, light.low(), 0.26), stone, light.shade(stone, 0.5)));
    brush.inside(
        shape,
        () -> {
          for (var at = 0; at < 9; at++) {
            var x = -0.92 + at * 0.3 + 0.05 * (at % 3);
            var y = 0.02 + 0.035 * (at % 3) + (at < 2 ? 0.09 : 0);
            brush.fill(
                Outline.polygon(x, y, x + 0.14, y + 0.05, x + 0.2, 0.3, x - 0.03, 0.3),
                Tone.alpha(light.shade(stone, 0.9), 0.3));
            brush.fill(
                Outline.polygon(x, y, x - 0.1, y + 0.07, x - 0.14, 0.3, x - 0.03, 0.3),
                Tone.alpha(light.lit(stone, 0.6), 0.14));
          }
        });
    for (var at = 0; at < 9; at++) {
      Water.lens(
          brush,
          -0.86 + at * 0.36,
          0.232 + 0.012 * (at % 2),
          0.24,
          0.006,
          Tone.alpha(light.disc(), 0.34));
    }
  }

  private static void keepersHouse(Brush brush, Light light, int colour) {
    brush.rect(0.15, -0.115, 0.24, 0.13, Fill.of(light.shade(light.on(0xFFF3EADB), 0.12)));
    brush.fill(
        Outline.polygon(0.13, -0.11, 0.175, -0.2, 0.365, -0.2, 0.41, -0.11),
        light.shade(light.on(colour), 0.3));
    brush.rect(0.31, -0.235, 0.026, 0.06, light.shade(light.on(0xFF8A5A48), 0.3));
    window(brush, light, 0.19, -0.078, 0.036, 0.044);
    window(brush, light, 0.31, -0.078, 0.036, 0.044);
  }

  static void window(Brush brush, Light light, double x, double y, double wide, double tall) {
    if (light.dark()) {
      brush.glow(x + wide / 2, y + tall / 2, tall * 2, light.lamp(), 0.4);
    }
    brush.rect(x, y, wide, tall, light.dark() ? light.lamp() : light.shade(light.water(), 0.55));
  }

  static Fill sideShade(Light light, double left, double right) {
    var dark = Tone.alpha(light.shade(light.near(), 0.3), 0.62);
    var none = Tone.alpha(light.near(), 0);
    return light.fromLeft()
        ? Fill.across(left, right, none, Tone.alpha(light.near(), 0.1), dark)
        : Fill.across(left, right, dark, Tone.alpha(light.near(), 0.1), none);
  }

  /** A small yacht under sail, seen from the side. */
  static void sailboat(Brush brush, Light light, int hull, int sail) {
    var canvas = light.on(sail);
    brush.fill(
        new Outline()
            .move(0.015, -0.97)
            .cubic(0.2, -0.72, 0.31, -0.42, 0.33, -0.2)
            .line(0.015, -0.17)
            .close(),
        Fill.across(0, 0.34, canvas, light.shade(canvas, 0.22)));
    brush.fill(
        new Outline()
            .move(-0.015, -0.9)
            .cubic(-0.08, -0.6, -0.2, -0.35, -0.33, -0.19)
            .line(-0.015, -0.17)
            .close(),
        Fill.across(-0.33, 0, light.lit(canvas, 0.3), light.shade(canvas, 0.12)));
    brush.rect(-0.008, -1, 0.016, 0.9, light.shade(0xFF4A3A30, 0.3));
    brush.fill(Outline.polygon(0.008, -1, 0.13, -0.975, 0.008, -0.945), light.on(hull));
    var body =
        new Outline()
            .move(-0.44, -0.13)
            .cubic(-0.2, -0.105, 0.2, -0.105, 0.42, -0.125)
            .cubic(0.38, -0.04, 0.32, 0, 0.26, 0.004)
            .line(-0.28, 0.004)
            .cubic(-0.36, -0.01, -0.42, -0.07, -0.44, -0.13)
            .close();
    brush.fill(body, light.sides(-0.44, 0.42, light.on(hull)));
    brush.inside(body, () -> brush.rect(-0.5, -0.035, 1, 0.05, light.shade(light.on(hull), 0.6)));
    brush.line(-0.43, -0.128, 0.41, -0.122, 0.014, Tone.alpha(light.lit(canvas, 0.3), 0.9));
  }

  static void boatReflection(Brush brush, Light light, int hull) {
    for (var row = 0; row < 7; row++) {
      var y = 0.025 + row * 0.042;
      var half = (0.36 - row * 0.035) * (row % 2 == 0 ? 1 : 0.75);
      Water.lens(
          brush,
          row % 2 == 0 ? 0.02 : -0.03,
          y,
          half,
          0.012,
          Tone.alpha(
              row < 2 ? light.shade(light.on(hull), 0.4) : light.on(0xFFF8F3E8),
              0.5 - row * 0.055));
    }
  }

  static void whale(Brush brush, Light light, int colour) {
    var skin = light.on(colour);
    var back =
        new Outline()
            .move(-1.0, 0.02)
            .cubic(-0.8, -0.5, -0.1, -0.68, 0.5, -0.3)
            .cubic(0.68, -0.18, 0.82, -0.06, 0.92, 0.02)
            .close();
    brush.fill(back, Fill.down(-0.6, 0.05, light.lit(skin, 0.2), skin, light.shade(skin, 0.4)));
    brush.fill(
        new Outline()
            .move(1.02, 0.02)
            .cubic(1.06, -0.2, 1.12, -0.36, 1.2, -0.5)
            .cubic(1.05, -0.56, 0.98, -0.68, 0.96, -0.8)
            .cubic(1.1, -0.76, 1.24, -0.68, 1.3, -0.58)
            .cubic(1.36, -0.68, 1.5, -0.74, 1.64, -0.76)
            .cubic(1.6, -0.62, 1.5, -0.54, 1.38, -0.48)
            .cubic(1.32, -0.3, 1.26, -0.14, 1.24, 0.02)
            .close(),
        light.shade(skin, 0.14));
    brush.circle(-0.7, -0.13, 0.022, light.shade(skin, 0.8));
    for (var at = -1; at <= 1; at++) {
      brush.stroke(
          Outline.curve(
              -0.35,
              -0.56,
              -0.35 + at * 0.06,
              -0.78,
              -0.35 + at * 0.2,
              -0.95 + Math.abs(at) * 0.08),
          0.025,
          Tone.alpha(light.lit(0xFFFFFFFF, 0.1), 0.75));
    }
    for (var at = 0; at < 4; at++) {
      Water.lens(
          brush,
          0.05 + 0.12 * (at % 2),
          0.02 + at * 0.09,
          1.3 - at * 0.22,
          0.02,
          Tone.alpha(at % 2 == 0 ? light.low() : light.disc(), 0.4 - 0.08 * at));
    }
  }

  static void gull(Brush brush, int colour) {
    brush.fill(
        new Outline()
            .move(-1.5, -0.75)
            .cubic(-1.0, -1.02, -0.4, -0.85, 0, -0.28)
            .cubic(0.4, -0.85, 1.0, -1.02, 1.5, -0.75)
            .cubic(1.0, -0.85, 0.5, -0.62, 0.1, 0)
            .quad(0, 0.12, -0.1, 0)
            .cubic(-0.5, -0.62, -1.0, -0.85, -1.5, -0.75)
            .close(),
        colour);
  }
}
