package dev.tollgate.gateway.provider;

import dev.tollgate.gateway.call.Overtime;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpPost;

/**
 * Cancels a call whose provider says nothing for too long. It stands in for the socket's own
 * timeout, which would make every read a timed park.
 */
final class Silence implements AutoCloseable {

  private final long patienceNanos;
  private final Overtime.Limit limit;
  private volatile long heardNanos = System.nanoTime();
  private volatile boolean over;

  Silence(Duration patience, HttpPost post) {
    patienceNanos = patience.toNanos();
    Duration look =
        patience.compareTo(Duration.ofSeconds(1)) < 0 ? patience : Duration.ofSeconds(1);
    limit =
        Overtime.watch(
            patience,
            look,
            () -> System.nanoTime() - heardNanos < patienceNanos,
            () -> {
              over = true;
              Thread.startVirtualThread(post::cancel);
            });
  }

  /** Bytes came. */
  void heard() {
    heardNanos = System.nanoTime();
  }

  /** What a failure really was: the silence, when it was that which cut the connection. */
  IOException meaning(IOException failure) {
    if (!over || failure instanceof InterruptedIOException) {
      return failure;
    }
    SocketTimeoutException timeout = new SocketTimeoutException("The provider fell silent");
    timeout.initCause(failure);
    return timeout;
  }

  boolean isOver() {
    return over;
  }

  @Override
  public void close() {
    limit.close();
  }
}
