package dev.tollgate.catalogue.sync;

import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.catalogue.own.OwnFacts;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.snapshot.Snapshots;
import dev.tollgate.catalogue.source.Feeds;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Snapshots built from the excerpts under {@code src/test/resources/feeds}. */
public final class Excerpts {

  public static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private Excerpts() {}

  /** The directory of the excerpts. */
  public static Path directory() {
    try {
      URL url = Excerpts.class.getResource("/feeds");
      if (url == null) {
        throw new IllegalStateException("The excerpts are missing");
      }
      return Path.of(url.toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Everything: the excerpts of all feeds and the hand-verified facts. */
  public static Snapshot snapshot() {
    return BundleTool.build(new Directory(directory()));
  }

  /** What these feeds alone say, without hand-verified facts. */
  public static Snapshot only(String... feeds) {
    List<Fact> facts = new ArrayList<>();
    for (String feed : feeds) {
      facts.addAll(facts(feed));
    }
    return Snapshots.build(facts, OwnFacts.none(), List.of(), NOW);
  }

  /** The facts of one excerpt. */
  public static List<Fact> facts(String feed) {
    var importer = Feeds.byId(feed).orElseThrow();
    return new Directory(directory())
        .read(importer)
        .orElseThrow()
        .harvest(importer, LocalDate.of(2026, 8, 1))
        .facts();
  }
}
