package dev.tollgate.studio.draw;

import dev.tollgate.studio.plan.Tone;

/** Figures of town and country. Each stands at the origin and is one unit tall, upwards. */
final class LandFigures {

  private LandFigures() {}

  static void house(Brush brush, Light light, int colour, int variety) {
    var wall = light.on(variety % 2 == 0 ? 0xFFF4EBDC : 0xFFE9D9C4);
    var roof = light.on(colour);
    brush.shadow(0.02, 0.0, 0.9, 0.05, light.shade(light.near(), 1), 0.45);
    brush.rect(0.36, -0.98, 0.1, 0.3, light.shade(light.on(0xFF9A5A44), 0.2));
    brush.rect(
        -0.12,
        -0.46,
        0.74,
        0.47,
        Fill.across(-0.12, 0.62, light.shade(wall, 0.1), light.shade(wall, 0.26)));
    brush.fill(
        Outline.polygon(-0.35, -0.86, 0.5, -0.86, 0.68, -0.42, -0.1, -0.42),
        Fill.down(-0.86, -0.42, light.lit(roof, 0.15), light.shade(roof, 0.2)));
    brush.fill(
        Outline.polygon(-0.62, 0.01, -0.62, -0.44, -0.36, -0.86, -0.1, -0.44, -0.1, 0.01),
        light.lit(wall, 0.12));
    brush.stroke(
        new Outline().move(-0.66, -0.4).line(-0.36, -0.88).line(-0.06, -0.4),
        0.05,
        light.shade(roof, 0.3));
    brush.rect(-0.43, -0.27, 0.14, 0.28, light.shade(roof, 0.5));
    SeaFigures.window(brush, light, -0.41, -0.56, 0.1, 0.13);
    for (var at = 0; at < 3; at++) {
      SeaFigures.window(brush, light, 0.0 + at * 0.21, -0.32, 0.1, 0.15);
    }
  }

  /** A walker in a long coat, seen from behind. */
  static void person(Brush brush, Light light, int coat, int variety) {
    var cloth = light.on(coat);
    var dark = light.shade(light.on(0xFF2B2A33), 0.2);
    brush.shadow(0.06, 0, 0.3, 0.03, light.shade(light.near(), 1), 0.5);
    brush.rect(-0.062, -0.34, 0.05, 0.33, dark);
    brush.rect(0.014, -0.34, 0.05, 0.335, dark);
    brush.fill(Outline.round(-0.078, -0.03, 0.075, 0.035, 0.015), dark);
    brush.fill(Outline.round(0.008, -0.028, 0.075, 0.035, 0.015), dark);
    var hem = variety % 2 == 0 ? 0.17 : 0.135;
    var body =
        new Outline()
            .move(-0.055, -0.84)
            .cubic(-0.13, -0.82, -0.14, -0.74, -0.145, -0.6)
            .line(-hem, -0.26)
            .quad(0, -0.235, hem, -0.26)
            .line(0.145, -0.6)
            .cubic(0.14, -0.74, 0.13, -0.82, 0.055, -0.84)
            .close();
    brush.fill(body, light.sides(-0.17, 0.17, cloth));
    brush.stroke(
        Outline.curve(-0.135, -0.74, -0.175, -0.58, -0.16, -0.43), 0.055, light.shade(cloth, 0.16));
    brush.stroke(
        Outline.curve(0.135, -0.74, 0.175, -0.58, 0.16, -0.43), 0.055, light.shade(cloth, 0.3));
    brush.line(0, -0.6, 0, -0.25, 0.006, Tone.alpha(light.shade(cloth, 0.8), 0.5));
    brush.fill(Outline.round(-0.075, -0.872, 0.15, 0.06, 0.03), light.on(light.palette().second()));
    brush.ellipse(0, -0.928, 0.066, 0.076, light.on(0xFFD9A985));
    var hair = light.on(variety % 3 == 1 ? 0xFF8A4B2A : 0xFF2E2522);
    brush.fill(
        new Outline()
            .move(-0.072, -0.89)
            .cubic(-0.085, -1.0, -0.03, -1.012, 0, -1.01)
            .cubic(0.03, -1.012, 0.085, -1.0, 0.072, -0.89)
            .quad(0, -0.865, -0.072, -0.89)
            .close(),
        hair);
  }

