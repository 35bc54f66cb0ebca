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
 * Holds one answer until its usage is known: in memory while it is small, then wholly in a file
 * that vanishes with the spool and is sent without passing through this process's memory. Used by
 * one thread.
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
    return file == null ? inMemory : inFile;
  }

  void append(byte[] bytes, int length) throws IOException {
    if (size() + length > Bounds.ANSWER_BYTES_MAX) {
      throw new BrokenAnswer("larger than " + Bounds.ANSWER_BYTES_MAX + " bytes");
    }
    if (file == null && inMemory + length <= Bounds.SPOOL_MEMORY_BYTES) {
      ensure(inMemory + length);
      System.arraycopy(bytes, 0, memory, inMemory, length);
      inMemory += length;
      return;
    }
    if (file == null) {
      file = open();
      write(file, memory, inMemory);
      memory = new byte[0];
    }
    write(file, bytes, length);
  }

  void sendTo(Client client, int status, Headers headers) {
    if (file == null) {
      client.send(status, headers, memory, inMemory);
    } else {
      client.send(status, headers, file, inFile);
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

  private void write(FileChannel channel, byte[] bytes, int length) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes, 0, length);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
    inFile += length;
  }

  private FileChannel open() throws IOException {
    Path path = Files.createTempFile(directory, "answer", ".spool");
    return FileChannel.open(
        path,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }
}
