package dev.tollgate.gateway.edge;

import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.call.Cancellation;
import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.ClientGone;
import dev.tollgate.gateway.call.Headers;
import dev.tollgate.gateway.call.Overtime;
import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The client's side over Vert.x. A write waits for its own completion instead of a drain notice, so
 * that no notice can be lost, unless it is small; a client that takes nothing for a minute is
 * dropped.
 */
final class VertxClient implements Client {

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final VertxBody body;
  private final Wire wire;
  private final Duration stall;
  private final Cancellation leave = new Cancellation();
  private final AtomicInteger ahead = new AtomicInteger();
  private final AtomicLong sentAhead = new AtomicLong();
  private Future<Void> lastAhead = Future.succeededFuture();
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
  public void send(int status, Headers headers, List<ByteBuffer> parts, long length) {
    prepare(status, headers);
    response.putHeader("content-length", Long.toString(length));
    AtomicLong sent = new AtomicLong();
    for (ByteBuffer part : parts) {
      int bytes = part.remaining();
      response
          .write(BufferInternal.buffer(Unpooled.wrappedBuffer(part)))
          .onSuccess(_ -> sent.addAndGet(bytes));
    }
    finish(response.end(), sent);
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
    if (length > 0 && !writesAhead(bytes, offset, length)) {
      await(hand(() -> response.write(wrap(bytes, offset, length))));
    }
  }

  @Override
  public void writeAhead(ByteBuffer part) {
    if (gone) {
      throw new ClientGone();
    }
    int bytes = part.remaining();
    lastAhead = hand(() -> response.write(BufferInternal.buffer(Unpooled.wrappedBuffer(part))));
    lastAhead.onSuccess(_ -> sentAhead.addAndGet(bytes));
  }

  @Override
  public void awaitWritten() {
    await(lastAhead, sentAhead);
  }

  /**
   * Small writes go ahead without waiting, up to a bound, as each wait costs two thread switches. A
   * failure shows at a later write or at the end, which is always waited for.
   */
  private boolean writesAhead(byte[] bytes, int offset, int length) {
    if (gone) {
      throw new ClientGone();
    }
    if (ahead.get() + length > Bounds.WRITE_AHEAD_BYTES) {
      return false;
    }
    ahead.addAndGet(length);
    byte[] copy = Arrays.copyOfRange(bytes, offset, offset + length);
    hand(() -> response.write(wrap(copy, 0, length)))
        .onComplete(_ -> ahead.addAndGet(-length), _ -> left());
    return true;
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
    finish(last, new AtomicLong());
  }

  private void finish(Future<Void> last, AtomicLong sent) {
    ended = true;
    last.onSuccess(_ -> {
      if (closes) {
        wire.linger();
      } else {
        wire.answered();
      }
    });
    await(last, sent);
  }

  private void await(Future<Void> written) {
    await(written, new AtomicLong());
  }

  private void await(Future<Void> written, AtomicLong sent) {
    if (written.succeeded()) {
      return;
    }
    CompletableFuture<Void> done = new CompletableFuture<>();
    written.onComplete(_ -> done.complete(null), done::completeExceptionally);
    await(done, sent);
  }

  /** Waits as long as bytes leave; a stall limit without any drops the client. */
  private void await(CompletableFuture<Void> written, AtomicLong sent) {
    AtomicLong before = new AtomicLong(sent.get());
    try (Overtime.Limit _ =
        Overtime.watch(
            stall,
            stall,
            () -> before.getAndSet(sent.get()) != sent.get(),
            () -> written.completeExceptionally(new TimeoutException()))) {
      written.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw drop();
    } catch (ExecutionException _) {
      throw drop();
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
