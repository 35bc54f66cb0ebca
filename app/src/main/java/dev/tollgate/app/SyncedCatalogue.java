package dev.tollgate.app;

import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.snapshot.Bundle;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** The snapshot that a synchronisation left in the data folder, else the one in the build. */
public final class SyncedCatalogue {

  private static final String FILE = "catalogue.bundle";

  private SyncedCatalogue() {}

  /** Where a synchronisation puts its snapshot. */
  public static Path file(Path dataDirectory) {
    return dataDirectory.resolve(FILE);
  }

  /** The newest snapshot there is; a damaged file is passed over with a warning. */
  public static Snapshot newest(Path dataDirectory) {
    Path file = file(dataDirectory);
    if (Files.exists(file)) {
      try {
        return Bundle.read(file);
      } catch (IllegalStateException | UncheckedIOException unusable) {
        LoggerFactory.getLogger(SyncedCatalogue.class)
            .warn("{} is not used: {}. './tollgate sync' renews it", file, unusable.getMessage());
      }
    }
    return Bundle.load();
  }
}
