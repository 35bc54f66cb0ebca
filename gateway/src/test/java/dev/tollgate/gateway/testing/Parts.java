package dev.tollgate.gateway.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A stream that arrives in given parts, each read giving bytes of one part only. */
public final class Parts extends InputStream {

  private final Queue<byte[]> parts = new ArrayDeque<>();
  private byte[] current = new byte[0];
  private int next;
  private @Nullable IOException failure;

  public static Parts of(byte[]... parts) {
    Parts stream = new Parts();
    stream.parts.addAll(Arrays.asList(parts));
    return stream;
  }

  public static Parts of(String... parts) {
    Parts stream = new Parts();
    for (String part : parts) {
      stream.parts.add(part.getBytes(StandardCharsets.UTF_8));
    }
    return stream;
  }

  /** Two parts, cut at the index. */
  public static Parts cut(byte[] bytes, int at) {
    return of(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at, bytes.length));
  }

  /** Parts of {@code size} bytes each. */
  public static Parts each(byte[] bytes, int size) {
    Parts stream = new Parts();
    for (int i = 0; i < bytes.length; i += size) {
      stream.parts.add(Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + size)));
    }
    return stream;
  }

  /** Fails instead of ending. */
  public Parts thenFail() {
    failure = new IOException("connection reset by the test");
    return this;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (next == current.length) {
      byte[] part = parts.poll();
      if (part == null) {
        if (failure != null) {
          throw failure;
        }
        return -1;
      }
      current = part;
      next = 0;
    }
    int count = Math.min(length, current.length - next);
    System.arraycopy(current, next, bytes, offset, count);
    next += count;
    return count;
  }
}
