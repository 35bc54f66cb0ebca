/** HTTP in, SSE out; the only package that sees the server library. */
@NullMarked
package dev.tollgate.gateway.edge;

import org.jspecify.annotations.NullMarked;
