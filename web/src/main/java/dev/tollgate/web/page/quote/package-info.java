/** What calls would cost, asked of the one pricing engine. */
@NullMarked
package dev.tollgate.web.page.quote;

import org.jspecify.annotations.NullMarked;
