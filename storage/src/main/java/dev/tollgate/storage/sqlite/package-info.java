/** The embedded store: the ledger and the keys in SQLite files. */
@NullMarked
package dev.tollgate.storage.sqlite;

import org.jspecify.annotations.NullMarked;
