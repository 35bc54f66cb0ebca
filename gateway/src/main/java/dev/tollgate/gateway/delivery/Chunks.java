package dev.tollgate.gateway.delivery;

import dev.tollgate.gateway.Bounds;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/** Arrays to read into, used again by the next call instead of made anew. Thread-safe. */
final class Chunks {

  private static final int KEPT_MAX = 32;

  private final Queue<byte[]> idle = new ArrayBlockingQueue<>(KEPT_MAX);

  byte[] take() {
    byte[] known = idle.poll();
    return known == null ? new byte[Bounds.CHUNK_BYTES] : known;
  }

  /** Gives an array back that nobody reads or writes any more. */
  void giveBack(byte[] chunk) {
    boolean _ = idle.offer(chunk);
  }
}
