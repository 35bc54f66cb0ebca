package dev.tollgate.catalogue.sync;

import java.nio.file.Path;
import java.util.Set;

/**
 * Which feeds to read, and from where; no names means all of them. {@code accepted} names feeds
 * that the operator takes as they are, however far they moved.
 */
public record SyncRequest(Origin origin, Set<String> feeds, Set<String> accepted) {

  /** Where feeds are read. */
  public sealed interface Origin {

    /** From their live addresses. */
    record Live() implements Origin {}

    /** From saved files, under the names that the feeds give. */
    record FromDirectory(Path directory) implements Origin {}
  }

  public SyncRequest {
    feeds = Set.copyOf(feeds);
    accepted = Set.copyOf(accepted);
  }

  /** Feeds that are judged before they are used. */
  public SyncRequest(Origin origin, Set<String> feeds) {
    this(origin, feeds, Set.of());
  }

  /** The same, with these feeds taken as they are. */
  public SyncRequest accepting(Set<String> taken) {
    return new SyncRequest(origin, feeds, taken);
  }

  /** All feeds from their live addresses. */
  public static SyncRequest live() {
    return new SyncRequest(new Origin.Live(), Set.of());
  }

  /** All feeds that a directory has. */
  public static SyncRequest from(Path directory) {
    return new SyncRequest(new Origin.FromDirectory(directory), Set.of());
  }
}
