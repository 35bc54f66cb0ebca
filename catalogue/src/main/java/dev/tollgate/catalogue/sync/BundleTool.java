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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Generates the bundle that ships in the jar. From the root of the repository, after {@code mvn -pl
 * catalogue -am compile}: {@code java -cp ... dev.tollgate.catalogue.sync.BundleTool <directory of
 * feeds> catalogue/src/main/resources/dev/tollgate/catalogue/snapshot/catalogue.bundle}. Nothing
 * but the feeds and this build's own facts goes into it, so equal inputs give equal files.
 */
public final class BundleTool {

  /** How older files of a feed begin. */
  private static final Map<String, String> HISTORY =
      new TreeMap<>(
          Map.of(
              "litellm", "litellm-",
              "models.dev", "models-dev-api-",
              "openrouter", "openrouter-models-"));

  private static final String DAY = "\\d{4}-\\d{2}-\\d{2}\\.json";

  private BundleTool() {}

  /** Takes the directory of saved feeds and the file to write. */
  public static void main(String[] arguments) {
    if (arguments.length < 2 || arguments.length > 3) {
      throw new IllegalArgumentException(
          "Give the directory of feeds and the file to write, and a day for an older snapshot");
    }
    Path feeds = Path.of(arguments[0]);
    Snapshot snapshot =
        arguments.length == 2
            ? build(new Directory(feeds))
            : build(feeds, LocalDate.parse(arguments[2]));
    Bundle.write(snapshot, Path.of(arguments[1]));
  }

  /**
   * The snapshot of a day from older files, named {@code litellm-2026-05-01.json}: of each feed the
   * newest of that day or before it. Prices that we verified later are left out.
   */
  static Snapshot build(Path history, LocalDate day) {
    OwnFacts own = OwnFacts.builtIn().asOf(day);
    List<Fact> facts = new ArrayList<>();
    List<Source> sources = new ArrayList<>(List.of(own.source()));
    HISTORY.forEach((id, prefix) -> {
      Feed feed = Feeds.byId(id).orElseThrow();
      newest(history, prefix, day)
          .ifPresent(file -> {
            Harvest harvest = Directory.file(file).harvest(feed, date(file, prefix));
            facts.addAll(harvest.facts());
            sources.add(source(feed, harvest));
          });
    });
    return Snapshots.build(facts, own, sources, day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private static Optional<Path> newest(Path history, String prefix, LocalDate day) {
    try (Stream<Path> files = Files.list(history)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).matches(prefix + DAY))
          .filter(file -> !date(file, prefix).isAfter(day))
          .max(Comparator.comparing(file -> date(file, prefix)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read " + history, unreadable);
    }
  }

  private static LocalDate date(Path file, String prefix) {
    String name = String.valueOf(file.getFileName());
    return LocalDate.parse(name.substring(prefix.length(), name.length() - ".json".length()));
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
    Instant builtAt = newest.atStartOfDay(ZoneOffset.UTC).toInstant();
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
