package dev.tollgate.studio.draw;

import dev.tollgate.studio.plan.Tone;

/** Things on a table. Each stands at the origin and is one unit tall, upwards. */
final class TableFigures {

  /** Where the blooms of a bunch end. */
  private static final double[][] TIPS = {
    {0, -0.9},
    {-0.17, -0.82},
    {0.18, -0.83},
    {-0.29, -0.66},
    {0.3, -0.68},
    {-0.07, -0.72},
    {0.11, -0.7}
  };

  private TableFigures() {}

  private static void contact(Brush brush, Light light, double half) {
    var side = light.fromLeft() ? 1 : -1;
    brush.shadow(
        side * half * 0.35, 0.0, half * 1.35, half * 0.17, light.shade(light.near(), 1), 0.5);
  }

  static void cup(Brush brush, Light light, int colour) {
    var china = light.on(colour);
    contact(brush, light, 0.85);
    brush.fill(
        Outline.ellipse(0, -0.035, 0.86, 0.115), light.sides(-0.86, 0.86, light.lit(china, 0.1)));
    brush.ellipse(0, -0.055, 0.5, 0.06, light.shade(china, 0.2));
    brush.stroke(
        Outline.curve(0.47, -0.53, 0.66, -0.56, 0.72, -0.42, 0.6, -0.28, 0.38, -0.22),
        0.075,
        light.shade(china, 0.16));
    var body =
        new Outline()
            .move(-0.52, -0.62)
            .cubic(-0.5, -0.34, -0.42, -0.14, -0.24, -0.06)
            .quad(0, -0.02, 0.24, -0.06)
            .cubic(0.42, -0.14, 0.5, -0.34, 0.52, -0.62)
            .close();
    brush.fill(body, light.sides(-0.52, 0.52, china));
    brush.ellipse(0, -0.62, 0.52, 0.105, light.lit(china, 0.35));
    brush.ellipse(0, -0.612, 0.465, 0.086, light.shade(light.on(0xFF5A3520), 0.1));
    brush.inside(
        Outline.ellipse(0, -0.612, 0.465, 0.086),
        () -> {
          brush.ellipse(0.02, -0.59, 0.36, 0.06, light.on(0xFF8A5632));
          brush.ellipse(0.03, -0.588, 0.2, 0.034, light.on(0xFFD9A874));
        });
    for (var at = -1; at <= 1; at += 2) {
      steam(brush, light, at * 0.13);
    }
  }

  private static void steam(Brush brush, Light light, double x) {
    var tone = Tone.mix(light.disc(), 0xFFFFFFFF, 0.4);
    var wisp =
        new Outline()
            .move(x, -0.66)
            .cubic(x - 0.16, -0.8, x + 0.13, -0.92, x - 0.02, -1.16)
            .cubic(x + 0.2, -0.94, x - 0.07, -0.82, x + 0.035, -0.66)
            .close();
    brush.fill(
        wisp,
        Fill.down(
            -1.16, -0.66, Tone.alpha(tone, 0), Tone.alpha(tone, 0.6), Tone.alpha(tone, 0.08)));
  }

  static void books(Brush brush, Light light, int colour, int variety) {
    contact(brush, light, 0.95);
    var covers =
        new int[] {
          colour, light.palette().second(), light.palette().ink(), light.palette().third()
        };
    var y = 0.0;
    for (var at = 0; at < 3; at++) {
      var thick = 0.3 - 0.02 * at;
      var half = 0.98 - 0.09 * at;
      var shift = new double[] {0, 0.06, -0.05}[(at + variety) % 3];
      book(
          brush,
          light,
          shift - half,
          y - thick,
          2 * half,
          thick,
          light.on(covers[(at + variety) % 4]));
      y -= thick;
    }
  }

