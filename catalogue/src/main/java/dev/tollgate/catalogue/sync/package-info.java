/** Fetching or reading feeds, judging them whole, and reporting. */
@NullMarked
package dev.tollgate.catalogue.sync;

import org.jspecify.annotations.NullMarked;
