/** The catalogue's facts and tariff versions in a SQLite file. */
@NullMarked
package dev.tollgate.storage.catalogue;

import org.jspecify.annotations.NullMarked;
