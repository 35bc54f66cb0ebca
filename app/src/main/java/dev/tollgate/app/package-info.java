/** Main, and the one place where modules are joined: open {@link dev.tollgate.app.Wiring}. */
@NullMarked
package dev.tollgate.app;

import org.jspecify.annotations.NullMarked;
