package dev.tollgate.pricing;

import java.math.BigInteger;

/**
 * Input tokens of one reference picture for gpt-image-2 and later: one for each patch of 32 x 32
 * pixels after scaling. Found by measurement, not documented by the vendor.
 */
final class Patches {

  /** The most patches one picture is cut into. */
  static final long MOST = 1536;

  private static final long EDGE = 32;
  private static final long UPSCALE_TO = 1024;
  private static final long UPSCALE_AT_MOST = 2;
  private static final long WIDEST = 3;

  private Patches() {}

  /** Symmetric in width and height: a picture on its side counts the same. */
  static long tokens(ImageSize size) {
    long longEdge = size.longEdge();
    long shortEdge = Math.max(size.shortEdge(), Math.ceilDiv(longEdge, WIDEST));
    if (longEdge * UPSCALE_AT_MOST <= UPSCALE_TO) {
      return patches(longEdge * UPSCALE_AT_MOST, shortEdge * UPSCALE_AT_MOST);
    }
    if (longEdge < UPSCALE_TO) {
      return UPSCALE_TO / EDGE * Math.ceilDiv(UPSCALE_TO * shortEdge, EDGE * longEdge);
    }
    long whole = patches(longEdge, shortEdge);
    return whole <= MOST ? whole : shrunk(longEdge, shortEdge);
  }

  private static long patches(long longEdge, long shortEdge) {
    return Math.ceilDiv(longEdge, EDGE) * Math.ceilDiv(shortEdge, EDGE);
  }

  /**
   * Shrinks in proportion until one edge is a whole number of patches and all fit: of the patches
   * that each edge may take, square roots of {@code MOST x ratio} rounded down, the tighter edge
   * decides and the other follows.
   */
  private static long shrunk(long longEdge, long shortEdge) {
    long longPatches = squareRoot(MOST * longEdge / shortEdge);
    long shortPatches = squareRoot(MOST * shortEdge / longEdge);
    return longPatches * shortEdge <= shortPatches * longEdge
        ? longPatches * Math.ceilDiv(longPatches * shortEdge, longEdge)
        : shortPatches * Math.ceilDiv(shortPatches * longEdge, shortEdge);
  }

  private static long squareRoot(long value) {
    return BigInteger.valueOf(value).sqrt().longValueExact();
  }
}
