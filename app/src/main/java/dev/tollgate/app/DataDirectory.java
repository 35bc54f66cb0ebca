package dev.tollgate.app;

import dev.tollgate.gateway.auth.KeySecrets;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder that holds all state: ledger, keys, catalogue, pepper and spool. Mode 700. */
public record DataDirectory(Path root) {

  /** Opens the folder, making it when it is missing. */
  public static DataDirectory open(Path root) {
    try {
      DataDirectory data = new DataDirectory(root);
      Files.createDirectories(data.spool());
      if (Files.getFileStore(root).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
      }
      return data;
    } catch (IOException failure) {
      throw new StartRefused(
          "The data folder "
              + root
              + " cannot be used: "
              + failure.getMessage()
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

  public Path pepper() {
    return root.resolve("pepper");
  }

  /** Makes and hashes the secrets of this folder's keys, under its own pepper. */
  public KeySecrets secrets() {
    return new KeySecrets(Pepper.in(root));
  }

  /** Removes what a crash left; only for the process that owns the ledger. */
  void removeOldSpools() {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(spool(), "*.spool")) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (IOException failure) {
      throw new StartRefused("Old answers in " + spool() + " cannot be removed: " + failure);
    }
  }
}
