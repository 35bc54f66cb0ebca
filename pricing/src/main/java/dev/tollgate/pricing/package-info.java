@NullMarked
package dev.tollgate.pricing;

import org.jspecify.annotations.NullMarked;
