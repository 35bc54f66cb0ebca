package dev.tollgate.studio.draw;

import dev.tollgate.studio.layout.SceneSheet;
import dev.tollgate.studio.plan.Tone;
import java.util.SplittableRandom;

/** Outer space: the limb of a world below, dust between the stars. */
final class Cosmos {

  private Cosmos() {}

  static void ground(Brush brush, SceneSheet sheet, Light light) {
    var frame = sheet.frame();
    brush.rect(
        0,
        0,
        frame.width(),
        frame.height(),
        Fill.along(
            0,
            0,
            frame.width() * 0.4,
            frame.height(),
            light.top(),
            Tone.mix(light.top(), light.middle(), 0.7),
            light.middle()));
  }

  static void dust(Brush brush, SceneSheet sheet, Light light, SplittableRandom random) {
    var frame = sheet.frame();
    var tones = new int[] {light.palette().second(), light.palette().third(), light.low()};
    for (var at = 0; at < 9; at++) {
      var share = at / 8.0;
      var x = frame.width() * (0.1 + 0.85 * share);
      var y = frame.height() * (0.66 - 0.5 * share) + 90 * (random.nextDouble() - 0.5);
      brush.glow(x, y, 210 + 150 * random.nextDouble(), tones[at % 3], 0.13);
    }
  }

  static void limb(Brush brush, SceneSheet sheet, Light light) {
    var frame = sheet.frame();
    var r = Math.max(frame.width(), frame.height()) * 1.15;
    var x = frame.width() * (sheet.mainOnRight() ? 0.2 : 0.8);
    var y = frame.height() * 0.84 + r;
    var colour = Tone.mix(light.palette().accent(), light.near(), 0.25);
    brush.circle(
        x,
        y,
        r + 46,
        Fill.radial(
            x,
            y,
            r + 46,
            Tone.alpha(light.disc(), 0.5),
            Tone.alpha(light.disc(), 0.5),
            Tone.alpha(light.disc(), 0.5),
            Tone.alpha(light.disc(), 0.5),
            Tone.alpha(light.disc(), 0.5),
            Tone.alpha(light.disc(), 0)));
    brush.circle(
        x,
        y,
        r,
        Fill.down(
            y - r,
            frame.height() + 40,
            Tone.lighter(colour, 0.24),
            colour,
            Tone.darker(colour, 0.45)));
    brush.inside(
        Outline.circle(x, y, r),
        () -> {
          for (var at = 0; at < 6; at++) {
            var cx = frame.width() * ((at * 0.37 + 0.1) % 1);
            var cy = frame.height() * (0.9 + 0.018 * (at * 5 % 4));
            brush.ellipse(
                cx,
                cy,
                46 + 22 * (at % 3),
                10 + 4 * (at % 3),
                Tone.alpha(Tone.darker(colour, 0.5), 0.35));
            brush.ellipse(
                cx + 3,
                cy + 4,
                44 + 22 * (at % 3),
                8 + 4 * (at % 3),
                Tone.alpha(Tone.lighter(colour, 0.2), 0.25));
          }
        });
  }
}
