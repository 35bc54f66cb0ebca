package dev.tollgate.app;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder that holds all state: ledger, keys, catalogue, pepper and spool. Mode 700. */
public record DataDirectory(Path root) {

  /** Opens the folder, making it when it is missing; old spool files are removed. */
  public static DataDirectory open(Path root) {
    try {
      DataDirectory data = new DataDirectory(root);
      Files.createDirectories(data.spool());
      if (Files.getFileStore(root).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
      }
      data.removeOldSpools();
      return data;
    } catch (IOException failure) {
      throw new StartRefused(
          "The data folder " + root + " cannot be used: " + failure.getMessage()
              + ". Set TOLLGATE_DATA_DIR to a folder you can write.");
    }
  }

  public Path ledger() {
    return root.resolve("ledger.db");
  }

  public Path keys() {
    return root.resolve("keys.db");
  }

  public Path catalogue() {
    return root.resolve("catalogue.db");
  }

  public Path spool() {
    return root.resolve("spool");
  }

  private void removeOldSpools() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(spool(), "*.spool")) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }
}
