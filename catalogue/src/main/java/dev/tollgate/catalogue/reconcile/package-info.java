/** From facts that disagree to one verdict each, with the dissent kept. */
@NullMarked
package dev.tollgate.catalogue.reconcile;

import org.jspecify.annotations.NullMarked;
