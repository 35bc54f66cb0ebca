package dev.tollgate.studio.draw;

import dev.tollgate.studio.plan.Tone;
import io.github.humbleui.skija.BlendMode;
import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.ColorAlphaType;
import io.github.humbleui.skija.ColorType;
import io.github.humbleui.skija.FilterTileMode;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.ImageInfo;
import io.github.humbleui.skija.Paint;
import io.github.humbleui.types.Rect;
import java.util.SplittableRandom;

/** The tooth of the paper: one small tile of noise, repeated over the sheet in pixels. */
final class Grain {

  private static final int TILE = 256;
  private static final int STRENGTH = 9;

  private Grain() {}

  /** Lays grain over what has been drawn; see-through pixels stay see-through. */
  static void lay(Canvas canvas, int width, int height, long seed) {
    var info = new ImageInfo(TILE, TILE, ColorType.BGRA_8888, ColorAlphaType.PREMUL);
    try (var image = Image.makeRasterFromBytes(info, tile(seed), TILE * 4L);
        var shader = image.makeShader(FilterTileMode.REPEAT, FilterTileMode.REPEAT);
        var paint = new Paint()) {
      paint.setShader(shader).setBlendMode(BlendMode.SRC_ATOP);
      canvas.drawRect(Rect.makeXYWH(0, 0, width, height), paint);
    }
  }

  private static byte[] tile(long seed) {
    var random = new SplittableRandom(seed);
    var pixels = new byte[TILE * TILE * 4];
    for (var at = 0; at < pixels.length; at += 4) {
      var alpha = (int) Math.round(STRENGTH * random.nextDouble());
      var white = random.nextBoolean() ? alpha : 0;
      pixels[at] = (byte) white;
      pixels[at + 1] = (byte) white;
      pixels[at + 2] = (byte) white;
      pixels[at + 3] = (byte) alpha;
    }
    return pixels;
  }

  /** A hairline of shade around the sheet, which settles the eye. */
  static void settle(Brush brush, double width, double height, int colour) {
    var reach = Math.hypot(width, height) / 2;
    brush.rect(
        0,
        0,
        width,
        height,
        Fill.radial(
            width / 2,
            height / 2,
            reach * 1.05,
            Tone.alpha(colour, 0),
            Tone.alpha(colour, 0),
            Tone.alpha(colour, 0.13)));
  }
}
