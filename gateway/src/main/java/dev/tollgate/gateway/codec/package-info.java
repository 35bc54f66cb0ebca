/** Wire dialects to requests and back; unknown fields are carried verbatim. */
@NullMarked
package dev.tollgate.gateway.codec;

import org.jspecify.annotations.NullMarked;
