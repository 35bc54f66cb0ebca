package dev.tollgate.gateway.edge;

import dev.tollgate.gateway.call.Cancellation;
import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.ClientGone;
import dev.tollgate.gateway.call.Headers;
import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The client's side over Vert.x. Each write waits for its own completion instead of a drain notice,
 * so that no notice can be lost; a client that takes nothing for a minute is dropped.
 */
final class VertxClient implements Client {

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final VertxBody body;
  private final Wire wire;
  private final Duration stall;
  private final Cancellation leave = new Cancellation();
  private boolean closes;
  private volatile boolean gone;
  private volatile boolean ended;

  /** To be made on the event loop, before the response is first used. */
  VertxClient(HttpServerRequest request, VertxBody body, Duration stall) {
    this.request = request;
    this.response = request.response();
    this.body = body;
    this.wire = Wire.of(request.connection());
    this.stall = stall;
    response.exceptionHandler(_ -> left());
    response.closeHandler(_ -> left());
  }

  /** What is under way may take a moment to stop, and the event loop must not wait for it. */
  private void left() {
    body.left();
    if (!ended) {
      gone = true;
      Thread.startVirtualThread(leave::cancel);
    }
  }

  /** Whether the answer was completed or cut. */
  boolean isEnded() {
    return ended;
  }

  @Override
  public void onLeave(Runnable action) {
    leave.stops(action);
  }

  @Override
  public boolean isGone() {
    return gone;
  }

  @Override
  public boolean isAnswered() {
    return response.headWritten();
  }

  @Override
  public void send(int status, Headers headers, byte[] bytes, int length) {
    prepare(status, headers);
    response.putHeader("content-length", Integer.toString(length));
    finish(hand(() -> response.end(wrap(bytes, 0, length))));
  }

  @Override
  public void send(int status, Headers headers, FileChannel file, long length) {
    prepare(status, headers);
    response.putHeader("content-length", Long.toString(length));
    await(hand(response::writeHead));
    AtomicLong sent = new AtomicLong();
    await(wire.sendFile(file, length, sent), sent);
    finish(hand(() -> response.end()));
  }

  @Override
  public void head(int status, Headers headers) {
    prepare(status, headers);
    if (request.version() == HttpVersion.HTTP_1_0) {
      closeAfterAnswer(); // the only end that HTTP/1.0 knows for a body of unknown length
      await(hand(() -> response.write(Buffer.buffer())));
      return;
    }
    if (headers.first("content-length").isEmpty()) {
      response.setChunked(true);
    }
    await(hand(response::writeHead));
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (length > 0) {
      await(hand(() -> response.write(wrap(bytes, offset, length))));
    }
  }

  @Override
  public void end(Headers trailers) {
    if (response.isChunked()) {
      trailers.forEach((name, value) -> response.putTrailer(name, value));
    }
    finish(hand(() -> response.end()));
  }

  @Override
  public void abort() {
    ended = true;
    wire.cut();
  }

  private void prepare(int status, Headers headers) {
    if (gone) {
      throw new ClientGone();
    }
    response.headers().clear(); // of an answer that was prepared before and failed
    response.setStatusCode(status);
    headers.forEach((name, value) -> response.headers().add(name, value));
    if (!body.isConsumed()) {
      closeAfterAnswer();
      response.putHeader("connection", "close");
    }
  }

  /** Hands a write to the event loop; when the server has stopped, its clients are gone. */
  private Future<Void> hand(Supplier<Future<Void>> write) {
    try {
      return write.get();
    } catch (RejectedExecutionException _) {
      gone = true;
      throw new ClientGone();
    }
  }

  private void closeAfterAnswer() {
    closes = true;
    wire.closeAfterAnswer();
  }

  private void finish(Future<Void> last) {
    ended = true;
    last.onSuccess(_ -> {
      if (closes) {
        wire.linger();
      } else {
        wire.answered();
      }
    });
    await(last);
  }

  private void await(Future<Void> written) {
    await(written.toCompletionStage().toCompletableFuture(), new AtomicLong());
  }

  /** Waits as long as bytes leave; a stall limit without any drops the client. */
  private void await(CompletableFuture<Void> written, AtomicLong sent) {
    long before = -1;
    while (true) {
      try {
        written.get(stall.toMillis(), TimeUnit.MILLISECONDS);
        return;
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw drop();
      } catch (ExecutionException _) {
        throw drop();
      } catch (TimeoutException _) {
        if (sent.get() == Math.max(before, 0)) {
          throw drop();
        }
        before = sent.get();
      }
    }
  }

  private ClientGone drop() {
    gone = true;
    wire.cut();
    return new ClientGone();
  }

  private static Buffer wrap(byte[] bytes, int offset, int length) {
    return BufferInternal.buffer(Unpooled.wrappedBuffer(bytes, offset, length));
  }
}
