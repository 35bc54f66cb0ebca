package dev.tollgate.app;

import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.snapshot.Bundle;
import dev.tollgate.catalogue.sync.HttpFeedClient;
import dev.tollgate.catalogue.sync.ProgressListener;
import dev.tollgate.catalogue.sync.Report;
import dev.tollgate.catalogue.sync.Sync;
import dev.tollgate.catalogue.sync.SyncRequest;
import dev.tollgate.storage.catalogue.SqliteFactStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Optional;

/** One synchronisation of a data folder, alone in it, and its result put in use. */
public final class CatalogueRefresh {

  /** What was read, and whether the result is in use. */
  public record Outcome(Report report, boolean used) {}

  /** Another process or thread synchronises the same folder. */
  public static final class Busy extends RuntimeException {

    private static final long serialVersionUID = 1;

    Busy() {
      super("Another synchronisation is at work in this data folder; try again when it is done");
    }
  }

  /** Fewer routes than this share of those in use means that something is missing, not gone. */
  private static final int ROUTES_KEPT_PERCENT_MIN = 70;

  private CatalogueRefresh() {}

  /** Runs it; {@code replace} uses the result though it has far fewer routes. */
  public static Outcome run(
      DataDirectory data,
      SyncRequest request,
      InstantSource clock,
      ProgressListener progress,
      boolean replace) {
    Path root = data.root();
    try (FileChannel file =
            FileChannel.open(
                root.resolve("catalogue.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock alone = lock(file);
        SqliteFactStore store = SqliteFactStore.open(data.catalogue());
        HttpFeedClient client = new HttpFeedClient()) {
      if (!alone.isValid()) {
        throw new Busy();
      }
      Report report =
          new Sync(store, client, clock, () -> Optional.of(Bundle.load())).run(request, progress);
      return new Outcome(report, use(report.snapshot(), root, replace));
    } catch (IOException failure) {
      throw new UncheckedIOException("The data folder " + root + " cannot be used", failure);
    }
  }

  private static FileLock lock(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      if (lock != null) {
        return lock;
      }
    } catch (OverlappingFileLockException sameProcess) {
      throw new Busy();
    }
    throw new Busy();
  }

  private static boolean use(Snapshot next, Path folder, boolean replace) {
    long now = SyncedCatalogue.newest(folder).routes().size();
    boolean kept = next.routes().size() * 100L >= now * ROUTES_KEPT_PERCENT_MIN;
    if (kept || replace) {
      SyncedCatalogue.write(next, folder);
      return true;
    }
    return false;
  }
}
