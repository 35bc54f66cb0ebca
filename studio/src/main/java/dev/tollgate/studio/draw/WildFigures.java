package dev.tollgate.studio.draw;

import dev.tollgate.studio.plan.Tone;

/** Wild animals facing us. Each sits or stands at the origin and is one unit tall, upwards. */
final class WildFigures {

  private static final int CREAM = 0xFFFFF4E4;
  private static final int DARK = 0xFF1E1D22;

  private WildFigures() {}

  private static void ground(Brush brush, Light light, double half) {
    brush.shadow(0.04, 0, half * 1.3, half * 0.13, light.shade(light.near(), 1), 0.5);
  }

  private static void eyes(Brush brush, double apart, double y, double r) {
    for (var side = -1; side <= 1; side += 2) {
      brush.circle(side * apart, y, r, DARK);
      brush.circle(side * apart + r * 0.35, y - r * 0.35, r * 0.3, 0xFFFFFFFF);
    }
  }

  private static Outline pear(double neck, double hip, double top) {
    return new Outline()
        .move(-neck, top)
        .cubic(-neck * 1.25, top * 0.8, -hip * 0.9, top * 0.62, -hip, top * 0.34)
        .cubic(-hip * 1.1, top * 0.1, -hip * 0.9, 0, -hip * 0.7, -0.005)
        .quad(0, 0.02, hip * 0.7, -0.005)
        .cubic(hip * 0.9, 0, hip * 1.1, top * 0.1, hip, top * 0.34)
        .cubic(hip * 0.9, top * 0.62, neck * 1.25, top * 0.8, neck, top)
        .close();
  }

  static void fox(Brush brush, Light light, int colour) {
    var fur = light.on(colour);
    var pale = light.on(CREAM);
    ground(brush, light, 0.42);
    var tail =
        Outline.blob(
            0.14, -0.06, 0.32, 0.0, 0.5, -0.06, 0.6, -0.24, 0.56, -0.46, 0.47, -0.58, 0.42, -0.42,
            0.36, -0.26, 0.2, -0.18);
    brush.fill(tail, light.shade(fur, 0.14));
    brush.inside(tail, () -> brush.ellipse(0.5, -0.54, 0.16, 0.13, pale));
    brush.fill(pear(0.13, 0.25, -0.72), light.sides(-0.27, 0.27, fur));
    brush.fill(
        new Outline()
            .move(-0.13, -0.68)
            .cubic(-0.15, -0.48, -0.07, -0.34, 0, -0.28)
            .cubic(0.07, -0.34, 0.15, -0.48, 0.13, -0.68)
            .close(),
        pale);
    for (var side = -1; side <= 1; side += 2) {
      brush.line(side * 0.075, -0.24, side * 0.07, -0.03, 0.012, light.shade(fur, 0.5));
      brush.ellipse(side * 0.1, -0.015, 0.085, 0.03, light.shade(DARK, 0.1));
    }
    foxHead(brush, light, fur, pale);
  }

  private static void foxHead(Brush brush, Light light, int fur, int pale) {
    var head =
        new Outline()
            .move(0, -0.585)
            .cubic(-0.06, -0.62, -0.17, -0.66, -0.27, -0.735)
            .cubic(-0.22, -0.79, -0.2, -0.84, -0.19, -0.89)
            .line(-0.2, -1.02)
            .line(-0.075, -0.925)
            .quad(0, -0.945, 0.075, -0.925)
            .line(0.2, -1.02)
            .line(0.19, -0.89)
            .cubic(0.2, -0.84, 0.22, -0.79, 0.27, -0.735)
            .cubic(0.17, -0.66, 0.06, -0.62, 0, -0.585)
            .close();
    brush.fill(head, light.sides(-0.27, 0.27, fur));
    for (var side = -1; side <= 1; side += 2) {
      brush.fill(
          Outline.polygon(side * 0.178, -0.975, side * 0.165, -0.89, side * 0.105, -0.918),
          light.shade(fur, 0.6));
      var cheek =
          new Outline()
              .move(0, -0.585)
              .cubic(side * 0.06, -0.62, side * 0.17, -0.66, side * 0.27, -0.735)
              .cubic(side * 0.16, -0.76, side * 0.07, -0.74, side * 0.03, -0.68)
              .quad(side * 0.01, -0.66, 0, -0.66)
              .close();
      brush.fill(cheek, pale);
    }
    brush.ellipse(0, -0.605, 0.033, 0.026, DARK);
    eyes(brush, 0.095, -0.79, 0.02);
  }

