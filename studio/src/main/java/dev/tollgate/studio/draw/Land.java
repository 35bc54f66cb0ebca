package dev.tollgate.studio.draw;

import dev.tollgate.studio.layout.SceneSheet;
import dev.tollgate.studio.plan.Tone;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** Hills, ridges, peaks and dunes. */
final class Land {

  private static final double STEP = 7;

  private Land() {}

  /** The outline under a height line, closed along the bottom. */
  static Outline under(double left, double right, double bottom, DoubleUnaryOperator height) {
    var outline = new Outline().move(left, bottom);
    for (var x = left; x < right; x += STEP) {
      outline.line(x, height.applyAsDouble(x));
    }
    return outline.line(right, height.applyAsDouble(right)).line(right, bottom).close();
  }

  /** A distant ridge that fades downwards into the haze. */
  static void ridge(
      Brush brush,
      SceneSheet sheet,
      Light light,
      double base,
      double rise,
      double distance,
      long seed) {
    var noise = new Noise(seed);
    var width = sheet.frame().width();
    var bottom = sheet.frame().height();
    var colour = light.land(distance);
    brush.fill(
        under(
            -10,
            width + 10,
            bottom,
            x -> base - rise * (0.5 + 0.62 * noise.rough(x / 260, 5, 0.5))),
        Fill.down(base - rise, base + rise * 0.35, colour, Tone.mix(colour, light.low(), 0.42)));
  }

  /** A soft hill line. */
  static DoubleUnaryOperator hill(double base, double rise, double length, long seed) {
    var noise = new Noise(seed);
    return x -> base - rise * noise.rough(x / length, 2, 0.3);
  }

  static void hills(
      Brush brush,
      SceneSheet sheet,
      Light light,
      int layers,
      double rise,
      int tint,
      SplittableRandom random) {
    var frame = sheet.frame();
    var depth = frame.height() - sheet.horizon();
    for (var layer = 0; layer < layers; layer++) {
      var share = (double) layer / Math.max(1, layers - 1);
      var distance = 0.95 - 0.85 * share;
      var base = sheet.horizon() + depth * (0.02 + 0.62 * share * share);
      var line = hill(base, rise * (1 - 0.35 * share), 300 + 260 * share, random.nextLong());
      var colour = Tone.mix(light.land(distance), tint, 0.25 * share);
      var crest = Tone.mix(colour, light.disc(), light.dark() ? 0.06 : 0.2);
      brush.fill(
          under(-10, frame.width() + 10, frame.height(), line),
          Fill.down(base - rise, base + depth * 0.4, crest, colour, light.shade(colour, 0.3)));
    }
  }

  /**
   * One peak with a lit and a shaded face and, if asked, snow.
   *
   * @param x the summit, across
   * @param base the foot
   */
  static void peak(
      Brush brush,
      Light light,
      double x,
      double base,
      double half,
      double height,
      double distance,
      boolean snow,
      SplittableRandom random) {
    var noise = new Noise(random.nextLong());
    var top = base - height;
    var left = edge(x, top, x - half, base, noise, 3.1, height * 0.05);
    var right = edge(x, top, x + half, base, noise, 41.7, height * 0.05);
    var spine =
        edge(x, top, x + half * (light.fromLeft() ? 0.22 : -0.22), base, noise, 77.2, half * 0.11);
    var body = joined(left, right);
    var shadow = joined(spine, light.fromLeft() ? right : left);
    var colour = light.land(distance);
    var lit =
        Tone.mix(colour, Tone.mix(light.disc(), light.low(), 0.35), light.dark() ? 0.16 : 0.34);
    var foot = Tone.mix(colour, light.low(), 0.35);
    brush.fill(body, Fill.down(top, base, lit, Tone.mix(lit, foot, 0.7)));
    var dark = light.shade(colour, 0.34);
    brush.fill(shadow, Fill.down(top, base, dark, Tone.mix(dark, foot, 0.75)));
    if (snow) {
      snow(brush, light, body, shadow, x, top, half, height, noise);
    }
  }

