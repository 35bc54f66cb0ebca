/** Which route serves a call, and which is tried next. */
@NullMarked
package dev.tollgate.gateway.route;

import org.jspecify.annotations.NullMarked;