  static void rabbit(Brush brush, Light light, int colour) {
    var fur = light.on(colour);
    ground(brush, light, 0.32);
    for (var side = -1; side <= 1; side += 2) {
      var s = side;
      brush.turned(
          side * 0.06,
          -0.7,
          side * 9,
          () -> {
            brush.fill(
                Outline.ellipse(s * 0.07, -0.84, 0.05, 0.17),
                light.shade(fur, s > 0 ? 0.12 : 0.02));
            brush.fill(
                Outline.ellipse(s * 0.07, -0.83, 0.024, 0.125), Tone.mix(fur, 0xFFE9A08C, 0.6));
          });
    }
    brush.fill(pear(0.11, 0.22, -0.55), light.sides(-0.24, 0.24, fur));
    brush.fill(Outline.ellipse(0, -0.25, 0.12, 0.17), Tone.alpha(light.on(CREAM), 0.75));
    for (var side = -1; side <= 1; side += 2) {
      brush.fill(Outline.ellipse(side * 0.12, -0.025, 0.1, 0.04), light.shade(fur, 0.16));
    }
    brush.fill(
        Outline.ellipse(0, -0.6, 0.165, 0.145), light.sides(-0.17, 0.17, light.lit(fur, 0.06)));
    brush.ellipse(-0.035, -0.555, 0.042, 0.034, light.on(CREAM));
    brush.ellipse(0.035, -0.555, 0.042, 0.034, light.on(CREAM));
    brush.ellipse(0, -0.583, 0.02, 0.014, 0xFFD9857A);
    eyes(brush, 0.082, -0.625, 0.02);
  }

  /** A bear; {@code panda} gives it patches. */
  static void bear(Brush brush, Light light, int colour, boolean panda) {
    var fur = light.on(panda ? 0xFFF6F1E8 : colour);
    var limb = panda ? light.on(DARK) : light.shade(fur, 0.2);
    ground(brush, light, 0.4);
    for (var side = -1; side <= 1; side += 2) {
      brush.circle(side * 0.16, -0.94, 0.07, limb);
      brush.circle(side * 0.16, -0.94, 0.035, Tone.mix(limb, light.on(CREAM), panda ? 0.1 : 0.35));
    }
    brush.fill(pear(0.2, 0.3, -0.66), light.sides(-0.32, 0.32, fur));
    brush.fill(Outline.ellipse(0, -0.27, 0.19, 0.22), Tone.mix(fur, light.on(CREAM), 0.5));
    for (var side = -1; side <= 1; side += 2) {
      brush.stroke(
          Outline.curve(side * 0.23, -0.52, side * 0.29, -0.38, side * 0.22, -0.24), 0.12, limb);
      brush.fill(Outline.ellipse(side * 0.2, -0.06, 0.115, 0.095), limb);
      brush.fill(
          Outline.ellipse(side * 0.205, -0.05, 0.06, 0.05), Tone.mix(limb, light.on(CREAM), 0.4));
    }
    brush.fill(
        Outline.ellipse(0, -0.775, 0.225, 0.2), light.sides(-0.23, 0.23, light.lit(fur, 0.05)));
    if (panda) {
      brush.turned(-0.095, -0.8, 24, () -> brush.ellipse(-0.095, -0.79, 0.05, 0.066, limb));
      brush.turned(0.095, -0.8, -24, () -> brush.ellipse(0.095, -0.79, 0.05, 0.066, limb));
    }
    muzzle(brush, light, fur, -0.715, 0.1);
    eyes(brush, 0.09, -0.8, 0.02);
  }

  private static void muzzle(Brush brush, Light light, int fur, double y, double half) {
    brush.ellipse(0, y, half, half * 0.74, Tone.mix(fur, light.on(CREAM), 0.62));
    brush.fill(Outline.ellipse(0, y - half * 0.32, half * 0.36, half * 0.25), DARK);
    brush.stroke(
        new Outline()
            .move(0, y - half * 0.1)
            .line(0, y + half * 0.16)
            .quad(-half * 0.14, y + half * 0.34, -half * 0.36, y + half * 0.24),
        0.009,
        DARK);
    brush.stroke(
        new Outline()
            .move(0, y + half * 0.16)
            .quad(half * 0.14, y + half * 0.34, half * 0.36, y + half * 0.24),
        0.009,
        DARK);
  }

  static void otter(Brush brush, Light light, int colour) {
    var fur = light.on(colour);
    var pale = Tone.mix(fur, light.on(CREAM), 0.55);
    ground(brush, light, 0.34);
    brush.fill(
        new Outline()
            .move(0.1, -0.12)
            .cubic(0.3, -0.1, 0.46, -0.06, 0.56, -0.14)
            .cubic(0.52, 0.0, 0.3, 0.02, 0.1, 0)
            .close(),
        light.shade(fur, 0.2));
    brush.fill(pear(0.15, 0.22, -0.74), light.sides(-0.24, 0.24, fur));
    brush.fill(Outline.ellipse(0, -0.34, 0.13, 0.27), pale);
    for (var side = -1; side <= 1; side += 2) {
      brush.stroke(
          Outline.curve(side * 0.17, -0.56, side * 0.17, -0.44, side * 0.06, -0.4),
          0.07,
          light.shade(fur, 0.16));
      brush.fill(Outline.ellipse(side * 0.12, -0.02, 0.1, 0.035), light.shade(fur, 0.3));
      brush.circle(side * 0.175, -0.89, 0.042, light.shade(fur, 0.12));
    }
    brush.fill(Outline.ellipse(0, -0.81, 0.205, 0.18), light.sides(-0.21, 0.21, fur));
    brush.fill(Outline.ellipse(0, -0.755, 0.165, 0.115), pale);
    for (var side = -1; side <= 1; side += 2) {
      for (var row = 0; row < 3; row++) {
        brush.stroke(
            Outline.curve(
                side * 0.07,
                -0.745 + row * 0.016,
                side * 0.17,
                -0.755 + row * 0.028,
                side * 0.25,
                -0.775 + row * 0.045),
            0.004,
            Tone.alpha(DARK, 0.5));
      }
    }
    muzzle(brush, light, pale, -0.755, 0.085);
    eyes(brush, 0.095, -0.84, 0.02);
  }

