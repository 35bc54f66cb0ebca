package dev.tollgate.studio.plan;

/** Arithmetic on colours, which are opaque or translucent {@code 0xAARRGGBB} values. */
public final class Tone {

  private Tone() {}

  /** The opaque colour of a {@code 0xRRGGBB} value. */
  public static int opaque(int rgb) {
    return 0xFF000000 | rgb;
  }

  /** The colour with another opacity, 0 to 1. */
  public static int alpha(int colour, double opacity) {
    var alpha = (int) Math.round(Math.clamp(opacity, 0, 1) * 255);
    return (alpha << 24) | (colour & 0xFFFFFF);
  }

  /** The colour {@code share} of the way from one to the other, as the eye sees it (OKLab). */
  public static int mix(int from, int to, double share) {
    var a = lab(from);
    var b = lab(to);
    var mixed = new double[3];
    for (var i = 0; i < 3; i++) {
      mixed[i] = a[i] + (b[i] - a[i]) * share;
    }
    var alpha = (from >>> 24) + ((to >>> 24) - (from >>> 24)) * share;
    return ((int) Math.round(alpha) << 24) | rgb(mixed);
  }

  /** Towards white by {@code share}. */
  public static int lighter(int colour, double share) {
    return mix(colour, (colour & 0xFF000000) | 0xFFFFFF, share);
  }

  /** Towards a deep, cool black by {@code share}. */
  public static int darker(int colour, double share) {
    return mix(colour, (colour & 0xFF000000) | 0x0A0C14, share);
  }

  /** How light the colour looks, 0 (black) to 1 (white). */
  public static double lightness(int colour) {
    return lab(colour)[0];
  }

  /** The contrast ratio of two opaque colours, 1 to 21, by WCAG 2. */
  public static double contrast(int one, int other) {
    var a = luminance(one);
    var b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  /** Whichever of the two candidates stands out more from the ground. */
  public static int readable(int ground, int preferred, int fallback) {
    var good = contrast(ground, preferred) >= 4.5;
    return good || contrast(ground, preferred) >= contrast(ground, fallback) ? preferred : fallback;
  }

  private static double luminance(int colour) {
    return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
  }

  private static double linear(int channel) {
    var value = (channel & 0xFF) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  private static int encoded(double linear) {
    var value = Math.clamp(linear, 0, 1);
    var curved = value <= 0.0031308 ? value * 12.92 : 1.055 * Math.pow(value, 1 / 2.4) - 0.055;
    return (int) Math.round(curved * 255);
  }

  private static double[] lab(int colour) {
    var r = linear(colour >> 16);
    var g = linear(colour >> 8);
    var b = linear(colour);
    var l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    var m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    var s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return new double[] {
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
    };
  }

  private static int rgb(double[] lab) {
    var l = cube(lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2]);
    var m = cube(lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2]);
    var s = cube(lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2]);
    var r = encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
    var g = encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
    var b = encoded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
    return (r << 16) | (g << 8) | b;
  }

  private static double cube(double value) {
    return value * value * value;
  }
}
