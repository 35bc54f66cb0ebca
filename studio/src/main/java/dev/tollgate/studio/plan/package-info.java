/** Reads a prompt into a plan; pure and deterministic. */
@NullMarked
package dev.tollgate.studio.plan;

import org.jspecify.annotations.NullMarked;
