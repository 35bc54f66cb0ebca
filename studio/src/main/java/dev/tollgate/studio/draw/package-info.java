/** Draws a plan with Skia. */
@NullMarked
package dev.tollgate.studio.draw;

import org.jspecify.annotations.NullMarked;
