/** One importer per feed: parse and translate rows into facts, nothing else. */
@NullMarked
package dev.tollgate.catalogue.source;

import org.jspecify.annotations.NullMarked;
