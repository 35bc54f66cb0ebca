/** What contradicts what, and why: computed from a snapshot, causes by general rules. */
@NullMarked
package dev.tollgate.catalogue.conflict;

import org.jspecify.annotations.NullMarked;
