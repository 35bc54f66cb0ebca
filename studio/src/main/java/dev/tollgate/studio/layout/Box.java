package dev.tollgate.studio.layout;

/**
 * An upright rectangle in unit space.
 *
 * @param x left edge
 * @param y top edge; y grows downwards
 * @param width units
 * @param height units
 */
public record Box(double x, double y, double width, double height) {

  /** The right edge. */
  public double right() {
    return x + width;
  }

  /** The bottom edge. */
  public double bottom() {
    return y + height;
  }

  /** The middle, across. */
  public double centreX() {
    return x + width / 2;
  }

  /** The middle, down. */
  public double centreY() {
    return y + height / 2;
  }

  /** The box without a border of that width. */
  public Box inset(double border) {
    return new Box(x + border, y + border, width - 2 * border, height - 2 * border);
  }

  /** The upper part, by share of the height. */
  public Box top(double share) {
    return new Box(x, y, width, height * share);
  }

  /** The lower part, by share of the height. */
  public Box bottom(double share) {
    return new Box(x, y + height * (1 - share), width, height * share);
  }

  /** The left part, by share of the width. */
  public Box left(double share) {
    return new Box(x, y, width * share, height);
  }

  /** The right part, by share of the width. */
  public Box right(double share) {
    return new Box(x + width * (1 - share), y, width * share, height);
  }

  /** The smallest box that holds both. */
  public Box with(Box other) {
    var left = Math.min(x, other.x);
    var top = Math.min(y, other.y);
    return new Box(
        left,
        top,
        Math.max(right(), other.right()) - left,
        Math.max(bottom(), other.bottom()) - top);
  }

  /** Whether the other box lies inside, give or take half a unit. */
  public boolean holds(Box other) {
    return other.x >= x - 0.5
        && other.y >= y - 0.5
        && other.right() <= right() + 0.5
        && other.bottom() <= bottom() + 0.5;
  }
}
