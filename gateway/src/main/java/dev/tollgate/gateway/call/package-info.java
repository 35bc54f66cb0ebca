/** The nouns of a call: what comes in, who calls, what is asked, how it ends. */
@NullMarked
package dev.tollgate.gateway.call;

import org.jspecify.annotations.NullMarked;
