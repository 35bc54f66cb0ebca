package dev.tollgate.studio.draw;

import dev.tollgate.studio.layout.SceneSheet;
import dev.tollgate.studio.plan.Tone;
import java.util.SplittableRandom;

/** A city: rows of buildings, nearer ones darker and with lit windows. */
final class Skyline {

  private static final int ROWS = 3;

  private final Brush brush;
  private final SceneSheet sheet;
  private final Light light;
  private final SplittableRandom random;

  Skyline(Brush brush, SceneSheet sheet, Light light, SplittableRandom random) {
    this.brush = brush;
    this.sheet = sheet;
    this.light = light;
    this.random = random;
  }

  void draw() {
    for (var row = 0; row < ROWS; row++) {
      row(row);
      haze(row);
    }
  }

  private void row(int row) {
    var distance = 0.86 - 0.36 * row;
    var walls = new Outline();
    var sides = new Outline();
    var windows = new Outline();
    var dim = new Outline();
    var noise = new Noise(random.nextLong());
    var width = sheet.frame().width();
    var x = -30.0;
    while (x < width + 30) {
      var wide = 44 + random.nextDouble() * (46 + 14 * row);
      var bell = Math.exp(-Math.pow((x - width * (0.42 + 0.16 * row % 0.3)) / (width * 0.34), 2));
      var tall =
          sheet.horizon()
              * (0.16
                  + (0.5 - 0.14 * row) * bell * (0.55 + 0.45 * noise.at(x / 90))
                  + 0.07 * random.nextDouble());
      building(walls, sides, x, wide, tall);
      windows(row, x, wide, tall, windows, dim);
      x += wide + (random.nextInt(4) == 0 ? 8 + random.nextDouble() * 16 : 1);
    }
    paint(distance, row, walls, sides, windows, dim);
  }

  private void building(Outline walls, Outline sides, double x, double wide, double tall) {
    var foot = sheet.horizon() + 4;
    var top = foot - tall;
    switch (random.nextInt(7)) {
      case 0 -> add(walls, x, foot, x, top + wide * 0.35, x + wide, top, x + wide, foot);
      case 1 -> {
        add(walls, x, foot, x, top, x + wide, top, x + wide, foot);
        add(
            walls,
            x + wide * 0.22,
            top + 1,
            x + wide * 0.22,
            top - 26,
            x + wide * 0.78,
            top - 26,
            x + wide * 0.78,
            top + 1);
        add(
            walls,
            x + wide * 0.48,
            top - 25,
            x + wide * 0.49,
            top - 74,
            x + wide * 0.51,
            top - 74,
            x + wide * 0.52,
            top - 25);
      }
      case 2 ->
          add(
              walls,
              x,
              foot,
              x,
              top,
              x + wide / 2,
              top - wide * 0.45,
              x + wide,
              top,
              x + wide,
              foot);
      case 3 -> {
        add(walls, x, foot, x, top + 30, x + wide, top + 30, x + wide, foot);
        add(
            walls,
            x + wide * 0.12,
            top + 31,
            x + wide * 0.12,
            top,
            x + wide * 0.7,
            top,
            x + wide * 0.7,
            top + 31);
      }
      default -> add(walls, x, foot, x, top, x + wide, top, x + wide, foot);
    }
    var edge = light.fromLeft() ? x + wide * 0.68 : x;
    add(sides, edge, foot, edge, top + 32, edge + wide * 0.32, top + 32, edge + wide * 0.32, foot);
  }

  private void windows(int row, double x, double wide, double tall, Outline lit, Outline dim) {
    var across = 9.0 + 2 * row;
    var down = 13.0 + 3 * row;
    var columns = (int) ((wide - 12) / across);
    var rows = Math.min(40, (int) ((tall - 50) / down));
    var left = x + (wide - columns * across) / 2 + across * 0.25;
    var style = random.nextInt(3);
    for (var column = 0; column < columns; column++) {
      for (var floor = 0; floor < rows; floor++) {
        var y = sheet.horizon() - tall + 42 + floor * down;
        var chance = random.nextInt(100);
        if (light.dark() && chance < 34) {
          rect(lit, left + column * across, y, across * 0.5, down * 0.5);
        } else if (style != 0) {
          rect(dim, left + column * across, y, across * (style == 1 ? 0.5 : 0.8), down * 0.42);
        }
      }
    }
  }

  private void paint(
      double distance, int row, Outline walls, Outline sides, Outline windows, Outline dim) {
    var colour = light.land(distance);
    var lit = Tone.mix(colour, light.disc(), light.dark() ? 0.03 : 0.2);
    brush.fill(
        walls,
        Fill.down(
            sheet.horizon() * 0.2,
            sheet.horizon(),
            lit,
            Tone.mix(colour, light.low(), 0.3 - 0.1 * row)));
    brush.inside(
        walls,
        () -> {
          brush.fill(sides, Tone.alpha(light.shade(colour, 0.8), 0.3));
          brush.fill(
              dim,
              Tone.alpha(light.dark() ? light.shade(colour, 0.9) : light.shade(colour, 0.7), 0.28));
          brush.fill(windows, Tone.alpha(light.lamp(), 0.4 + 0.22 * row));
        });
  }

  private void haze(int row) {
    var top = sheet.horizon() * 0.62;
    brush.rect(
        0,
        top,
        sheet.frame().width(),
        sheet.horizon() - top + 6,
        Fill.down(
            top,
            sheet.horizon(),
            Tone.alpha(light.low(), 0),
            Tone.alpha(light.low(), 0.34 - 0.13 * row)));
  }

  /** The street in front: a quay with lamps above dark water or asphalt. */
  void street() {
    var frame = sheet.frame();
    var y = sheet.horizon();
    var tone = light.shade(light.near(), 0.25);
    brush.rect(
        0,
        y,
        frame.width(),
        frame.height() - y,
        Fill.down(y, frame.height(), Tone.mix(tone, light.low(), 0.2), tone));
    var kerb = y + (frame.height() - y) * 0.3;
    brush.rect(0, kerb, frame.width(), 5, Tone.alpha(light.low(), 0.35));
    brush.rect(
        0,
        kerb + 5,
        frame.width(),
        frame.height() - kerb,
        Fill.down(
            kerb, frame.height(), light.shade(light.near(), 0.5), light.shade(light.near(), 0.85)));
    for (var x = 30.0; x < frame.width(); x += 130) {
      brush.rect(x, kerb + (frame.height() - kerb) * 0.56, 62, 5, Tone.alpha(light.low(), 0.5));
    }
    lamps(kerb);
  }

  private void lamps(double kerb) {
    for (var x = 110.0; x < sheet.frame().width(); x += 260) {
      brush.rect(x - 2, kerb - 130, 4, 130, light.shade(light.near(), 0.7));
      brush.line(x, kerb - 128, x + 22, kerb - 134, 4, light.shade(light.near(), 0.7));
      if (light.dark()) {
        brush.glow(x + 24, kerb - 128, 95, light.lamp(), 0.5);
        brush.circle(x + 24, kerb - 130, 6, light.lamp());
        brush.shadow(x + 24, kerb + 4, 90, 14, light.lamp(), 0.35);
      }
    }
  }

  private static void rect(Outline outline, double x, double y, double wide, double tall) {
    add(outline, x, y + tall, x, y, x + wide, y, x + wide, y + tall);
  }

  private static void add(Outline outline, double... xy) {
    outline.move(xy[0], xy[1]);
    for (var at = 2; at < xy.length; at += 2) {
      outline.line(xy[at], xy[at + 1]);
    }
    outline.close();
  }
}
