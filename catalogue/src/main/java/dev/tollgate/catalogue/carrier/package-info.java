/** Routers and gateways that carry models of others. */
@NullMarked
package dev.tollgate.catalogue.carrier;

import org.jspecify.annotations.NullMarked;
