/** Small pictures with figures on them, for links that are shared. */
@NullMarked
package dev.tollgate.studio.card;

import org.jspecify.annotations.NullMarked;
