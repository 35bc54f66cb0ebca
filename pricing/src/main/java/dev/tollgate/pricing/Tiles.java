package dev.tollgate.pricing;

/**
 * Input tokens of one reference picture for gpt-image-1 and 1.5, as OpenAI documents them: fitted
 * into 2048 x 2048, short edge shrunk to 512, then cut into tiles of 512 x 512 pixels.
 */
final class Tiles {

  private static final long EDGE = 512;
  private static final long CANVAS = 2048;
  private static final long MOST_TILES = CANVAS / EDGE;
  private static final long BASE = 65;
  private static final long EACH = 129;
  private static final long HIGH_FIDELITY_SQUARE = 4160;
  private static final long HIGH_FIDELITY_OBLONG = 6240;

  private Tiles() {}

  static long tokens(ImageSize size, boolean highFidelity) {
    boolean square = size.width() == size.height();
    long extra = square ? HIGH_FIDELITY_SQUARE : HIGH_FIDELITY_OBLONG;
    return BASE + EACH * tiles(size) + (highFidelity ? extra : 0);
  }

  /** The dearest picture there can be: as oblong as the canvas allows. */
  static long most(boolean highFidelity) {
    return BASE + EACH * MOST_TILES + (highFidelity ? HIGH_FIDELITY_OBLONG : 0);
  }

  private static long tiles(ImageSize size) {
    long longEdge = size.longEdge();
    long shortEdge = size.shortEdge();
    boolean shrinksToTile =
        longEdge <= CANVAS ? shortEdge > EDGE : shortEdge * CANVAS > EDGE * longEdge;
    return shrinksToTile
        ? Math.ceilDiv(longEdge, shortEdge)
        : Math.ceilDiv(Math.min(longEdge, CANVAS), EDGE);
  }
}
