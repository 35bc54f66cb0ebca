package dev.tollgate.studio.draw;

import dev.tollgate.studio.plan.Tone;

/** Cats and dogs. Each sits at the origin and is one unit tall, upwards. */
final class AnimalFigures {

  private AnimalFigures() {}

  /** A cat sitting upright, its back to us or its face. */
  static void cat(Brush brush, Light light, int colour, boolean facing) {
    var fur = light.on(colour);
    brush.shadow(0.05, 0, 0.5, 0.05, light.shade(light.near(), 1), 0.5);
    brush.stroke(
        Outline.curve(0.16, -0.06, 0.34, -0.02, 0.47, -0.08, 0.53, -0.2, 0.48, -0.29),
        0.075,
        light.shade(fur, 0.14));
    var body = catBody();
    brush.fill(body, light.sides(-0.3, 0.3, fur));
    brush.ellipse(-0.1, -0.008, 0.1, 0.026, light.shade(fur, 0.2));
    brush.ellipse(0.1, -0.008, 0.1, 0.026, light.shade(fur, 0.3));
    if (facing) {
      bib(brush, light, fur);
    }
    var head = catHead();
    brush.fill(head, light.sides(-0.19, 0.19, light.lit(fur, 0.04)));
    if (facing) {
      face(brush, light, fur);
    } else {
      back(brush, light, fur, head);
    }
    rim(brush, light, body, head);
  }

  private static Outline catBody() {
    return new Outline()
        .move(-0.13, -0.74)
        .cubic(-0.15, -0.6, -0.2, -0.5, -0.24, -0.37)
        .cubic(-0.29, -0.22, -0.3, -0.05, -0.21, -0.01)
        .quad(0, 0.018, 0.21, -0.01)
        .cubic(0.3, -0.05, 0.29, -0.22, 0.24, -0.37)
        .cubic(0.2, -0.5, 0.15, -0.6, 0.13, -0.74)
        .close();
  }

  private static Outline catHead() {
    return new Outline()
        .move(-0.175, -0.79)
        .cubic(-0.19, -0.86, -0.192, -0.94, -0.182, -0.992)
        .quad(-0.172, -1.01, -0.152, -0.992)
        .line(-0.075, -0.918)
        .quad(0, -0.938, 0.075, -0.918)
        .line(0.152, -0.992)
        .quad(0.172, -1.01, 0.182, -0.992)
        .cubic(0.192, -0.94, 0.19, -0.86, 0.175, -0.79)
        .cubic(0.175, -0.69, 0.1, -0.64, 0, -0.64)
        .cubic(-0.1, -0.64, -0.175, -0.69, -0.175, -0.79)
        .close();
  }

  private static void back(Brush brush, Light light, int fur, Outline head) {
    var line = Tone.alpha(light.shade(fur, 0.8), 0.3);
    brush.stroke(Outline.curve(0, -0.6, 0.012, -0.4, 0, -0.16), 0.012, line);
    brush.inside(
        head,
        () -> {
          for (var side = -1; side <= 1; side += 2) {
            var ear = Outline.polygon(side * 0.16, -0.965, side * 0.15, -0.85, side * 0.09, -0.905);
            brush.fill(ear, light.shade(fur, 0.35));
          }
        });
  }

  /** The edge that catches the light. */
  private static void rim(Brush brush, Light light, Outline body, Outline head) {
    var side = light.fromLeft() ? -1 : 1;
    var rim = Tone.alpha(Tone.mix(light.disc(), light.low(), 0.3), light.dark() ? 0.4 : 0.5);
    var flank =
        new double[] {
          side * 0.2, -0.52, side * 0.244, -0.37, side * 0.29, -0.18, side * 0.25, -0.03
        };
    var cheek =
        new Outline()
            .move(side * 0.16, -0.7)
            .cubic(side * 0.18, -0.75, side * 0.176, -0.79, side * 0.186, -0.9);
    brush.inside(body, () -> brush.stroke(Outline.curve(flank), 0.016, rim));
    brush.inside(head, () -> brush.stroke(cheek, 0.015, rim));
  }

  private static void bib(Brush brush, Light light, int fur) {
    var pale = Tone.mix(fur, 0xFFFFF4E4, 0.72);
    brush.fill(
        new Outline()
            .move(-0.12, -0.68)
            .cubic(-0.15, -0.5, -0.08, -0.3, 0, -0.25)
            .cubic(0.08, -0.3, 0.15, -0.5, 0.12, -0.68)
            .close(),
        Tone.alpha(pale, 0.85));
    brush.line(-0.075, -0.22, -0.068, -0.02, 0.012, light.shade(fur, 0.5));
    brush.line(0.075, -0.22, 0.068, -0.02, 0.012, light.shade(fur, 0.5));
  }

