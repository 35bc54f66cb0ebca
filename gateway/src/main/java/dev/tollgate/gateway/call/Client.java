package dev.tollgate.gateway.call;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;

/**
 * The caller's side of a call, written to from one thread. Writing blocks while the client is slow
 * and throws {@link ClientGone} once it has left.
 */
public interface Client {

  /**
   * Runs the action, on some other thread and without blocking it, when the client leaves early.
   */
  void onLeave(Runnable action);

  boolean isGone();

  /** Whether the head of the answer was sent, after which no other status can be told. */
  boolean isAnswered();

  /** Sends a complete answer, the first {@code length} bytes of the array. */
  void send(int status, Headers headers, byte[] body, int length);

  /** Sends a complete answer. */
  default void send(int status, Headers headers, byte[] body) {
    send(status, headers, body, body.length);
  }

  /**
   * Sends a complete answer that lies in several buffers, {@code length} bytes in all. They may be
   * used again when this returns, but not when it throws.
   */
  default void send(int status, Headers headers, List<ByteBuffer> parts, long length) {
    ByteBuffer whole = ByteBuffer.allocate(Math.toIntExact(length));
    parts.forEach(part -> whole.put(part.duplicate()));
    send(status, headers, whole.array());
  }

  /** Sends a complete answer, the first {@code length} bytes of a file. */
  void send(int status, Headers headers, FileChannel body, long length);

  /** Starts a streamed answer. */
  void head(int status, Headers headers);

  /** Writes a part of a streamed answer; the array may be reused when this returns. */
  void write(byte[] bytes, int offset, int length);

  /**
   * Writes a part of a streamed answer without waiting for it; the buffer belongs to the connection
   * until {@link #awaitWritten} returns.
   */
  default void writeAhead(ByteBuffer part) {
    byte[] bytes = new byte[part.remaining()];
    part.get(bytes);
    write(bytes, 0, bytes.length);
  }

  /** Waits until everything written before has left. */
  default void awaitWritten() {}

  /** Ends a streamed answer; trailers are sent when the client can take them. */
  void end(Headers trailers);

  /** Cuts the connection, so that an incomplete answer cannot pass for a complete one. */
  void abort();
}
