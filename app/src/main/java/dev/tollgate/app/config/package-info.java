/** What a user can set, read once, checked as a whole. */
@NullMarked
package dev.tollgate.app.config;

import org.jspecify.annotations.NullMarked;
