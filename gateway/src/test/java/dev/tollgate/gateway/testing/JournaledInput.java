package dev.tollgate.gateway.testing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What arrives on a socket, read at once by a thread of its own, so that the peer's close is seen
 * even while nobody asks for bytes.
 */
final class JournaledInput {

  private static final byte[] END = new byte[0];

  private final LinkedBlockingQueue<byte[]> parts = new LinkedBlockingQueue<>();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private ByteArrayOutputStream journal = new ByteArrayOutputStream();
  private byte[] part = END;
  private int next;

  JournaledInput(Socket socket) {
    Thread.ofVirtual().start(() -> readAll(socket));
  }

  CompletableFuture<Void> closed() {
    return closed;
  }

  void startRequest() {
    journal = new ByteArrayOutputStream();
  }

  byte[] journal() {
    return journal.toByteArray();
  }

  int read() throws IOException {
    while (next == part.length) {
      part = takePart();
      next = 0;
      if (part.length == 0) {
        parts.add(END);
        return -1;
      }
    }
    int value = part[next++] & 0xff;
    journal.write(value);
    return value;
  }

  byte[] readExactly(int count) throws IOException {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      int value = read();
      if (value < 0) {
        throw new EOFException();
      }
      bytes[i] = (byte) value;
    }
    return bytes;
  }

  private byte[] takePart() throws IOException {
    try {
      return parts.take();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted");
    }
  }

  private void readAll(Socket socket) {
    byte[] buffer = new byte[64 * 1024];
    try {
      int read;
      while ((read = socket.getInputStream().read(buffer)) >= 0) {
        parts.add(java.util.Arrays.copyOf(buffer, read));
      }
    } catch (IOException _) {
      // a reset is a close as well
    }
    parts.add(END);
    closed.complete(null);
  }
}
