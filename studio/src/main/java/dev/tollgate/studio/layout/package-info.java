/** Decides where things go, in unit space; pure geometry. */
@NullMarked
package dev.tollgate.studio.layout;

import org.jspecify.annotations.NullMarked;
