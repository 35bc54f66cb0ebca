package dev.tollgate.gateway.call;

import java.nio.channels.FileChannel;

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

  /** Sends a complete answer, the first {@code length} bytes of a file. */
  void send(int status, Headers headers, FileChannel body, long length);

  /** Starts a streamed answer. */
  void head(int status, Headers headers);

  /** Writes a part of a streamed answer; the array may be reused when this returns. */
  void write(byte[] bytes, int offset, int length);

  /** Ends a streamed answer; trailers are sent when the client can take them. */
  void end(Headers trailers);

  /** Cuts the connection, so that an incomplete answer cannot pass for a complete one. */
  void abort();
}
