/** The built-in picture engine: a commission goes in, a drawn and encoded picture comes out. */
@NullMarked
package dev.tollgate.studio;

import org.jspecify.annotations.NullMarked;
