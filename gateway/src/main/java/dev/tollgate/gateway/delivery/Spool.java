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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds one answer until its usage is known: on the heap while it is small, then in shared buffers
 * outside it, and when those run out wholly in a file that vanishes with the spool. Used by one
 * thread.
 */
final class Spool implements AutoCloseable {

  private static final int FIRST_BYTES = 4 * 1024;

  private final Path directory;
  private final SpoolMemory shared;
  private final List<ByteBuffer> buffers = new ArrayList<>();
  private byte[] memory = new byte[FIRST_BYTES];
  private int inMemory;
  private long inBuffers;
  private @Nullable FileChannel file;
  private long inFile;
  private boolean mayBeRead;

  Spool(Path directory, SpoolMemory shared) {
    this.directory = directory;
    this.shared = shared;
  }

  long size() {
    return inMemory + inBuffers + inFile;
  }

  void append(byte[] bytes, int length) throws IOException {
    if (size() + length > Bounds.ANSWER_BYTES_MAX) {
      throw new BrokenAnswer("larger than " + Bounds.ANSWER_BYTES_MAX + " bytes");
    }
    if (file != null) {
      write(file, ByteBuffer.wrap(bytes, 0, length));
    } else if (buffers.isEmpty() && inMemory + length <= Bounds.SPOOL_MEMORY_BYTES) {
      ensure(inMemory + length);
      System.arraycopy(bytes, 0, memory, inMemory, length);
      inMemory += length;
    } else {
      leaveHeap();
      buffer(ByteBuffer.wrap(bytes, 0, length));
    }
  }

  void sendTo(Client client, int status, Headers headers) {
    if (file != null) {
      client.send(status, headers, file, inFile);
    } else if (buffers.isEmpty()) {
      client.send(status, headers, memory, inMemory);
    } else {
      mayBeRead = true;
      client.send(status, headers, buffers.stream().map(ByteBuffer::flip).toList(), inBuffers);
      mayBeRead = false;
    }
  }

  @Override
  public void close() {
    try {
      release();
      if (file != null) {
        file.close();
      }
    } catch (IOException _) {
      // the file is deleted with its channel, or with the folder at the next start
    }
  }

  /** A send that failed may have left its buffers with the connection, so they are not reused. */
  private void release() {
    for (ByteBuffer buffer : buffers) {
      if (mayBeRead) {
        shared.abandon();
      } else {
        shared.giveBack(buffer);
      }
    }
    buffers.clear();
  }

  private void leaveHeap() throws IOException {
    if (inMemory > 0) {
      ByteBuffer all = ByteBuffer.wrap(memory, 0, inMemory);
      inMemory = 0;
      memory = new byte[0];
      buffer(all);
    }
  }

  private void buffer(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      ByteBuffer last = buffers.isEmpty() ? null : buffers.getLast();
      if (last == null || !last.hasRemaining()) {
        last = inBuffers < Bounds.SPOOL_BUFFERS_BYTES ? shared.take() : null;
        if (last == null) {
          goToFile(bytes);
          return;
        }
        buffers.add(last);
      }
      int length = Math.min(bytes.remaining(), last.remaining());
      last.put(last.position(), bytes, bytes.position(), length).position(last.position() + length);
      bytes.position(bytes.position() + length);
      inBuffers += length;
    }
  }

  private void goToFile(ByteBuffer rest) throws IOException {
    file = open();
    for (ByteBuffer buffer : buffers) {
      write(file, buffer.flip());
    }
    inBuffers = 0;
    release();
    write(file, rest);
  }

  private void ensure(int capacity) {
    if (capacity > memory.length) {
      int doubled = Math.min(Bounds.SPOOL_MEMORY_BYTES, memory.length * 4);
      memory = Arrays.copyOf(memory, Math.max(capacity, doubled));
    }
  }

  private void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    inFile += bytes.remaining();
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
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
