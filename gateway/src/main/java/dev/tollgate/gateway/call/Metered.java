package dev.tollgate.gateway.call;

import dev.tollgate.pricing.Usage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says about the work done: usage if it was readable, the size and quality it
 * echoes, and how many pictures came.
 */
public record Metered(
    Optional<Usage> usage, @Nullable String size, @Nullable String quality, int pictures) {}
