/** What a call may cost: quotes and budget holds. */
@NullMarked
package dev.tollgate.gateway.limit;

import org.jspecify.annotations.NullMarked;
