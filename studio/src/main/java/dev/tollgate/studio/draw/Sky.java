package dev.tollgate.studio.draw;

import dev.tollgate.studio.Plan;
import dev.tollgate.studio.Plan.Hour;
import dev.tollgate.studio.Plan.Place;
import dev.tollgate.studio.Plan.Weather;
import dev.tollgate.studio.Subject;
import dev.tollgate.studio.layout.SceneSheet;
import dev.tollgate.studio.plan.Tone;
import java.util.SplittableRandom;

/** The sky: its colours, stars, sun or moon, and clouds. */
final class Sky {

  private Sky() {}

  static void ground(Brush brush, SceneSheet sheet, Light light) {
    var frame = sheet.frame();
    var fill =
        new Fill.Linear(
            0,
            0,
            0,
            sheet.horizon(),
            new int[] {light.top(), light.middle(), light.low()},
            new float[] {0, 0.58f, 1});
    brush.rect(0, 0, frame.width(), frame.height(), fill);
  }

  static void lights(
      Brush brush, Plan plan, SceneSheet sheet, Light light, SplittableRandom random) {
    var open =
        plan.weather() == Weather.CLEAR
            || plan.weather() == Weather.CLOUDS
            || plan.place() == Place.SPACE;
    if (open
        && (plan.hour() == Hour.NIGHT || (plan.hour() == Hour.DUSK && plan.shows(Subject.STAR)))) {
      stars(brush, plan, sheet, random);
    }
    if (plan.weather() == Weather.CLEAR
        || plan.weather() == Weather.CLOUDS
        || plan.shows(Subject.MOON)
        || plan.shows(Subject.SUN)) {
      disc(brush, plan, sheet, light);
    }
  }

  private static void stars(Brush brush, Plan plan, SceneSheet sheet, SplittableRandom random) {
    var many = plan.shows(Subject.STAR) || plan.place() == Place.SPACE;
    var area = sheet.frame().width() * sheet.horizon() / 1_000_000;
    var count = (int) ((many ? 210 : 90) * area);
    for (var at = 0; at < count; at++) {
      var x = random.nextDouble() * sheet.frame().width();
      var y = random.nextDouble() * sheet.horizon() * 0.96;
      var fade = plan.place() == Place.SPACE ? 1 : 1 - y / sheet.horizon();
      var size = 0.9 + 1.9 * Math.pow(random.nextDouble(), 3);
      brush.circle(x, y, size, Tone.alpha(0xFFFFF6E0, 0.25 + 0.7 * fade * random.nextDouble()));
    }
    for (var at = 0; at < (many ? 7 : 2); at++) {
      sparkle(
          brush,
          random.nextDouble() * sheet.frame().width(),
          random.nextDouble() * sheet.horizon() * 0.6,
          7 + 9 * random.nextDouble());
    }
  }

  private static void sparkle(Brush brush, double x, double y, double r) {
    brush.glow(x, y, r * 1.6, 0xFFFFF6E0, 0.35);
    var waist = r * 0.09;
    brush.fill(
        new Outline()
            .move(x, y - r)
            .quad(x + waist, y - waist, x + r, y)
            .quad(x + waist, y + waist, x, y + r)
            .quad(x - waist, y + waist, x - r, y)
            .quad(x - waist, y - waist, x, y - r)
            .close(),
        0xF0FFF9EA);
  }

  private static void disc(Brush brush, Plan plan, SceneSheet sheet, Light light) {
    var r = sheet.discRadius();
    var x = sheet.discX();
    var y = sheet.discY();
    brush.glow(x, y, r * 6.2, light.disc(), plan.hour() == Hour.NIGHT ? 0.22 : 0.5);
    var crescent =
        plan.item(Subject.MOON).map(item -> item.word().equals("crescent")).orElse(false);
    if (crescent) {
      crescent(brush, x, y, r, light);
      return;
    }
    brush.circle(
        x, y, r, Fill.down(y - r, y + r, light.disc(), Tone.mix(light.disc(), light.low(), 0.3)));
    if (plan.hour() == Hour.NIGHT) {
      craters(brush, x, y, r, light);
    }
  }

