package dev.tollgate.studio;

import io.github.humbleui.skija.Bitmap;
import io.github.humbleui.skija.ColorAlphaType;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.ImageInfo;

/** The decoded pixels of a picture, for tests to look at. */
final class Pixels {

  final int width;
  final int height;
  private final int[] colours;

  private Pixels(int width, int height, int[] colours) {
    this.width = width;
    this.height = height;
    this.colours = colours;
  }

  static Pixels of(Picture picture) {
    try (var image = Image.makeDeferredFromEncodedBytes(picture.bytes());
        var bitmap = new Bitmap()) {
      bitmap.allocPixels(
          ImageInfo.makeN32(image.getWidth(), image.getHeight(), ColorAlphaType.UNPREMUL));
      if (!image.readPixels(bitmap)) {
        throw new IllegalStateException("The picture cannot be decoded.");
      }
      var colours = new int[image.getWidth() * image.getHeight()];
      for (var at = 0; at < colours.length; at++) {
        colours[at] = bitmap.getColor(at % image.getWidth(), at / image.getWidth());
      }
      return new Pixels(image.getWidth(), image.getHeight(), colours);
    }
  }

  int at(int x, int y) {
    return colours[y * width + x];
  }

  /** Whether hardly any pixel differs clearly from the first. */
  boolean isPlain() {
    var others = 0;
    for (var colour : colours) {
      if (distance(colour, colours[0]) > 40) {
        others++;
      }
    }
    return others < colours.length / 50;
  }

  /** How many pixels differ clearly from the other picture's. */
  long differences(Pixels other) {
    var count = 0L;
    for (var at = 0; at < colours.length; at++) {
      if (distance(colours[at], other.colours[at]) > 40) {
        count++;
      }
    }
    return count;
  }

  /** The share of pixels of a rectangle that are close to the colour. */
  double share(int colour, int left, int top, int right, int bottom) {
    var count = 0;
    for (var y = top; y < bottom; y++) {
      for (var x = left; x < right; x++) {
        if (distance(at(x, y), colour) < 40) {
          count++;
        }
      }
    }
    return (double) count / ((right - left) * (bottom - top));
  }

  private static int distance(int one, int other) {
    return Math.abs((one >> 16 & 0xFF) - (other >> 16 & 0xFF))
        + Math.abs((one >> 8 & 0xFF) - (other >> 8 & 0xFF))
        + Math.abs((one & 0xFF) - (other & 0xFF))
        + Math.abs((one >>> 24) - (other >>> 24));
  }
}
