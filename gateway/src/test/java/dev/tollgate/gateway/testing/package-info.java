/** Real sockets with scripted behaviour: a provider that misbehaves, a client that sends bytes. */
@NullMarked
package dev.tollgate.gateway.testing;

import org.jspecify.annotations.NullMarked;