  private static void book(
      Brush brush, Light light, double x, double y, double wide, double thick, int cover) {
    brush.fill(Outline.round(x, y, wide, thick, 0.03), light.sides(x, x + wide, cover));
    brush.rect(
        x + wide * 0.14,
        y + thick * 0.16,
        wide * 0.88,
        thick * 0.68,
        light.shade(light.on(0xFFF6EEDC), 0.06));
    for (var at = 1; at < 4; at++) {
      brush.rect(
          x + wide * 0.14,
          y + thick * (0.16 + 0.17 * at),
          wide * 0.88,
          0.006,
          Tone.alpha(light.shade(0xFF8A7A60, 0.2), 0.5));
    }
    brush.rect(x + wide * 0.05, y, wide * 0.022, thick, Tone.alpha(light.lit(cover, 0.8), 0.55));
  }

  /** A book lying open towards us. */
  static void openBook(Brush brush, Light light, int colour) {
    contact(brush, light, 1.4);
    brush.fill(
        Outline.polygon(-1.5, -0.02, -1.36, -0.68, 1.36, -0.68, 1.5, -0.02), light.on(colour));
    for (var side = -1; side <= 1; side += 2) {
      var s = side;
      var page =
          new Outline()
              .move(0, -0.1)
              .cubic(s * 0.4, -0.26, s * 1.0, -0.16, s * 1.42, -0.07)
              .line(s * 1.29, -0.76)
              .cubic(s * 0.9, -0.88, s * 0.35, -0.92, 0, -0.76)
              .close();
      var paper = light.on(0xFFFBF5E8);
      brush.fill(
          page,
          s < 0
              ? Fill.across(-1.4, 0, light.lit(paper, 0.2), paper, light.shade(paper, 0.24))
              : Fill.across(
                  0,
                  1.4,
                  light.shade(paper, 0.14),
                  light.lit(paper, 0.2),
                  light.shade(paper, 0.06)));
      for (var row = 0; row < 7; row++) {
        var y = -0.74 + row * 0.082;
        var spread = 1 + row * 0.012;
        brush.stroke(
            Outline.curve(
                s * 0.16 * spread,
                y - 0.015,
                s * 0.6,
                y - 0.065,
                s * (row == 6 ? 0.7 : 1.16) * spread,
                y - (row == 6 ? 0.06 : 0.02)),
            0.018,
            Tone.alpha(light.shade(0xFF6A6258, 0.1), 0.45));
      }
    }
  }

  static void cake(Brush brush, Light light, int colour) {
    contact(brush, light, 0.8);
    var icing = light.on(colour);
    var plate = light.on(0xFFF7F1E6);
    brush.fill(
        Outline.polygon(-0.12, -0.2, 0.12, -0.2, 0.2, 0, -0.2, 0), light.sides(-0.2, 0.2, plate));
    brush.fill(Outline.ellipse(0, -0.2, 0.8, 0.07), light.sides(-0.8, 0.8, plate));
    tier(brush, light, 0.62, -0.2, 0.26, icing);
    tier(brush, light, 0.42, -0.46, 0.22, icing);
    for (var at = -2; at <= 2; at++) {
      candle(brush, light, at * 0.14, -0.7 + (at % 2 == 0 ? 0.0 : 0.02), at);
    }
  }

  private static void tier(
      Brush brush, Light light, double half, double base, double tall, int icing) {
    var sponge = light.on(0xFFE6C08E);
    var body =
        new Outline()
            .move(-half, base - tall)
            .line(-half, base - 0.03)
            .quad(0, base + 0.05, half, base - 0.03)
            .line(half, base - tall)
            .close();
    brush.fill(body, light.sides(-half, half, sponge));
    brush.inside(
        body,
        () ->
            brush.stroke(
                Outline.curve(
                    -half, base - tall * 0.4, 0, base - tall * 0.28, half, base - tall * 0.4),
                0.03,
                light.on(0xFFFBF3E4)));
    var edge = base - tall * 0.6;
    var drip = new Outline().move(-half, base - tall).line(-half, edge);
    var count = 7;
    for (var at = 0; at < count; at++) {
      var left = -half + 2 * half * at / count;
      var right = left + 2 * half / count;
      var deep = base - tall * (at % 3 == 1 ? -0.05 : at % 2 == 0 ? 0.34 : 0.18);
      drip.cubic(left + 0.01, deep, right - 0.01, deep, right, edge);
    }
    drip.line(half, base - tall).close();
    brush.fill(drip, light.sides(-half, half, icing));
    brush.ellipse(0, base - tall, half, half * 0.13, light.lit(icing, 0.3));
  }

