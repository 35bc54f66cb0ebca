/** JSON as filed: numbers keep their text, depth and size are bounded. */
@NullMarked
package dev.tollgate.catalogue.json;

import org.jspecify.annotations.NullMarked;
