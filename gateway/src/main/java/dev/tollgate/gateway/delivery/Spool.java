package dev.tollgate.gateway.delivery;

import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.Headers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Holds one answer until its usage is known: the first part in memory, the rest in a file that
 * vanishes with the spool. Used by one thread.
 */
final class Spool implements AutoCloseable {

  private static final int FIRST_BYTES = 4 * 1024;

  private final Path directory;
  private byte[] memory = new byte[FIRST_BYTES];
  private int inMemory;
  private @Nullable FileChannel file;
  private long inFile;

  Spool(Path directory) {
    this.directory = directory;
  }

  long size() {
    return inMemory + inFile;
  }

  void append(byte[] bytes, int length) throws IOException {
    if (size() + length > Bounds.ANSWER_BYTES_MAX) {
      throw new BrokenAnswer("larger than " + Bounds.ANSWER_BYTES_MAX + " bytes");
    }
    int kept = Math.min(length, Bounds.SPOOL_MEMORY_BYTES - inMemory);
    if (file == null && kept > 0) {
      ensure(inMemory + kept);
      System.arraycopy(bytes, 0, memory, inMemory, kept);
      inMemory += kept;
    } else {
      kept = 0;
    }
    if (kept < length) {
      ByteBuffer rest = ByteBuffer.wrap(bytes, kept, length - kept);
      inFile += rest.remaining();
      while (rest.hasRemaining()) {
        file().write(rest);
      }
    }
  }

  void sendTo(Client client, int status, Headers headers) {
    FileChannel rest = file;
    if (rest == null) {
      client.send(status, headers, memory, inMemory);
    } else {
      client.send(status, headers, memory, inMemory, rest, inFile);
    }
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException _) {
      // the file is deleted with its channel, or with the folder at the next start
    }
  }

  private void ensure(int capacity) {
    if (capacity > memory.length) {
      int doubled = Math.min(Bounds.SPOOL_MEMORY_BYTES, memory.length * 4);
      memory = Arrays.copyOf(memory, Math.max(capacity, doubled));
    }
  }

  private FileChannel file() throws IOException {
    if (file == null) {
      Path path = Files.createTempFile(directory, "answer", ".spool");
      file =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    }
    return file;
  }
}
