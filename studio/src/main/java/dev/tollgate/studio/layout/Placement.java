package dev.tollgate.studio.layout;

import dev.tollgate.studio.Subject;
import java.util.OptionalInt;

/**
 * Where one figure stands.
 *
 * @param subject what it is
 * @param word the word that named it, which may choose a variety
 * @param x the middle of its foot
 * @param y its foot
 * @param height units, from foot to top
 * @param mirrored whether it looks the other way
 * @param colour the colour that the prompt gave it, {@code 0xAARRGGBB}, if any
 * @param variety a small number that tells copies apart
 */
public record Placement(
    Subject subject,
    String word,
    double x,
    double y,
    double height,
    boolean mirrored,
    OptionalInt colour,
    int variety) {

  /** Roughly what the figure covers. */
  public Box bounds() {
    var half = height * breadth();
    return new Box(x - half, y - height, 2 * half, height * 1.06);
  }

  /** Half the width of the figure, in its heights. */
  private double breadth() {
    return switch (subject) {
      case BIRD, WHALE, BOOK -> 1.5;
      case CAR -> 1.3;
      case PLANET, CUP, FRUIT -> 0.95;
      case CAKE, HOUSE -> 0.75;
      case CAT, DOG, FOX, OTTER, BALLOON, TREE, LIGHTHOUSE, BOAT -> 0.55;
      default -> 0.42;
    };
  }
}
