/** Tells a subscriber of changes: signed messages to one address, kept until they are taken. */
@NullMarked
package dev.tollgate.catalogue.notice;

import org.jspecify.annotations.NullMarked;
