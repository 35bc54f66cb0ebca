/** Amounts and names as people read them. */
@NullMarked
package dev.tollgate.web.page.text;

import org.jspecify.annotations.NullMarked;
