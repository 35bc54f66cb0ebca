package dev.tollgate.studio.draw;

import io.github.humbleui.skija.Paint;
import io.github.humbleui.skija.Shader;

/** What a shape is filled with. Colours are {@code 0xAARRGGBB}. */
sealed interface Fill {

  /** One colour. */
  record Flat(int colour) implements Fill {}

  /** Colours from one point to another; {@code stops} from 0 to 1, one per colour. */
  record Linear(double x0, double y0, double x1, double y1, int[] colours, float[] stops)
      implements Fill {}

  /** Colours from a centre outwards; {@code stops} from 0 to 1, one per colour. */
  record Radial(double cx, double cy, double radius, int[] colours, float[] stops)
      implements Fill {}

  static Fill of(int colour) {
    return new Flat(colour);
  }

  /** From top to bottom. */
  static Fill down(double top, double bottom, int... colours) {
    return new Linear(0, top, 0, bottom, colours, even(colours.length));
  }

  /** From left to right. */
  static Fill across(double left, double right, int... colours) {
    return new Linear(left, 0, right, 0, colours, even(colours.length));
  }

  /** Along any line. */
  static Fill along(double x0, double y0, double x1, double y1, int... colours) {
    return new Linear(x0, y0, x1, y1, colours, even(colours.length));
  }

  /** From a centre outwards. */
  static Fill radial(double cx, double cy, double radius, int... colours) {
    return new Radial(cx, cy, radius, colours, even(colours.length));
  }

  private static float[] even(int count) {
    var stops = new float[count];
    for (var at = 0; at < count; at++) {
      stops[at] = (float) at / Math.max(1, count - 1);
    }
    return stops;
  }

  /** Does something with a paint of this fill, and frees it. */
  default void painted(java.util.function.Consumer<Paint> work) {
    try (var paint = new Paint()) {
      paint.setAntiAlias(true);
      switch (this) {
        case Flat flat -> {
          paint.setColor(flat.colour());
          work.accept(paint);
        }
        case Linear l -> {
          try (var shader =
              Shader.makeLinearGradient(
                  (float) l.x0, (float) l.y0, (float) l.x1, (float) l.y1, l.colours, l.stops)) {
            work.accept(paint.setDither(true).setShader(shader));
          }
        }
        case Radial r -> {
          try (var shader =
              Shader.makeRadialGradient(
                  (float) r.cx, (float) r.cy, (float) r.radius, r.colours, r.stops)) {
            work.accept(paint.setDither(true).setShader(shader));
          }
        }
      }
    }
  }
}
