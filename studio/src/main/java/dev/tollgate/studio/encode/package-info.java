/** Turns pixels into files that say what they are. */
@NullMarked
package dev.tollgate.studio.encode;

import org.jspecify.annotations.NullMarked;
