package dev.tollgate.studio.layout;

/**
 * The sheet in unit space: its short side is 1000 units, whatever the pixels.
 *
 * @param width units
 * @param height units
 * @param scale pixels per unit
 */
public record Frame(double width, double height, double scale) {

  /** Units of the short side. */
  public static final double SHORT_SIDE = 1000;

  /** Units left free around type. */
  public static final double MARGIN = 84;

  /** The frame of a picture of that many pixels. */
  public static Frame of(int width, int height) {
    var scale = Math.min(width, height) / SHORT_SIDE;
    return new Frame(width / scale, height / scale, scale);
  }

  /** Width over height. */
  public double aspect() {
    return width / height;
  }

  /** The whole sheet. */
  public Box sheet() {
    return new Box(0, 0, width, height);
  }

  /** The sheet without its margins. */
  public Box live() {
    return sheet().inset(MARGIN);
  }
}