  /** An umbrella held by a walker. */
  static void umbrella(Brush brush, Light light, int colour) {
    var cloth = light.on(colour);
    brush.line(0.165, -0.42, 0.12, -1.3, 0.016, light.shade(0xFF3A332E, 0.2));
    brush.turned(
        0.1,
        -1.1,
        4,
        () -> {
          var canopy =
              new Outline()
                  .move(-0.36, -1.0)
                  .cubic(-0.3, -1.34, 0.5, -1.34, 0.56, -1.0)
                  .quad(0.48, -1.06, 0.38, -1.0)
                  .quad(0.25, -1.06, 0.1, -1.0)
                  .quad(-0.05, -1.06, -0.18, -1.0)
                  .quad(-0.28, -1.06, -0.36, -1.0)
                  .close();
          brush.fill(canopy, light.sides(-0.36, 0.56, cloth));
          brush.inside(
              canopy,
              () ->
                  brush.fill(
                      new Outline()
                          .move(0.1, -1.3)
                          .quad(-0.14, -1.2, -0.18, -0.96)
                          .line(0.1, -0.96)
                          .close(),
                      Tone.alpha(light.shade(cloth, 0.8), 0.18)));
        });
  }

  static void car(Brush brush, Light light, int colour) {
    var paint = light.on(colour);
    brush.shadow(0, 0.0, 1.35, 0.09, light.shade(light.near(), 1), 0.6);
    var body =
        new Outline()
            .move(-1.22, -0.2)
            .cubic(-1.26, -0.44, -1.2, -0.52, -1.02, -0.56)
            .cubic(-0.86, -0.6, -0.76, -0.62, -0.66, -0.68)
            .cubic(-0.5, -0.92, -0.34, -1, -0.04, -1)
            .cubic(0.3, -1, 0.46, -0.9, 0.64, -0.64)
            .cubic(0.9, -0.6, 1.14, -0.55, 1.2, -0.42)
            .cubic(1.26, -0.3, 1.24, -0.2, 1.18, -0.17)
            .line(-1.14, -0.17)
            .close();
    brush.fill(body, Fill.down(-1, -0.17, light.lit(paint, 0.25), paint, light.shade(paint, 0.35)));
    var glass =
        light.dark()
            ? Tone.mix(light.lamp(), light.near(), 0.3)
            : Tone.mix(light.middle(), 0xFFFFFFFF, 0.3);
    brush.fill(
        new Outline()
            .move(-0.52, -0.66)
            .cubic(-0.4, -0.86, -0.28, -0.91, -0.06, -0.915)
            .line(-0.06, -0.64)
            .close(),
        glass);
    brush.fill(
        new Outline()
            .move(0.02, -0.915)
            .cubic(0.26, -0.91, 0.36, -0.84, 0.48, -0.63)
            .line(0.02, -0.64)
            .close(),
        light.shade(glass, 0.12));
    brush.line(-1.18, -0.4, 1.2, -0.38, 0.02, Tone.alpha(light.lit(paint, 0.6), 0.7));
    for (var side = -1; side <= 1; side += 2) {
      brush.circle(side * 0.72, -0.17, 0.215, light.shade(0xFF1D1D22, 0.1));
      brush.circle(side * 0.72, -0.17, 0.12, light.on(0xFFD9D4CA));
      brush.circle(side * 0.72, -0.17, 0.05, light.shade(0xFF1D1D22, 0.1));
    }
    brush.ellipse(-1.17, -0.42, 0.04, 0.07, light.lamp());
    if (light.dark()) {
      brush.fill(
          Outline.polygon(-1.18, -0.46, -3.1, -0.62, -3.1, 0.04, -1.18, -0.34),
          Fill.across(-3.1, -1.18, Tone.alpha(light.lamp(), 0), Tone.alpha(light.lamp(), 0.5)));
    }
    brush.ellipse(1.2, -0.42, 0.03, 0.06, light.on(0xFFD0392B));
  }

