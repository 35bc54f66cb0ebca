package dev.tollgate.gateway.delivery;

import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.ClientGone;
import dev.tollgate.gateway.call.Headers;
import dev.tollgate.gateway.call.Overtime;
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
  private final Overtime.Limit keeper;
  private volatile long lastWrite = System.nanoTime();
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
    keeper = Overtime.watch(silence, silence, this::keepAlive, () -> {});
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
    keeper.close();
  }

  /** Looks from the thread of all limits, so whatever may block gets a thread of its own. */
  private boolean keepAlive() {
    if (isSilent()) {
      Thread.startVirtualThread(this::beat);
    }
    return true;
  }

  private boolean isSilent() {
    return System.nanoTime() - lastWrite >= silence.toNanos();
  }

  private void beat() {
    if (!lock.tryLock()) {
      return; // somebody writes, so it is not silent
    }
    try {
      if (isSilent() && betweenEvents && !closed) {
        client.write(KEEP_ALIVE, 0, KEEP_ALIVE.length);
        lastWrite = System.nanoTime();
      }
    } catch (ClientGone _) {
      // the stream's reader will notice that the client left
    } finally {
      lock.unlock();
    }
  }
}
