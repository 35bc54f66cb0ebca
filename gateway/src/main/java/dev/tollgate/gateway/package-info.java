/** The data plane. Open {@link dev.tollgate.gateway.Relay} first. */
@NullMarked
package dev.tollgate.gateway;

import org.jspecify.annotations.NullMarked;
