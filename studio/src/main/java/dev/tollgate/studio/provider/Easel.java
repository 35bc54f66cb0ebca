package dev.tollgate.studio.provider;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Passes an answer from the thread that draws it to the thread that sends it, a few parts at a
 * time, so that ten large pictures never wait in memory together.
 */
final class Easel extends InputStream {

  private static final int PARTS_MAX = 4;
  private static final int WAIT_SECONDS = 300;
  private static final byte[] END = new byte[0];

  private final BlockingQueue<byte[]> parts = new ArrayBlockingQueue<>(PARTS_MAX);
  private volatile @Nullable RuntimeException failure;
  private byte[] current = END;
  private int position;
  private boolean ended;

  /** Draws, on the calling thread; the reader sees the end or the failure. */
  void fill(Runnable drawing) {
    try {
      drawing.run();
    } catch (RuntimeException failed) {
      failure = failed;
    } finally {
      put(END);
    }
  }

  /** Adds a part; waits while the reader is behind and gives up when the thread is interrupted. */
  void put(byte[] part) {
    try {
      if (!parts.offer(part, WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("Nobody read the picture for " + WAIT_SECONDS + " s");
      }
    } catch (InterruptedException _) {
      parts.clear();
      failure = new IllegalStateException("The drawing was cancelled");
      parts.add(END);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The drawing was cancelled");
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (!ended && position == current.length) {
      next();
    }
    if (ended) {
      return -1;
    }
    int taken = Math.min(length, current.length - position);
    System.arraycopy(current, position, bytes, offset, taken);
    position += taken;
    return taken;
  }

  private void next() throws IOException {
    try {
      byte[] part = parts.poll(WAIT_SECONDS, TimeUnit.SECONDS);
      if (part == null) {
        throw new IOException("The drawing took too long");
      }
      current = part;
      position = 0;
      ended = part.length == 0;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while waiting for the drawing");
    }
    if (ended && failure != null) {
      throw new IOException("The drawing failed", failure);
    }
  }
}
