@NullMarked
package dev.tollgate.catalogue;

import org.jspecify.annotations.NullMarked;
