/** The playground. */
@NullMarked
package dev.tollgate.web.page.play;

import org.jspecify.annotations.NullMarked;
