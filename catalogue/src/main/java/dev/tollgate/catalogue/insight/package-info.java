/** What follows from the whole catalogue about one model: standing, likeness, rarity. */
@NullMarked
package dev.tollgate.catalogue.insight;

import org.jspecify.annotations.NullMarked;