  private static void candle(Brush brush, Light light, double x, double y, int at) {
    var wax = at % 2 == 0 ? light.palette().second() : light.palette().third();
    brush.rect(x - 0.016, y - 0.17, 0.032, 0.19, light.sides(x - 0.016, x + 0.016, light.on(wax)));
    brush.glow(x, y - 0.22, 0.17, 0xFFFFC45E, 0.55);
    brush.fill(
        new Outline()
            .move(x, y - 0.29)
            .cubic(x + 0.045, y - 0.22, x + 0.028, y - 0.18, x, y - 0.178)
            .cubic(x - 0.028, y - 0.18, x - 0.045, y - 0.22, x, y - 0.29)
            .close(),
        0xFFFFB43A);
    brush.fill(
        new Outline()
            .move(x, y - 0.24)
            .quad(x + 0.02, y - 0.195, x, y - 0.182)
            .quad(x - 0.02, y - 0.195, x, y - 0.24)
            .close(),
        0xFFFFF1C4);
  }

  /** One fruit, by its word. */
  static void fruit(Brush brush, Light light, String word, int colour, int variety) {
    contact(brush, light, 0.5);
    var skin = light.on(colour);
    var pear = word.startsWith("pear");
    var lemon = word.startsWith("lemon");
    var body =
        pear
            ? Outline.blob(
                0, -0.98, 0.13, -0.8, 0.24, -0.56, 0.4, -0.34, 0.36, -0.07, 0, 0, -0.36, -0.07,
                -0.4, -0.34, -0.24, -0.56, -0.13, -0.8)
            : lemon
                ? Outline.blob(
                    -0.62, -0.36, -0.46, -0.5, -0.2, -0.7, 0.2, -0.7, 0.46, -0.5, 0.62, -0.36, 0.46,
                    -0.22, 0.2, -0.02, -0.2, -0.02, -0.46, -0.22)
                : Outline.blob(
                    0, -0.8, 0.26, -0.86, 0.46, -0.66, 0.46, -0.34, 0.26, -0.03, 0, -0.03, -0.26,
                    -0.03, -0.46, -0.34, -0.46, -0.66, -0.26, -0.86);
    var lit = light.fromLeft() ? -0.2 : 0.2;
    brush.fill(
        body, Fill.radial(lit, -0.58, 0.95, light.lit(skin, 0.45), skin, light.shade(skin, 0.5)));
    if (!lemon) {
      brush.stroke(
          Outline.curve(
              0, pear ? -0.96 : -0.78, 0.02, pear ? -1.03 : -0.9, 0.08, pear ? -1.09 : -1.0),
          0.03,
          light.on(0xFF4A3426));
      brush.fill(
          new Outline()
              .move(0.06, pear ? -1.0 : -0.9)
              .quad(0.2, -1.1, 0.38, -0.98)
              .quad(0.22, -0.86, 0.06, pear ? -1.0 : -0.9)
              .close(),
          light.on(variety % 2 == 0 ? 0xFF5C8048 : 0xFF3F6B47));
    }
  }

  static void bowl(Brush brush, Light light, int colour) {
    contact(brush, light, 1.0);
    var fruits = new String[] {"pear", "orange", "apple", "lemon", "apple", "orange"};
    var tones = new int[] {0xFFB9B24A, 0xFFE8862E, 0xFFC2392B, 0xFFF0C53A, 0xFF8FA544, 0xFFE8862E};
    var spots =
        new double[][] {
          {-0.3, -0.5, 0.62},
          {0.42, -0.46, 0.46},
          {0.06, -0.52, 0.54},
          {-0.58, -0.4, 0.4},
          {0.7, -0.38, 0.4},
          {-0.14, -0.38, 0.42}
        };
    for (var at = 0; at < fruits.length; at++) {
      var index = at;
      brush.at(
          spots[at][0],
          spots[at][1],
          spots[at][2],
          () -> fruit(brush, light, fruits[index], tones[index], index));
    }
    var china = light.on(colour);
    var body =
        new Outline()
            .move(-1.02, -0.48)
            .cubic(-0.9, -0.16, -0.56, -0.02, -0.26, -0.01)
            .line(0.26, -0.01)
            .cubic(0.56, -0.02, 0.9, -0.16, 1.02, -0.48)
            .quad(0, -0.36, -1.02, -0.48)
            .close();
    brush.fill(body, light.sides(-1.02, 1.02, china));
    brush.stroke(Outline.curve(-1.0, -0.47, 0, -0.362, 1.0, -0.47), 0.03, light.lit(china, 0.5));
  }

