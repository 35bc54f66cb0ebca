/** Which models exist, who serves them, what each really costs, and why we believe it. */
@NullMarked
package dev.tollgate.catalogue;

import org.jspecify.annotations.NullMarked;
