package dev.tollgate.catalogue.sync;

import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.source.Harvest.Unmapped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a synchronisation found. {@code snapshot} is built from every last good feed, also when some
 * were rejected; {@code changedTariffs} counts routes whose tariff is new.
 */
public record Report(
    Instant at, List<FeedReport> feeds, Snapshot snapshot, int changedTariffs, Duration duration) {

  /** What became of a feed. */
  public enum Outcome {
    /** Read, judged good and stored. */
    ACCEPTED,
    /** The same as the last good one. */
    UNCHANGED,
    /** Not good: the last good facts stay in place. */
    REJECTED,
    /** Not fetched or not in the directory: the last good facts stay in place. */
    UNAVAILABLE
  }

  /**
   * One feed. {@code reason} says why it was rejected or unavailable; {@code counts} are numbers
   * besides records, such as providers; {@code added} and {@code withdrawn} count facts.
   */
  public record FeedReport(
      String source,
      String name,
      Outcome outcome,
      @Nullable String reason,
      int records,
      int facts,
      int routes,
      Map<String, Integer> counts,
      Map<String, Unmapped> unmapped,
      List<String> warnings,
      int added,
      int withdrawn,
      Duration duration) {

    public FeedReport {
      counts = java.util.Collections.unmodifiableMap(new TreeMap<>(counts));
      unmapped = java.util.Collections.unmodifiableMap(new TreeMap<>(unmapped));
      warnings = List.copyOf(warnings);
    }

    /** How often keys occurred that no importer understands. */
    public int unmappedCount() {
      return unmapped.values().stream().mapToInt(Unmapped::count).sum();
    }
  }

  public Report {
    feeds = List.copyOf(feeds);
  }

  /** Whether every feed that was asked for is good. */
  public boolean isClean() {
    return feeds.stream()
        .allMatch(
            feed -> feed.outcome() == Outcome.ACCEPTED || feed.outcome() == Outcome.UNCHANGED);
  }
}
