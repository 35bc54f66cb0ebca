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
    int variety) {}
