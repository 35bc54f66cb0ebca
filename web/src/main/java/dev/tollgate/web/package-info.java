@NullMarked
package dev.tollgate.web;

import org.jspecify.annotations.NullMarked;
