/** The purse: holds, settlements, and the port to their store. */
@NullMarked
package dev.tollgate.gateway.ledger;

import org.jspecify.annotations.NullMarked;
