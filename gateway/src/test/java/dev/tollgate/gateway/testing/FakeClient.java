package dev.tollgate.gateway.testing;

import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.ClientGone;
import dev.tollgate.gateway.call.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/** A client in memory that takes everything, until it is told to leave. Thread-safe. */
public class FakeClient implements Client {

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status;
  private int writes;
  private Headers headers = new Headers();
  private Headers trailers = new Headers();
  private boolean ended;
  private boolean aborted;
  private boolean gone;
  private @Nullable Runnable onLeave;

  /** What was sent so far. */
  public synchronized byte[] body() {
    return body.toByteArray();
  }

  public String text() {
    return new String(body(), java.nio.charset.StandardCharsets.UTF_8);
  }

  public synchronized int status() {
    return status;
  }

  /** How many writes the body took. */
  public synchronized int writes() {
    return writes;
  }

  public synchronized Headers headers() {
    return headers;
  }

  public synchronized Headers trailers() {
    return trailers;
  }

  /** Whether the answer was completed. */
  public synchronized boolean isEnded() {
    return ended;
  }

  public synchronized boolean isAborted() {
    return aborted;
  }

  /** Leaves: later writes fail. */
  public void leave() {
    Runnable action;
    synchronized (this) {
      gone = true;
      action = onLeave;
    }
    if (action != null) {
      action.run();
    }
  }

  @Override
  public synchronized void onLeave(Runnable action) {
    onLeave = action;
  }

  @Override
  public synchronized boolean isGone() {
    return gone;
  }

  @Override
  public synchronized boolean isAnswered() {
    return status != 0;
  }

  @Override
  public synchronized void send(int code, Headers fields, byte[] bytes, int length) {
    head(code, fields);
    write(bytes, 0, length);
    end(new Headers());
  }

  @Override
  public synchronized void send(int code, Headers fields, FileChannel file, long length) {
    head(code, fields);
    ByteBuffer read = ByteBuffer.allocate((int) length);
    try {
      while (read.hasRemaining() && file.read(read, read.position()) >= 0) {
        // reads on
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    write(read.array(), 0, read.position());
    end(new Headers());
  }

  @Override
  public synchronized void head(int code, Headers fields) {
    requireHere();
    if (status != 0) {
      throw new IllegalStateException("Two heads");
    }
    status = code;
    headers = fields;
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    requireHere();
    if (status == 0 || ended) {
      throw new IllegalStateException("Written before the head or after the end");
    }
    writes++;
    body.write(bytes, offset, length);
  }

  @Override
  public synchronized void end(Headers fields) {
    requireHere();
    if (ended) {
      throw new IllegalStateException("Two ends");
    }
    ended = true;
    trailers = fields;
  }

  @Override
  public synchronized void abort() {
    aborted = true;
  }

  private void requireHere() {
    if (gone) {
      throw new ClientGone();
    }
  }
}
