/** How the gateway, the pages and the command line read the catalogue. */
@NullMarked
package dev.tollgate.catalogue.query;

import org.jspecify.annotations.NullMarked;
