/** The nouns of the catalogue: models, routes, facts and verdicts. */
@NullMarked
package dev.tollgate.catalogue.model;

import org.jspecify.annotations.NullMarked;
