/** Carries a provider's answer to the client, meters it on the way, and settles before the end. */
@NullMarked
package dev.tollgate.gateway.delivery;

import org.jspecify.annotations.NullMarked;
