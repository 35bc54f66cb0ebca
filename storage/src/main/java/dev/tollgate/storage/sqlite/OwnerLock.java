package dev.tollgate.storage.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Shows that this process alone owns a ledger: a lock on a file beside it, which the system frees
 * when the process dies however it dies. Owning the ledger means that every open hold found in it
 * at the start is an orphan.
 */
final class OwnerLock implements AutoCloseable {

  /** Locks of this process; closing a second channel on a locked file would free the first lock. */
  private static final Set<Path> OWNED = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;

  private OwnerLock(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Takes the lock, or fails at once when another ledger, here or elsewhere, has it. */
  static OwnerLock acquire(Path ledger) throws IOException {
    Path path = ledger.resolveSibling(ledger.getFileName() + ".lock").toAbsolutePath().normalize();
    if (!OWNED.add(path)) {
      throw new IOException("This process has already opened the ledger " + ledger);
    }
    FileChannel channel = null;
    try {
      channel = FileChannel.open(path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
      @Nullable FileLock lock = channel.tryLock();
      if (lock == null) {
        throw new IOException("Another process owns the ledger " + ledger);
      }
      return new OwnerLock(path, channel);
    } catch (IOException | RuntimeException failure) {
      OWNED.remove(path);
      if (channel != null) {
        channel.close();
      }
      throw failure;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    OWNED.remove(path);
  }
}
