package dev.tollgate.studio.draw;

import dev.tollgate.studio.Plan;
import dev.tollgate.studio.layout.SceneSheet;
import dev.tollgate.studio.plan.Tone;
import java.util.SplittableRandom;

/** Rain, snow and fog over a scene. */
final class Weathering {

  private final Brush brush;
  private final Plan plan;
  private final SceneSheet sheet;
  private final Light light;

  Weathering(Brush brush, Plan plan, SceneSheet sheet, Light light) {
    this.brush = brush;
    this.plan = plan;
    this.sheet = sheet;
    this.light = light;
  }

  void draw(SplittableRandom random) {

    switch (plan.weather()) {
      case RAIN -> rain(random);
      case SNOW -> snow(random);
      case FOG -> fog();
      case CLEAR, CLOUDS -> {}
    }
  }

  private void rain(SplittableRandom random) {
    var frame = sheet.frame();
    var count = (int) (260 * frame.width() * frame.height() / 1_000_000);
    for (var depth = 0; depth < 2; depth++) {
      var streaks = new Outline();
      for (var at = 0; at < count / (depth + 1); at++) {
        var x = random.nextDouble() * frame.width() * 1.2;
        var y = random.nextDouble() * frame.height();
        var drop = (24 + 40 * random.nextDouble()) * (1 + depth * 0.7);
        streaks.move(x, y).line(x - drop * 0.28, y + drop);
      }
      brush.stroke(
          streaks,
          1.2 + depth,
          Tone.alpha(Tone.mix(light.low(), 0xFFFFFFFF, 0.5), 0.28 + 0.1 * depth));
    }
  }

  private void snow(SplittableRandom random) {
    var frame = sheet.frame();
    var count = (int) (240 * frame.width() * frame.height() / 1_000_000);
    for (var at = 0; at < count; at++) {
      var near = Math.pow(random.nextDouble(), 4);
      brush.circle(
          random.nextDouble() * frame.width(),
          random.nextDouble() * frame.height(),
          1.6 + 7 * near,
          Tone.alpha(0xFFFFFFFF, 0.85 - 0.45 * near));
    }
  }

  private void fog() {
    var frame = sheet.frame();
    var veil = Tone.mix(light.low(), 0xFFFFFFFF, 0.15);
    brush.rect(
        0,
        sheet.horizon() * 0.4,
        frame.width(),
        frame.height(),
        Fill.down(
            sheet.horizon() * 0.4,
            frame.height(),
            Tone.alpha(veil, 0),
            Tone.alpha(veil, 0.72),
            Tone.alpha(veil, 0.3)));
  }
}
