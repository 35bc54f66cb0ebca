package dev.tollgate.gateway.delivery;

import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.ClientGone;
import dev.tollgate.gateway.call.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes a server-sent-event stream and keeps it alive with comments while the provider is silent.
 * Comments go only between events. Thread-safe by one lock.
 */
final class StreamWriter implements AutoCloseable {

  private static final byte[] KEEP_ALIVE = ": \n\n".getBytes(StandardCharsets.US_ASCII);

  private final Client client;
  private final Duration silence;
  private final ReentrantLock lock = new ReentrantLock();
  private final Thread keeper;
  private long lastWrite = System.nanoTime();
  private boolean betweenEvents = true;
  private boolean closed;

  StreamWriter(Client client, int status, Headers headers) {
    this(client, status, headers, Bounds.STREAM_KEEP_ALIVE);
  }

  /** Keeps the stream alive once it was silent for that long. */
  StreamWriter(Client client, int status, Headers headers, Duration silence) {
    this.client = client;
    this.silence = silence;
    client.head(status, headers);
    keeper = Thread.ofVirtual().start(this::keepAlive);
  }

  /** Writes bytes; {@code complete} says whether they end between two events. */
  void write(byte[] bytes, int offset, int length, boolean complete) {
    lock.lock();
    try {
      client.write(bytes, offset, length);
      betweenEvents = complete;
      lastWrite = System.nanoTime();
    } finally {
      lock.unlock();
    }
  }

  void write(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    write(bytes, 0, bytes.length, true);
  }

  /** Tells the exact cost as a comment, which SDKs skip. */
  void cost(String usd, String basis) {
    write(": x-tollgate-cost=" + usd + " basis=" + basis + "\n\n");
  }

  void end(Headers trailers) {
    lock.lock();
    try {
      closed = true;
      client.end(trailers);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
    keeper.interrupt();
  }

  private void keepAlive() {
    long pause = silence.toMillis();
    try {
      while (true) {
        Thread.sleep(pause);
        if (!beat()) {
          return;
        }
      }
    } catch (InterruptedException | ClientGone _) {
      // the stream ended, or its reader will notice that the client left
    }
  }

  private boolean beat() {
    lock.lock();
    try {
      boolean silent = System.nanoTime() - lastWrite >= silence.toNanos() && betweenEvents;
      if (silent && !closed) {
        client.write(KEEP_ALIVE, 0, KEEP_ALIVE.length);
        lastWrite = System.nanoTime();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }
}