  private static void snow(
      Brush brush,
      Light light,
      Outline body,
      Outline shadow,
      double x,
      double top,
      double half,
      double height,
      Noise noise) {
    var line = top + height * 0.3;
    var cap = new Outline().move(x - half, top - 10);
    cap.line(x - half, line);
    var teeth = 16;
    for (var at = 0; at <= teeth; at++) {
      var across = x - half * 0.62 + at * half * 1.24 / teeth;
      cap.line(across, line + height * (at % 2 == 0 ? 0.075 : -0.05) * (0.6 + noise.at(at * 1.7)));
    }
    cap.line(x + half, line).line(x + half, top - 10).close();
    var bright = light.snow();
    brush.inside(
        body,
        () -> {
          brush.fill(cap, bright);
          brush.inside(
              shadow,
              () ->
                  brush.fill(cap, Tone.mix(bright, Tone.mix(light.top(), light.far(), 0.5), 0.48)));
        });
  }

  private static double[] edge(
      double x0, double y0, double x1, double y1, Noise noise, double phase, double jag) {
    var steps = 18;
    var xy = new double[2 * (steps + 1)];
    for (var at = 0; at <= steps; at++) {
      var share = (double) at / steps;
      var calm = Math.sin(Math.PI * Math.min(1, share * 1.2)) * jag;
      var sag = Math.pow(share, 0.92);
      xy[2 * at] = x0 + (x1 - x0) * Math.pow(share, 1.16) + calm * noise.at(phase + at * 1.31);
      xy[2 * at + 1] = y0 + (y1 - y0) * sag + calm * 0.5 * noise.at(phase * 2 + at * 0.93);
    }
    return xy;
  }

  private static Outline joined(double[] down, double[] up) {
    var outline = new Outline().move(down[0], down[1]);
    for (var at = 2; at < down.length; at += 2) {
      outline.line(down[at], down[at + 1]);
    }
    for (var at = up.length - 2; at >= 0; at -= 2) {
      outline.line(up[at], up[at + 1]);
    }
    return outline.close();
  }

  static void dunes(Brush brush, SceneSheet sheet, Light light, SplittableRandom random) {
    var frame = sheet.frame();
    var depth = frame.height() - sheet.horizon();
    for (var layer = 0; layer < 4; layer++) {
      var share = layer / 3.0;
      var base = sheet.horizon() + depth * (0.0 + 0.6 * share);
      dune(brush, sheet, light, base, depth * (0.22 + 0.14 * share), 0.85 - 0.62 * share, random);
    }
  }

  private static void dune(
      Brush brush,
      SceneSheet sheet,
      Light light,
      double base,
      double rise,
      double distance,
      SplittableRandom random) {
    var frame = sheet.frame();
    var crestX = frame.width() * (0.12 + 0.76 * random.nextDouble());
    var colour = light.land(distance);
    var line = hill(base, rise * 0.24, 420, random.nextLong());
    DoubleUnaryOperator height =
        x ->
            line.applyAsDouble(x)
                - rise * Math.exp(-Math.pow((x - crestX) / (frame.width() * 0.34), 2));
    var lit = Tone.mix(colour, light.disc(), light.dark() ? 0.1 : 0.36);
    brush.fill(
        under(-10, frame.width() + 10, frame.height(), height),
        Fill.down(base - rise, base + rise * 1.2, lit, colour));
    var lean = light.fromLeft() ? 1 : -1;
    var shadow = new Outline().move(crestX, height.applyAsDouble(crestX));
    for (var at = 1; at <= 40; at++) {
      var x = crestX + lean * at * frame.width() / 40;
      shadow.line(x, height.applyAsDouble(x));
    }
    shadow
        .line(crestX + lean * frame.width(), frame.height())
        .cubic(
            crestX + lean * frame.width() * 0.3,
            base + rise * 1.2,
            crestX - lean * 60,
            base + rise * 0.35,
            crestX,
            height.applyAsDouble(crestX))
        .close();
    brush.fill(
        shadow,
        Fill.down(
            base - rise,
            base + rise * 1.1,
            light.shade(colour, 0.36),
            Tone.alpha(light.shade(colour, 0.3), 0.15)));
  }
}
