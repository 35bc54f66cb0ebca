/** What pages elsewhere show as the price of a model, and what each number on them is. */
@NullMarked
package dev.tollgate.catalogue.reading;

import org.jspecify.annotations.NullMarked;
