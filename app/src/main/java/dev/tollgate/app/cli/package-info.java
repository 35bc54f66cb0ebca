/** The command line: the same instrument as the pages, for a terminal or a pipe. */
@NullMarked
package dev.tollgate.app.cli;

import org.jspecify.annotations.NullMarked;
