package dev.tollgate.studio.draw;

import dev.tollgate.studio.plan.Tone;

/** Rockets, robots and worlds. Each stands at the origin and is one unit tall, upwards. */
final class MachineFigures {

  private MachineFigures() {}

  static void rocket(Brush brush, Light light, int colour) {
    flame(brush);
    var trim = light.palette().isDark() ? colour : light.on(colour);
    for (var side = -1; side <= 1; side += 2) {
      var fin =
          new Outline()
              .move(side * 0.13, -0.5)
              .cubic(side * 0.26, -0.42, side * 0.29, -0.26, side * 0.27, -0.1)
              .cubic(side * 0.22, -0.2, side * 0.16, -0.22, side * 0.1, -0.23)
              .close();
      var lit = (side < 0) == light.fromLeft();
      brush.fill(fin, lit ? light.lit(trim, 0.15) : light.shade(trim, 0.35));
    }
    brush.fill(Outline.polygon(-0.09, -0.24, 0.09, -0.24, 0.115, -0.17, -0.115, -0.17), 0xFF3A3F4A);
    hull(brush, light, trim);
    brush.circle(0, -0.6, 0.083, trim);
    brush.circle(0, -0.6, 0.062, Fill.along(-0.05, -0.65, 0.05, -0.55, 0xFFB9E0EA, 0xFF2C5570));
  }

  private static void flame(Brush brush) {
    var outer =
        new Outline()
            .move(-0.105, -0.2)
            .cubic(-0.14, 0.02, -0.05, 0.16, 0, 0.42)
            .cubic(0.05, 0.16, 0.14, 0.02, 0.105, -0.2)
            .close();
    var inner =
        new Outline()
            .move(-0.055, -0.2)
            .cubic(-0.07, -0.06, -0.02, 0.04, 0, 0.16)
            .cubic(0.02, 0.04, 0.07, -0.06, 0.055, -0.2)
            .close();
    brush.fill(outer, Fill.down(-0.2, 0.42, 0xFFFFE9A8, 0xFFFF9B3A, 0x00E4532B));
    brush.fill(inner, Fill.down(-0.2, 0.16, 0xFFFFFFFF, 0x1AFFF1C4));
    brush.glow(0, -0.08, 0.5, 0xFFFFB45A, 0.4);
  }

  private static void hull(Brush brush, Light light, int trim) {
    var body =
        new Outline()
            .move(0, -1)
            .cubic(0.13, -0.9, 0.2, -0.68, 0.165, -0.42)
            .cubic(0.15, -0.33, 0.125, -0.27, 0.1, -0.22)
            .line(-0.1, -0.22)
            .cubic(-0.125, -0.27, -0.15, -0.33, -0.165, -0.42)
            .cubic(-0.2, -0.68, -0.13, -0.9, 0, -1)
            .close();
    var nose =
        new Outline()
            .move(-0.3, -1.1)
            .line(0.3, -1.1)
            .line(0.3, -0.8)
            .quad(0, -0.745, -0.3, -0.8)
            .close();
    var band =
        new Outline()
            .move(-0.3, -0.36)
            .quad(0, -0.3, 0.3, -0.36)
            .line(0.3, -0.31)
            .quad(0, -0.25, -0.3, -0.31)
            .close();
    var dark = 0x8C1A2038;
    var none = 0x001A2038;
    var shade =
        light.fromLeft()
            ? Fill.across(-0.18, 0.18, none, none, dark)
            : Fill.across(-0.18, 0.18, dark, none, none);
    brush.fill(body, 0xFFF4EFE4);
    brush.inside(
        body,
        () -> {
          brush.fill(nose, trim);
          brush.fill(band, trim);
          brush.rect(-0.2, -1.05, 0.4, 0.9, shade);
        });
  }

  static void planet(Brush brush, Light light, int colour) {
    var back = Tone.alpha(light.palette().third(), 0.75);
    brush.turned(
        0,
        -0.5,
        -18,
        () -> {
          brush.inside(
              Outline.rect(-1.2, -1.2, 2.4, 0.7),
              () -> brush.stroke(Outline.ellipse(0, -0.5, 0.82, 0.19), 0.075, back));
          var ball = Outline.circle(0, -0.5, 0.5);
          brush.circle(
              0,
              -0.5,
              0.5,
              Fill.radial(
                  light.fromLeft() ? -0.2 : 0.2,
                  -0.66,
                  0.85,
                  Tone.lighter(colour, 0.4),
                  colour,
                  Tone.darker(colour, 0.6)));
          brush.inside(
              ball,
              () -> {
                for (var band = 0; band < 4; band++) {
                  brush.ellipse(
                      0,
                      -0.82 + band * 0.2,
                      0.7,
                      0.035 + 0.012 * (band % 2),
                      Tone.alpha(
                          band % 2 == 0 ? Tone.lighter(colour, 0.5) : Tone.darker(colour, 0.4),
                          0.28));
                }
              });
          brush.inside(
              Outline.rect(-1.2, -0.5, 2.4, 0.7),
              () -> {
                brush.stroke(Outline.ellipse(0, -0.5, 0.82, 0.19), 0.075, light.palette().third());
                brush.stroke(Outline.ellipse(0, -0.5, 0.93, 0.225), 0.022, back);
              });
        });
  }

