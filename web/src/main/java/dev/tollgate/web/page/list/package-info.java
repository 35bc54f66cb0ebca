/** The first page and the table of models. */
@NullMarked
package dev.tollgate.web.page.list;

import org.jspecify.annotations.NullMarked;
