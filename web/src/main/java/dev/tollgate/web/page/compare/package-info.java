/** Models and routes side by side. */
@NullMarked
package dev.tollgate.web.page.compare;

import org.jspecify.annotations.NullMarked;
