package dev.tollgate.gateway.delivery;

import dev.tollgate.gateway.Bounds;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The memory that all spooled answers share, in buffers outside the heap from which sockets send
 * without a copy. It is bounded; whoever finds none left uses a file. Thread-safe.
 */
final class SpoolMemory {

  private static final int BUFFERS_MAX =
      (int) (Bounds.SPOOLS_MEMORY_BYTES / Bounds.SPOOL_BUFFER_BYTES);

  private final Queue<ByteBuffer> idle = new ConcurrentLinkedQueue<>();
  private final AtomicInteger made = new AtomicInteger();

  /** An empty buffer, or null when all are in use. */
  @Nullable ByteBuffer take() {
    ByteBuffer known = idle.poll();
    if (known != null) {
      return known.clear();
    }
    if (made.incrementAndGet() > BUFFERS_MAX) {
      made.decrementAndGet();
      return null;
    }
    return ByteBuffer.allocateDirect(Bounds.SPOOL_BUFFER_BYTES);
  }

  /** Gives a buffer back that nobody reads any more. */
  void giveBack(ByteBuffer buffer) {
    idle.add(buffer);
  }

  /**
   * Forgets a buffer that a dying connection may still read, so that no other call writes to it.
   */
  void abandon() {
    made.decrementAndGet();
  }
}