  static void robot(Brush brush, Light light, int colour) {
    var shell = light.on(colour);
    var metal = light.on(0xFFE9E4DA);
    var joint = light.shade(light.on(0xFF4A505C), 0.1);
    brush.shadow(0, 0, 0.42, 0.05, light.shade(light.near(), 1), 0.55);
    for (var side = -1; side <= 1; side += 2) {
      brush.rect(side * 0.11 - 0.03, -0.2, 0.06, 0.17, joint);
      brush.fill(
          new Outline()
              .move(side * 0.11 - 0.085, 0)
              .line(side * 0.11 - 0.085, -0.03)
              .cubic(
                  side * 0.11 - 0.08, -0.08, side * 0.11 + 0.08, -0.08, side * 0.11 + 0.085, -0.03)
              .line(side * 0.11 + 0.085, 0)
              .close(),
          light.shade(shell, 0.12));
      brush.stroke(
          Outline.curve(side * 0.22, -0.48, side * 0.31, -0.4, side * 0.315, -0.28), 0.05, joint);
      brush.circle(side * 0.315, -0.245, 0.046, light.shade(shell, 0.1));
      brush.circle(side * 0.225, -0.49, 0.052, light.lit(shell, 0.1));
    }
    brush.fill(Outline.round(-0.215, -0.55, 0.43, 0.37, 0.09), light.sides(-0.22, 0.22, shell));
    brush.fill(Outline.round(-0.13, -0.48, 0.26, 0.18, 0.035), light.shade(metal, 0.05));
    brush.circle(-0.07, -0.43, 0.026, light.on(light.palette().accent()));
    brush.circle(0.0, -0.43, 0.026, light.on(light.palette().third()));
    brush.rect(-0.095, -0.375, 0.19, 0.018, joint);
    brush.rect(-0.095, -0.345, 0.13, 0.018, joint);
    brush.rect(-0.05, -0.595, 0.1, 0.06, joint);
    brush.rect(-0.006, -0.96, 0.012, 0.08, joint);
    brush.glow(0, -0.975, 0.11, light.lamp(), 0.6);
    brush.circle(0, -0.975, 0.025, light.lamp());
    brush.fill(Outline.round(-0.235, -0.895, 0.47, 0.315, 0.13), light.sides(-0.24, 0.24, metal));
    brush.fill(Outline.round(-0.175, -0.83, 0.35, 0.185, 0.085), 0xFF20242E);
    for (var side = -1; side <= 1; side += 2) {
      brush.glow(side * 0.08, -0.745, 0.085, 0xFF9CF0E4, 0.7);
      brush.circle(side * 0.08, -0.745, 0.036, 0xFFC9FFF4);
      brush.fill(
          Outline.round(side * 0.255 - 0.025, -0.79, 0.05, 0.11, 0.02), light.shade(shell, 0.1));
    }
    brush.stroke(Outline.curve(-0.04, -0.69, 0, -0.676, 0.04, -0.69), 0.013, 0xFFC9FFF4);
  }

  static void astronaut(Brush brush, Light light, int colour) {
    var suit = 0xFFF1EEE8;
    var seam = 0xFF9AA3B2;
    brush.shadow(0.03, 0, 0.36, 0.04, 0xFF0A0C14, 0.5);
    brush.fill(Outline.round(-0.24, -0.68, 0.48, 0.42, 0.08), Tone.darker(seam, 0.25));
    for (var side = -1; side <= 1; side += 2) {
      brush.stroke(
          Outline.curve(side * 0.1, -0.3, side * 0.12, -0.16, side * 0.12, -0.07),
          0.135,
          side > 0 ? Tone.darker(suit, 0.2) : suit);
      brush.fill(Outline.round(side * 0.12 - 0.095, -0.075, 0.19, 0.075, 0.035), seam);
      brush.stroke(
          Outline.curve(side * 0.19, -0.58, side * 0.28, -0.46, side * 0.27, -0.34),
          0.115,
          side > 0 ? Tone.darker(suit, 0.24) : suit);
      brush.circle(side * 0.268, -0.3, 0.06, colour);
    }
    brush.fill(Outline.round(-0.195, -0.66, 0.39, 0.4, 0.11), light.sides(-0.2, 0.2, suit));
    brush.fill(Outline.round(-0.1, -0.54, 0.2, 0.13, 0.025), Tone.darker(seam, 0.1));
    brush.circle(-0.05, -0.475, 0.022, colour);
    brush.circle(0.01, -0.475, 0.022, light.palette().accent());
    brush.rect(-0.195, -0.345, 0.39, 0.03, colour);
    brush.circle(
        0, -0.82, 0.185, Fill.radial(-0.06, -0.9, 0.34, 0xFFFFFFFF, suit, Tone.darker(suit, 0.35)));
    var visor = Outline.round(-0.13, -0.905, 0.26, 0.18, 0.085);
    brush.fill(visor, Fill.along(-0.13, -0.9, 0.13, -0.72, 0xFF3B4A78, 0xFF141A33));
    brush.inside(
        visor,
        () -> {
          brush.fill(
              Outline.polygon(-0.11, -0.92, -0.03, -0.92, -0.1, -0.7, -0.18, -0.7), 0x40FFFFFF);
          brush.glow(0.08, -0.76, 0.09, light.palette().accent(), 0.6);
        });
  }
}
