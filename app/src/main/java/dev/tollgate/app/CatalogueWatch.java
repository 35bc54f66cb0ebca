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
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the catalogue, then looks every two seconds for a snapshot that a synchronisation left, or
 * for prices that somebody pinned, and puts them in use.
 */
final class CatalogueWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogueWatch.class);
  private static final int EVERY_SECONDS = 2;

  /** Tells one version of the file from another; the key is its inode where there is one. */
  private record Version(FileTime modified, long bytes, @Nullable Object key) {}

  private final Path folder;
  private final Path file;
  private final Path pins;
  private final UnaryOperator<Snapshot> pinned;
  private final Consumer<Snapshot> told;
  private final LiveCatalogue catalogue;
  private @Nullable Version seen;
  private @Nullable Version seenPins;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("catalogue-watch").factory());

  /** {@code told} hears of every snapshot in use, without pins; it must not wait. */
  CatalogueWatch(Path dataDirectory, UnaryOperator<Snapshot> pinned, Consumer<Snapshot> told) {
    this.pinned = pinned;
    this.told = told;
    this.folder = dataDirectory;
    this.file = SyncedCatalogue.file(dataDirectory);
    this.pins = SyncedCatalogue.pins(dataDirectory).path();
    this.seen = version(file); // before it is read, so that no version is missed
    this.seenPins = version(pins);
    Snapshot newest = SyncedCatalogue.newest(dataDirectory);
    this.catalogue = new LiveCatalogue(pinned.apply(newest));
    told.accept(newest);
    timer.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  LiveCatalogue catalogue() {
    return catalogue;
  }

  /** Puts in use what is new on disk: a snapshot, or other pins on the one in use. */
  synchronized void look() {
    Version now = version(file);
    Version nowPins = version(pins);
    boolean fresh = now != null && !now.equals(seen);
    if (!fresh && Objects.equals(nowPins, seenPins)) {
      return;
    }
    seen = fresh ? now : seen;
    seenPins = nowPins;
    try {
      Snapshot read = fresh ? Bundle.read(file) : SyncedCatalogue.newest(folder);
      Snapshot used = pinned.apply(read);
      prepare(used, Instant.now());
      catalogue.replace(used);
      if (fresh) {
        told.accept(read);
      }
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

  private static @Nullable Version version(Path file) {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Version(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    } catch (NoSuchFileException _) {
      return null;
    } catch (IOException unreadable) {
      LOG.warn("{} cannot be looked at: {}", file, unreadable.getMessage());
      return null;
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
