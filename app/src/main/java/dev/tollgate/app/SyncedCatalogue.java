package dev.tollgate.app;

import dev.tollgate.app.config.Config;
import dev.tollgate.catalogue.history.Archive;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.snapshot.Bundle;
import dev.tollgate.catalogue.snapshot.PinFile;
import dev.tollgate.catalogue.snapshot.Pins;
import dev.tollgate.catalogue.snapshot.Pins.Pin;
import dev.tollgate.catalogue.snapshot.ScoreBoard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The snapshot that a synchronisation left in the data folder, else the one in the build. */
public final class SyncedCatalogue {

  private static final String FILE = "catalogue.bundle";

  private SyncedCatalogue() {}

  static Path file(Path dataDirectory) {
    return dataDirectory.resolve(FILE);
  }

  /** The newest snapshot with what the operator states. */
  public static Snapshot newest(Config config, InstantSource clock) {
    return stated(newest(config.dataDirectory()), config, clock);
  }

  /**
   * With the boards and pins of the settings and the pins of the data folder; those of the folder
   * go before, as they can be changed while a server runs. A damaged file is passed over with a
   * warning.
   */
  static Snapshot stated(Snapshot snapshot, Config config, InstantSource clock) {
    LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    List<Pin> pins = new ArrayList<>(config.catalogue().pins());
    try {
      pins.addAll(pins(config.dataDirectory()).pins());
    } catch (IllegalStateException | UncheckedIOException unusable) {
      LoggerFactory.getLogger(SyncedCatalogue.class).warn("Not used: {}", unusable.getMessage());
    }
    return Pins.applied(ScoreBoard.applied(snapshot, config.catalogue().boards()), pins, today);
  }

  /** The prices pinned while servers run. */
  public static PinFile pins(Path dataDirectory) {
    return new PinFile(dataDirectory.resolve("pins.json"));
  }

  /** The older snapshots that synchronisations left in the data folder, and those in the build. */
  public static Archive archive(Path dataDirectory) {
    return Archive.in(dataDirectory.resolve("history"));
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

  /** Puts a snapshot in use: running servers take it up within seconds, others at their start. */
  public static void write(Snapshot snapshot, Path dataDirectory) {
    try {
      Path fresh = Files.createTempFile(dataDirectory, "catalogue", ".new");
      try {
        Bundle.write(snapshot, fresh);
        Files.move(fresh, file(dataDirectory), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
      archive(dataDirectory).keep(snapshot);
    } catch (IOException failure) {
      throw new UncheckedIOException("The new catalogue could not be saved", failure);
    }
  }
}
