/** Facts verified by hand, and the rules of image models. */
@NullMarked
package dev.tollgate.catalogue.own;

import org.jspecify.annotations.NullMarked;
