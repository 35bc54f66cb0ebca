/** Conflicts between sources, the sources themselves, and routes with all that is said of them. */
@NullMarked
package dev.tollgate.web.page.evidence;

import org.jspecify.annotations.NullMarked;
