/** The studio as one more provider of the gateway. */
@NullMarked
package dev.tollgate.studio.provider;

import org.jspecify.annotations.NullMarked;