  private static void crescent(Brush brush, double x, double y, double r, Light light) {
    var side = light.fromLeft() ? 1 : -1;
    brush.fill(
        new Outline()
            .move(x + side * r * 0.35, y - r * 0.94)
            .cubic(
                x - side * r * 1.55,
                y - r * 0.95,
                x - side * r * 1.55,
                y + r * 0.95,
                x + side * r * 0.35,
                y + r * 0.94)
            .cubic(
                x - side * r * 0.75,
                y + r * 0.6,
                x - side * r * 0.75,
                y - r * 0.6,
                x + side * r * 0.35,
                y - r * 0.94)
            .close(),
        light.disc());
  }

  private static void craters(Brush brush, double x, double y, double r, Light light) {
    var tone = Tone.alpha(Tone.mix(light.disc(), light.middle(), 0.5), 0.17);
    brush.inside(
        Outline.circle(x, y, r),
        () -> {
          brush.ellipse(x - r * 0.34, y - r * 0.22, r * 0.3, r * 0.26, tone);
          brush.ellipse(x + r * 0.2, y + r * 0.36, r * 0.36, r * 0.28, tone);
          brush.ellipse(x + r * 0.38, y - r * 0.36, r * 0.17, r * 0.15, tone);
          brush.ellipse(x - r * 0.42, y + r * 0.5, r * 0.15, r * 0.12, tone);
        });
  }

  static void clouds(
      Brush brush, Plan plan, SceneSheet sheet, Light light, SplittableRandom random) {
    var thick = plan.weather() != Weather.CLEAR || plan.shows(Subject.CLOUD);
    var base = plan.hour() == Hour.NIGHT ? 2 : 3;
    var count =
        (int) Math.round((thick ? base + 1 : base) * Math.max(1, sheet.frame().aspect() * 0.8));
    for (var at = 0; at < count; at++) {
      var slot = sheet.frame().width() / count;
      var x = slot * (at + 0.3 + 0.4 * random.nextDouble());
      var y = sheet.horizon() * (0.16 + 0.56 * random.nextDouble());
      var size =
          (130 + 150 * random.nextDouble())
              * (thick ? 1.3 : 0.9)
              * (1.15 - 0.6 * y / sheet.horizon());
      cloud(
          brush,
          x,
          y,
          Math.min(size, slot * (thick ? 0.62 : 0.5)),
          light,
          plan.hour() == Hour.NIGHT ? 0.26 : thick ? 0.6 : 0.8,
          random);
    }
  }

  /** One cloud: a flat foot with a few domes, bright above and dissolving below. */
  private static void cloud(
      Brush brush,
      double x,
      double y,
      double half,
      Light light,
      double strength,
      SplittableRandom random) {
    var outline = Outline.round(x - half, y - half * 0.1, 2 * half, half * 0.2, half * 0.1);
    var domes = 3 + random.nextInt(2);
    for (var at = 0; at < domes; at++) {
      var share = (at + 0.5) / domes * 2 - 1;
      var r = half * (0.2 + 0.2 * (1 - share * share)) * (0.8 + 0.4 * random.nextDouble());
      outline.addEllipse(x + share * half * 0.62, y - r * 0.42, r * 1.25, r * 0.86);
    }
    var bright = Tone.mix(Tone.mix(light.low(), light.disc(), 0.65), light.middle(), 0.1);
    var clip = Outline.rect(x - half * 1.2, y - half, half * 2.4, half * 1.1);
    brush.inside(
        clip,
        () ->
            brush.fill(
                outline,
                Fill.down(
                    y - half * 0.45,
                    y + half * 0.1,
                    Tone.alpha(bright, strength),
                    Tone.alpha(Tone.mix(bright, light.middle(), 0.45), strength * 0.25))));
  }
}