  static void owl(Brush brush, Light light, int colour) {
    var plume = light.on(colour);
    var pale = light.on(CREAM);
    ground(brush, light, 0.32);
    var body =
        new Outline()
            .move(-0.27, -0.97)
            .cubic(-0.17, -0.92, 0.17, -0.92, 0.27, -0.97)
            .cubic(0.33, -0.66, 0.4, -0.1, 0, -0.02)
            .cubic(-0.4, -0.1, -0.33, -0.66, -0.27, -0.97)
            .close();
    brush.fill(body, light.sides(-0.32, 0.32, plume));
    var belly = Outline.ellipse(0, -0.27, 0.19, 0.26);
    brush.fill(belly, Tone.mix(plume, pale, 0.6));
    brush.inside(
        belly,
        () -> {
          for (var row = 0; row < 6; row++) {
            for (var column = -3; column <= 3; column++) {
              var x = column * 0.085 + (row % 2) * 0.042;
              var y = -0.5 + row * 0.085;
              brush.stroke(
                  new Outline().move(x - 0.03, y).quad(x, y + 0.045, x + 0.03, y),
                  0.011,
                  light.shade(plume, 0.1));
            }
          }
        });
    for (var side = -1; side <= 1; side += 2) {
      brush.fill(
          new Outline()
              .move(side * 0.27, -0.62)
              .cubic(side * 0.4, -0.4, side * 0.34, -0.14, side * 0.16, -0.08)
              .cubic(side * 0.23, -0.24, side * 0.22, -0.46, side * 0.27, -0.62)
              .close(),
          light.shade(plume, 0.34));
      brush.circle(side * 0.125, -0.74, 0.125, pale);
      brush.circle(side * 0.12, -0.74, 0.075, light.on(0xFFE8A92E));
      brush.circle(side * 0.118, -0.74, 0.046, DARK);
      brush.circle(side * 0.118 + 0.016, -0.758, 0.014, 0xFFFFFFFF);
      brush.fill(Outline.round(side * 0.09 - 0.05, -0.04, 0.1, 0.045, 0.02), light.on(0xFFE0922E));
    }
    brush.fill(
        new Outline()
            .move(-0.035, -0.7)
            .quad(0, -0.73, 0.035, -0.7)
            .quad(0.02, -0.63, 0, -0.605)
            .quad(-0.02, -0.63, -0.035, -0.7)
            .close(),
        light.on(0xFFE0922E));
  }

  static void penguin(Brush brush, Light light, int colour) {
    var coat = light.on(0xFF2A2F3C);
    var beak = light.on(0xFFF0A12E);
    ground(brush, light, 0.3);
    for (var side = -1; side <= 1; side += 2) {
      brush.fill(Outline.ellipse(side * 0.11, -0.02, 0.105, 0.036), beak);
      brush.fill(
          new Outline()
              .move(side * 0.22, -0.64)
              .cubic(side * 0.36, -0.5, side * 0.4, -0.34, side * 0.36, -0.22)
              .cubic(side * 0.3, -0.3, side * 0.26, -0.4, side * 0.22, -0.44)
              .close(),
          light.shade(coat, 0.25));
    }
    var body =
        new Outline()
            .move(0, -1)
            .cubic(0.2, -1, 0.22, -0.82, 0.24, -0.66)
            .cubic(0.32, -0.4, 0.3, -0.03, 0, -0.02)
            .cubic(-0.3, -0.03, -0.32, -0.4, -0.24, -0.66)
            .cubic(-0.22, -0.82, -0.2, -1, 0, -1)
            .close();
    brush.fill(body, light.sides(-0.28, 0.28, coat));
    brush.inside(
        body,
        () -> {
          brush.fill(Outline.ellipse(0, -0.29, 0.195, 0.31), light.on(0xFFFBF8F1));
          brush.circle(-0.08, -0.79, 0.1, light.on(0xFFFBF8F1));
          brush.circle(0.08, -0.79, 0.1, light.on(0xFFFBF8F1));
        });
    brush.fill(Outline.round(-0.235, -0.66, 0.47, 0.085, 0.04), light.on(colour));
    brush.fill(
        Outline.polygon(0.07, -0.6, 0.17, -0.6, 0.155, -0.4, 0.075, -0.4),
        light.shade(light.on(colour), 0.16));
    brush.fill(Outline.polygon(-0.05, -0.765, 0.05, -0.765, 0, -0.7), beak);
    eyes(brush, 0.075, -0.815, 0.021);
  }
}
