package dev.tollgate.catalogue.sync;

import dev.tollgate.catalogue.model.Source;
import org.jspecify.annotations.Nullable;

/**
 * The last good snapshot of a feed: how it is credited, how many routes it spoke of, and the
 * validators that its server gave for a conditional request.
 */
public record FeedState(
    Source source, int routes, @Nullable String entityTag, @Nullable String lastModified) {}