  private static void face(Brush brush, Light light, int fur) {
    var pale = Tone.mix(fur, 0xFFFFF4E4, 0.72);
    for (var side = -1; side <= 1; side += 2) {
      brush.fill(
          Outline.polygon(side * 0.158, -0.96, side * 0.145, -0.86, side * 0.095, -0.9),
          Tone.mix(fur, 0xFFE9A08C, 0.6));
      var eye =
          new Outline()
              .move(side * 0.035, -0.785)
              .quad(side * 0.075, -0.84, side * 0.12, -0.8)
              .quad(side * 0.08, -0.755, side * 0.035, -0.785)
              .close();
      brush.fill(eye, light.on(0xFFE8C25A));
      brush.ellipse(side * 0.077, -0.797, 0.012, 0.026, 0xFF15161B);
      brush.circle(side * 0.077 + 0.006, -0.808, 0.005, 0xFFFFFFFF);
      brush.stroke(
          Outline.curve(side * 0.06, -0.715, side * 0.15, -0.73, side * 0.245, -0.75),
          0.005,
          Tone.alpha(pale, 0.9));
      brush.stroke(
          Outline.curve(side * 0.06, -0.7, side * 0.15, -0.695, side * 0.24, -0.69),
          0.005,
          Tone.alpha(pale, 0.9));
    }
    brush.ellipse(-0.035, -0.7, 0.045, 0.036, pale);
    brush.ellipse(0.035, -0.7, 0.045, 0.036, pale);
    brush.fill(
        new Outline()
            .move(-0.024, -0.735)
            .quad(0, -0.745, 0.024, -0.735)
            .quad(0.012, -0.71, 0, -0.708)
            .quad(-0.012, -0.71, -0.024, -0.735)
            .close(),
        0xFFD9857A);
    brush.stroke(
        new Outline().move(0, -0.708).line(0, -0.69).quad(-0.014, -0.675, -0.034, -0.682),
        0.006,
        light.shade(fur, 0.9));
    brush.stroke(
        new Outline().move(0, -0.69).quad(0.014, -0.675, 0.034, -0.682),
        0.006,
        light.shade(fur, 0.9));
  }

  /** A dog sitting in profile, looking to the right. */
  static void dog(Brush brush, Light light, int colour) {
    var fur = light.on(colour);
    var dark = light.shade(fur, 0.42);
    brush.shadow(0, 0, 0.5, 0.05, light.shade(light.near(), 1), 0.5);
    brush.stroke(
        Outline.curve(-0.27, -0.08, -0.4, -0.1, -0.47, -0.2, -0.47, -0.31),
        0.055,
        light.shade(fur, 0.12));
    var body =
        new Outline()
            .move(0.045, -0.7)
            .cubic(-0.07, -0.62, -0.2, -0.5, -0.27, -0.28)
            .cubic(-0.33, -0.12, -0.31, 0, -0.22, 0)
            .line(0.2, 0)
            .cubic(0.235, 0, 0.235, -0.04, 0.19, -0.05)
            .line(0.155, -0.06)
            .cubic(0.15, -0.2, 0.19, -0.34, 0.2, -0.46)
            .cubic(0.21, -0.56, 0.2, -0.64, 0.19, -0.7)
            .close();
    brush.fill(body, light.sides(-0.32, 0.24, fur));
    brush.fill(
        new Outline()
            .move(-0.1, -0.3)
            .cubic(0.03, -0.3, 0.06, -0.14, 0.0, -0.04)
            .line(0.07, -0.03)
            .quad(0.1, 0, 0.06, 0)
            .line(-0.22, 0)
            .cubic(-0.31, -0.06, -0.24, -0.3, -0.1, -0.3)
            .close(),
        light.shade(fur, 0.14));
    brush.fill(
        new Outline()
            .move(0.2, -0.46)
            .cubic(0.22, -0.6, 0.2, -0.66, 0.16, -0.7)
            .quad(0.1, -0.58, 0.2, -0.46)
            .close(),
        Tone.mix(fur, 0xFFFFF4E4, 0.65));
    var head =
        new Outline()
            .move(-0.005, -0.84)
            .cubic(-0.005, -0.96, 0.08, -1, 0.15, -0.985)
            .cubic(0.21, -0.97, 0.23, -0.92, 0.245, -0.89)
            .cubic(0.31, -0.885, 0.38, -0.87, 0.4, -0.84)
            .cubic(0.415, -0.8, 0.38, -0.765, 0.33, -0.755)
            .cubic(0.27, -0.74, 0.22, -0.71, 0.19, -0.67)
            .cubic(0.1, -0.63, 0.02, -0.66, 0.0, -0.74)
            .close();
    brush.fill(head, light.sides(0, 0.4, light.lit(fur, 0.06)));
    brush.ellipse(0.388, -0.842, 0.028, 0.024, 0xFF1B1B20);
    brush.circle(0.2, -0.875, 0.017, 0xFF1B1B20);
    brush.circle(0.206, -0.88, 0.005, 0xFFFFFFFF);
    brush.stroke(Outline.curve(0.37, -0.79, 0.32, -0.785, 0.27, -0.79), 0.008, dark);
    brush.fill(
        new Outline()
            .move(0.09, -0.965)
            .cubic(-0.04, -0.98, -0.1, -0.86, -0.085, -0.7)
            .cubic(-0.075, -0.63, 0.0, -0.63, 0.04, -0.7)
            .cubic(0.075, -0.77, 0.12, -0.88, 0.09, -0.965)
            .close(),
        dark);
    brush.fill(
        Outline.polygon(0.0, -0.665, 0.2, -0.69, 0.21, -0.645, 0.01, -0.615),
        light.on(light.palette().accent()));
  }
}
