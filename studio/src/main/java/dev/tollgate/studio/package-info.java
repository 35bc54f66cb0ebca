@NullMarked
package dev.tollgate.studio;

import org.jspecify.annotations.NullMarked;
