/** Which lab, model and provider a feed means by an id. */
@NullMarked
package dev.tollgate.catalogue.identity;

import org.jspecify.annotations.NullMarked;
