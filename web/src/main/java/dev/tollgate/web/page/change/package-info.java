/** What changed between two days. */
@NullMarked
package dev.tollgate.web.page.change;

import org.jspecify.annotations.NullMarked;
