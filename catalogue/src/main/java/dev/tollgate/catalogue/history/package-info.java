/** Dated snapshots of the catalogue, what changed between them, and prices as of a day. */
@NullMarked
package dev.tollgate.catalogue.history;

import org.jspecify.annotations.NullMarked;
