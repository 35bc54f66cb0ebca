package dev.tollgate.catalogue.sync;

import dev.tollgate.catalogue.source.Feed;
import org.jspecify.annotations.Nullable;

/** Fetches the documents of a feed. */
public interface FeedClient {

  /** What came back. */
  sealed interface Answer {

    /** New documents, with the validators for the next request. */
    record Documents(
        java.util.SequencedMap<String, byte[]> files,
        @Nullable String entityTag,
        @Nullable String lastModified)
        implements Answer {}

    /** Nothing has changed since the last good snapshot. */
    record NotModified() implements Answer {}

    /** No usable answer; the sentence is for people. */
    record Failed(String reason) implements Answer {}
  }

  /** Fetches a feed, conditionally when the state of its last good snapshot is given. */
  Answer fetch(Feed feed, @Nullable FeedState last);
}
