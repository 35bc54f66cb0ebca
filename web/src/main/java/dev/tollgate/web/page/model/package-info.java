/** The page of one model. */
@NullMarked
package dev.tollgate.web.page.model;

import org.jspecify.annotations.NullMarked;
