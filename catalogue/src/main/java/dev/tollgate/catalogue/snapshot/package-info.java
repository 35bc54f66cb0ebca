/** The immutable catalogue in memory, and its bundled form. */
@NullMarked
package dev.tollgate.catalogue.snapshot;

import org.jspecify.annotations.NullMarked;