  /** A hot-air balloon; the foot is its basket. */
  static void balloon(Brush brush, Light light, int colour) {
    var envelope = gore(-1, 1);
    var cream = light.on(0xFFF7EFDF);
    var paint = light.on(colour);
    brush.fill(envelope, cream);
    for (var at = 0; at < 7; at += 2) {
      brush.fill(gore(-1 + at * 2 / 7.0, -1 + (at + 1) * 2 / 7.0), paint);
    }
    brush.inside(
        envelope,
        () -> {
          brush.rect(-0.5, -0.52, 1, 0.05, light.on(light.palette().second()));
          brush.rect(-0.5, -1, 1, 0.8, SeaFigures.sideShade(light, -0.4, 0.4));
        });
    brush.line(-0.085, -0.26, -0.055, -0.1, 0.007, light.shade(cream, 0.7));
    brush.line(0.085, -0.26, 0.055, -0.1, 0.007, light.shade(cream, 0.7));
    brush.fill(
        Outline.round(-0.065, -0.11, 0.13, 0.11, 0.02),
        light.sides(-0.065, 0.065, light.on(0xFF8A5A34)));
    if (light.dark()) {
      brush.glow(0, -0.24, 0.3, light.lamp(), 0.55);
    }
  }

  /** A strip of the envelope between two longitudes, -1 (left rim) to 1 (right rim). */
  private static Outline gore(double from, double to) {
    var steps = 20;
    var outline = new Outline().move(0, -1);
    for (var at = 1; at <= steps; at++) {
      outline.line(radius(at) * Math.sin(from * Math.PI / 2), -1 + 0.75 * at / steps);
    }
    for (var at = steps; at >= 1; at--) {
      outline.line(radius(at) * Math.sin(to * Math.PI / 2), -1 + 0.75 * at / steps);
    }
    return outline.close();
  }

  private static double radius(int at) {
    var share = at / 20.0;
    return share < 0.42
        ? 0.36 * Math.sqrt(1 - Math.pow(1 - share / 0.42, 2))
        : 0.36 - 0.27 * Math.pow((share - 0.42) / 0.58, 1.7);
  }

  /** A suspension bridge across the whole width; unit space of the sheet, not of a figure. */
  static void bridge(
      Brush brush, Light light, double width, double deck, double height, int colour) {
    var steel = light.on(colour);
    var towers = new double[] {width * 0.26, width * 0.74};
    var span = towers[1] - towers[0];
    brush.stroke(cable(towers[0] - span, towers[0], deck, height), 7, steel);
    brush.stroke(cable(towers[0], towers[1], deck, height), 7, steel);
    brush.stroke(cable(towers[1], towers[1] + span, deck, height), 7, steel);
    for (var x = -20.0; x < width + 20; x += 24) {
      var from = x < towers[0] ? towers[0] - span : x < towers[1] ? towers[0] : towers[1];
      brush.line(x, sag(x, from, from + span, deck, height), x, deck, 1.8, Tone.alpha(steel, 0.8));
    }
    for (var tower : towers) {
      brush.rect(
          tower - 19, deck - height, 12, height * 1.34, light.sides(tower - 19, tower - 7, steel));
      brush.rect(
          tower + 7, deck - height, 12, height * 1.34, light.sides(tower + 7, tower + 19, steel));
      for (var bar = 0; bar < 4; bar++) {
        brush.rect(
            tower - 19, deck - height + 8 + bar * height * 0.25, 38, 10, light.shade(steel, 0.15));
      }
      brush.rect(
          tower - 34, deck + height * 0.28, 68, height * 0.1, light.shade(light.near(), 0.2));
    }
    brush.rect(
        -10,
        deck,
        width + 20,
        15,
        Fill.down(deck, deck + 15, light.lit(steel, 0.15), light.shade(steel, 0.4)));
  }

  private static Outline cable(double from, double to, double deck, double height) {
    var outline = new Outline().move(from, sag(from, from, to, deck, height));
    for (var at = 1; at <= 24; at++) {
      var x = from + (to - from) * at / 24;
      outline.line(x, sag(x, from, to, deck, height));
    }
    return outline;
  }

  private static double sag(double x, double from, double to, double deck, double height) {
    var share = 2 * (x - from) / (to - from) - 1;
    return deck - height * (0.1 + 0.88 * share * share);
  }
}
