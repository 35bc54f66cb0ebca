/** One OpenAI-compatible adapter and a profile for each provider; alone sees the HTTP client. */
@NullMarked
package dev.tollgate.gateway.provider;

import org.jspecify.annotations.NullMarked;
