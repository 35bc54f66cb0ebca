/** The pages: view-model records rendered by templates, and what they are served with. */
@NullMarked
package dev.tollgate.web.page;

import org.jspecify.annotations.NullMarked;
