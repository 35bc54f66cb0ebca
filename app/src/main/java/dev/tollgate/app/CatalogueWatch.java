package dev.tollgate.app;

import dev.tollgate.catalogue.conflict.Conflicts;
import dev.tollgate.catalogue.insight.Insights;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.snapshot.Bundle;
import dev.tollgate.catalogue.snapshot.LiveCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the catalogue, then looks every two seconds for a snapshot that a synchronisation left, and
 * puts it in use.
 */
final class CatalogueWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogueWatch.class);
  private static final int EVERY_SECONDS = 2;

  /** Tells one version of the file from another; the key is its inode where there is one. */
  private record Version(FileTime modified, long bytes, @Nullable Object key) {}

  private final Path file;
  private final UnaryOperator<Snapshot> pinned;
  private final Consumer<Snapshot> told;
  private final LiveCatalogue catalogue;
  private @Nullable Version seen;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("catalogue-watch").factory());

  /** {@code told} hears of every snapshot in use, without pins; it must not wait. */
  CatalogueWatch(Path dataDirectory, UnaryOperator<Snapshot> pinned, Consumer<Snapshot> told) {
    this.pinned = pinned;
    this.told = told;
    this.file = SyncedCatalogue.file(dataDirectory);
    this.seen = version(); // before it is read, so that no version is missed
    Snapshot newest = SyncedCatalogue.newest(dataDirectory);
    this.catalogue = new LiveCatalogue(pinned.apply(newest));
    told.accept(newest);
    timer.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  LiveCatalogue catalogue() {
    return catalogue;
  }

  private void look() {
    Version now = version();
    if (now == null || now.equals(seen)) {
      return;
    }
    seen = now;
    try {
      Snapshot read = Bundle.read(file);
      Snapshot fresh = pinned.apply(read);
      prepare(fresh, Instant.now());
      catalogue.replace(fresh);
      told.accept(read);
      LOG.info("The catalogue {} is in use", catalogue.current().hash());
    } catch (IllegalStateException | UncheckedIOException unusable) {
      LOG.warn("{} is not used: {}", file, unusable.getMessage());
    }
  }

  /** Works out what pages need of a snapshot as a whole, so that no visitor waits for it. */
  static void prepare(Snapshot snapshot, Instant at) {
    Conflicts.of(snapshot);
    Insights.of(snapshot, at);
  }

  private @Nullable Version version() {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Version(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    } catch (NoSuchFileException _) {
      return null;
    } catch (IOException unreadable) {
      LOG.warn("{} cannot be looked at: {}", file, unreadable.getMessage());
      return seen;
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