  /** Tulips in a vase. */
  static void vase(Brush brush, Light light, int bloom, boolean single) {
    contact(brush, light, 0.3);
    var green = light.on(0xFF4F7A4E);
    var tips = single ? new double[][] {{0.03, -0.92}} : TIPS;
    for (var tip : tips) {
      brush.stroke(
          Outline.curve(tip[0] * 0.12, -0.36, tip[0] * 0.45, -0.52, tip[0], tip[1] + 0.03),
          0.013,
          light.shade(green, 0.15));
    }
    leaf(brush, -0.02, -0.36, -0.27, -0.55, green);
    leaf(brush, 0.03, -0.36, 0.25, -0.5, light.shade(green, 0.25));
    leaf(brush, 0.0, -0.36, 0.08, -0.64, light.lit(green, 0.12));
    for (var at = 0; at < tips.length; at++) {
      tulip(
          brush,
          light,
          tips[at][0],
          tips[at][1],
          single ? 0.15 : 0.1,
          at % 3 == 2 ? Tone.mix(bloom, light.palette().second(), 0.55) : bloom);
    }
    var glass = light.on(Tone.mix(light.palette().far(), 0xFFFFFFFF, 0.25));
    brush.fill(
        new Outline()
            .move(-0.085, -0.4)
            .cubic(-0.07, -0.32, -0.19, -0.24, -0.185, -0.13)
            .cubic(-0.18, -0.04, -0.12, 0, -0.09, 0)
            .line(0.09, 0)
            .cubic(0.12, 0, 0.18, -0.04, 0.185, -0.13)
            .cubic(0.19, -0.24, 0.07, -0.32, 0.085, -0.4)
            .close(),
        light.sides(-0.19, 0.19, glass));
    brush.stroke(
        Outline.curve(-0.13, -0.17, -0.135, -0.12, -0.12, -0.07),
        0.014,
        Tone.alpha(0xFFFFFFFF, 0.55));
  }

  private static void leaf(Brush brush, double x, double y, double tipX, double tipY, int colour) {
    brush.fill(
        new Outline()
            .move(x - 0.02, y)
            .cubic(x + (tipX - x) * 0.1 - 0.03, y - 0.1, tipX - 0.05, tipY + 0.08, tipX, tipY)
            .cubic(tipX + 0.02, tipY + 0.1, x + (tipX - x) * 0.4 + 0.05, y - 0.05, x + 0.02, y)
            .close(),
        colour);
  }

  static void tulip(Brush brush, Light light, double x, double y, double size, int colour) {
    var petal = light.on(colour);
    var r = size * 0.52;
    brush.fill(
        new Outline()
            .move(x, y + r)
            .cubic(x - r * 1.1, y + r, x - r * 1.0, y - r * 0.3, x - r * 0.72, y - r * 1.15)
            .quad(x - r * 0.3, y - r * 0.7, x, y - r * 1.3)
            .quad(x + r * 0.3, y - r * 0.7, x + r * 0.72, y - r * 1.15)
            .cubic(x + r * 1.0, y - r * 0.3, x + r * 1.1, y + r, x, y + r)
            .close(),
        light.sides(x - r, x + r, petal));
    brush.fill(
        new Outline()
            .move(x, y + r)
            .cubic(x - r * 0.62, y + r * 0.6, x - r * 0.5, y - r * 0.5, x, y - r * 1.15)
            .cubic(x + r * 0.5, y - r * 0.5, x + r * 0.62, y + r * 0.6, x, y + r)
            .close(),
        Tone.alpha(light.lit(petal, 0.35), 0.6));
  }
}
