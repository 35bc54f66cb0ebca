package dev.tollgate.studio.draw;

import dev.tollgate.studio.layout.Box;
import dev.tollgate.studio.layout.SceneSheet;
import dev.tollgate.studio.plan.Tone;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** Seas, lakes and rivers: depth, mirrored land and the glitter of the light. */
final class Water {

  private Water() {}

  static Box surface(SceneSheet sheet) {
    var frame = sheet.frame();
    return new Box(0, sheet.horizon(), frame.width(), frame.height() - sheet.horizon());
  }

  static void ground(Brush brush, SceneSheet sheet, Light light) {
    var box = surface(sheet);
    brush.box(
        box,
        Fill.down(
            box.y(),
            box.bottom(),
            Tone.mix(light.low(), light.water(), 0.42),
            light.water(),
            light.shade(light.water(), 0.42)));
  }

  /** Mirrors what {@code land} draws above the horizon. */
  static void mirror(Brush brush, SceneSheet sheet, Light light, double strength, Runnable land) {
    var box = surface(sheet);
    brush.inside(
        Outline.rect(box.x(), box.y(), box.width(), box.height()),
        () -> {
          brush.layer(box, strength, () -> brush.at(0, sheet.horizon() * 1.82, 1, -0.82, land));
          brush.box(
              box,
              Fill.down(
                  box.y(),
                  box.bottom(),
                  Tone.alpha(light.water(), 0.12),
                  Tone.alpha(light.water(), 0.75)));
        });
  }

  /** Long, thin ripples, and a path of light under the sun or moon. */
  static void ripples(
      Brush brush, SceneSheet sheet, Light light, boolean disc, SplittableRandom random) {
    var box = surface(sheet);
    for (var row = 0; row < 46; row++) {
      var share = Math.pow((row + 0.5) / 46, 1.7);
      var y = box.y() + 3 + share * box.height();
      var count = (int) Math.ceil(box.width() / (240 + 420 * share));
      for (var at = 0; at < count; at++) {
        var x = random.nextDouble() * box.width();
        var half = (26 + 90 * random.nextDouble()) * (0.4 + share);
        var bright = random.nextInt(3) > 0;
        var tone =
            bright ? Tone.mix(light.low(), light.disc(), 0.3) : light.shade(light.water(), 0.5);
        lens(
            brush,
            x,
            y,
            half,
            0.9 + 3.4 * share,
            Tone.alpha(tone, (bright ? 0.2 : 0.26) * (0.35 + 0.65 * random.nextDouble())));
      }
    }
    if (disc) {
      glitter(brush, sheet, light, random);
    }
  }

  private static void glitter(Brush brush, SceneSheet sheet, Light light, SplittableRandom random) {
    var box = surface(sheet);
    for (var row = 0; row < 40; row++) {
      var share = Math.pow((row + 0.3) / 40, 1.45);
      var y = box.y() + 2 + share * box.height() * 0.92;
      var spread = sheet.discRadius() * (0.75 + 0.9 * share);
      var half = spread * (0.35 + 0.6 * random.nextDouble()) * (1 - 0.35 * share);
      var x = sheet.discX() + (random.nextDouble() - 0.5) * spread * 0.9;
      lens(brush, x, y, half, 1.4 + 5 * share, Tone.alpha(light.disc(), 0.8 * (1 - share * 0.85)));
    }
  }

  static void lens(Brush brush, double x, double y, double half, double thick, int colour) {
    brush.fill(
        new Outline()
            .move(x - half, y)
            .quad(x, y - thick, x + half, y)
            .quad(x, y + thick, x - half, y)
            .close(),
        colour);
  }

  /** High, crested waves with foam along their edges. */
  static void breakers(Brush brush, SceneSheet sheet, Light light, SplittableRandom random) {
    var box = surface(sheet);
    for (var row = 0; row < 6; row++) {
      var share = row / 5.0;
      var y = box.y() + box.height() * (0.06 + 0.72 * share * share + 0.1 * share);
      var rise = 14 + 86 * share;
      var length = 130 + 330 * share;
      var phase = random.nextDouble();
      var noise = new Noise(random.nextLong());
      DoubleUnaryOperator line =
          x -> {
            var crest =
                1
                    - Math.abs(
                        Math.sin(Math.PI * (x / length + phase + 0.18 * noise.at(x / length))));
            return y - rise * Math.pow(crest, 1.5) * (0.75 + 0.35 * noise.at(x / length + 9));
          };
      var tone = Tone.mix(light.water(), light.shade(light.water(), 0.5), share * 0.8);
      var crest = Tone.mix(tone, light.low(), 0.5);
      brush.fill(
          Land.under(-10, box.width() + 10, box.bottom() + 2, line),
          Fill.down(y - rise, y + rise * 0.9, crest, tone, light.shade(tone, 0.3)));
      foam(brush, box, line, 1 + 3.4 * share, Tone.mix(light.low(), 0xFFFFFFFF, 0.6));
    }
  }

  private static void foam(
      Brush brush, Box box, DoubleUnaryOperator line, double thick, int colour) {
    for (var at = 0; at < 3; at++) {
      var drop = at * thick * 2.6;
      var outline = new Outline().move(-10, line.applyAsDouble(-10) + drop);
      for (var x = -4.0; x < box.width() + 10; x += 6) {
        outline.line(x, line.applyAsDouble(x) + drop);
      }
      brush.stroke(outline, thick / (1 + at * 0.7), Tone.alpha(colour, at == 0 ? 0.8 : 0.3 / at));
    }
  }

  /** Broad swells that roll towards the viewer. */
  static void swells(Brush brush, SceneSheet sheet, Light light, SplittableRandom random) {
    var box = surface(sheet);
    for (var row = 0; row < 4; row++) {
      var share = 0.3 + 0.22 * row;
      var y = box.y() + box.height() * share;
      var line = Land.hill(y, 8 + 9 * row, 210 + 90 * row, random.nextLong());
      var tone = light.shade(light.water(), 0.12 + 0.12 * row);
      brush.fill(
          Land.under(-10, box.width() + 10, box.bottom(), line),
          Fill.down(
              y - 20,
              y + box.height() * 0.3,
              Tone.alpha(Tone.mix(tone, light.low(), 0.24), 0.75),
              Tone.alpha(tone, 0.45)));
    }
  }
}
