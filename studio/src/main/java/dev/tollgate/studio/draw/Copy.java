package dev.tollgate.studio.draw;

import dev.tollgate.studio.layout.Box;

/**
 * A text that has been fitted and placed; it stays inside its box.
 *
 * @param text exactly what is lettered
 * @param voice how it is set
 * @param size type size in units
 * @param measure the width, in units, at which its lines break
 * @param lines how many lines it takes
 * @param box where it stands
 */
record Copy(String text, Voice voice, double size, double measure, int lines, Box box) {

  Copy movedTo(double x, double y) {
    return new Copy(text, voice, size, measure, lines, new Box(x, y, box.width(), box.height()));
  }
}
