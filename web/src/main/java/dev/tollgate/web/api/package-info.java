/** Our own JSON API: quotes, the catalogue and what was spent. */
@NullMarked
package dev.tollgate.web.api;

import org.jspecify.annotations.NullMarked;
