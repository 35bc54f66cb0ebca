package dev.tollgate.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/**
 * The server's secret under which keys are hashed: 32 random bytes in the data folder, mode 600.
 */
final class Pepper {

  private static final int BYTES = 32;

  private Pepper() {}

  /** Reads the pepper, making it first when there is none. */
  static byte[] in(Path dataDirectory) {
    Path file = dataDirectory.resolve("pepper");
    try {
      if (Files.notExists(file)) {
        create(file);
      }
      return Files.readAllBytes(file);
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot read " + file, failure);
    }
  }

  private static void create(Path file) throws IOException {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    Path fresh = Files.createTempFile(file.getParent(), "pepper", ".new");
    try {
      if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
      }
      Files.write(fresh, bytes, StandardOpenOption.SYNC);
      Files.createLink(file, fresh); // fails, unlike a move, when another process was faster
    } catch (FileAlreadyExistsException _) {
      // the other process's pepper counts
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
