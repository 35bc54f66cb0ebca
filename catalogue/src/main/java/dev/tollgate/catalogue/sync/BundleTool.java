package dev.tollgate.catalogue.sync;

import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.catalogue.model.Source;
import dev.tollgate.catalogue.own.OwnFacts;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.snapshot.Bundle;
import dev.tollgate.catalogue.snapshot.Snapshots;
import dev.tollgate.catalogue.source.Feed;
import dev.tollgate.catalogue.source.Feeds;
import dev.tollgate.catalogue.source.Harvest;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Generates the bundle that ships in the jar. From the root of the repository, after {@code mvn -pl
 * catalogue -am compile}: {@code java -cp ... dev.tollgate.catalogue.sync.BundleTool <directory of
 * feeds> catalogue/src/main/resources/dev/tollgate/catalogue/snapshot/catalogue.bundle}. Nothing
 * but the feeds and this build's own facts goes into it, so equal inputs give equal files.
 */
public final class BundleTool {

  private BundleTool() {}

  /** Takes the directory of saved feeds and the file to write. */
  public static void main(String[] arguments) {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("Give the directory of feeds and the file to write");
    }
    Snapshot snapshot = build(new Directory(Path.of(arguments[0])));
    Bundle.write(snapshot, Path.of(arguments[1]));
  }

  static Snapshot build(Directory directory) {
    List<Fact> facts = new ArrayList<>();
    List<Source> sources = new ArrayList<>();
    OwnFacts own = OwnFacts.builtIn();
    sources.add(own.source());
    LocalDate newest = own.source().date();
    for (Feed feed : Feeds.all()) {
      directory
          .read(feed)
          .ifPresent(files -> {
            Harvest harvest = files.harvest(feed, KnownSnapshots.date(files.snapshot(), newest));
            facts.addAll(harvest.facts());
            sources.add(source(feed, harvest));
          });
    }
    Instant builtAt = newest.atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
    return Snapshots.build(facts, own, sources, builtAt);
  }

  static Source source(Feed feed, Harvest harvest) {
    int unmapped = harvest.unmapped().values().stream().mapToInt(Harvest.Unmapped::count).sum();
    return new Source(
        feed.id(),
        feed.name(),
        feed.address(),
        feed.licence(),
        harvest.date(),
        harvest.snapshot(),
        null,
        harvest.records(),
        harvest.facts().size(),
        unmapped);
  }
}
