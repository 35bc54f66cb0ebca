package dev.tollgate.gateway.edge;

import dev.tollgate.gateway.Bounds;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The client's side over Vert.x. Each write waits for its own completion instead of a drain notice,
 * so that no notice can be lost; a client that takes nothing for a minute is dropped.
 */
final class VertxClient implements Client {

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final VertxBody body;
  private final Cancellation leave = new Cancellation();
  private volatile boolean gone;
  private volatile boolean ended;

  /** To be made on the event loop, before the response is first used. */
  VertxClient(HttpServerRequest request, VertxBody body) {
    this.request = request;
    this.response = request.response();
    this.body = body;
    response.exceptionHandler(_ -> left());
    response.closeHandler(_ -> left());
  }

  private void left() {
    if (!ended) {
      gone = true;
      leave.cancel();
    }
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
    finish(response.end(wrap(bytes, 0, length)));
  }

  @Override
  public void send(int status, Headers headers, FileChannel file, long length) {
    prepare(status, headers);
    response.putHeader("content-length", Long.toString(length));
    ended = true;
    awaitAtLeast(response.sendFile(file, 0, length), length);
    closeIfUnread();
  }

  @Override
  public void head(int status, Headers headers) {
    prepare(status, headers);
    if (!headers.first("content-length").isPresent()) {
      response.setChunked(request.version() == HttpVersion.HTTP_1_1);
    }
    await(response.writeHead());
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (length > 0) {
      await(response.write(wrap(bytes, offset, length)));
    }
  }

  @Override
  public void end(Headers trailers) {
    if (response.isChunked()) {
      trailers.forEach((name, value) -> response.putTrailer(name, value));
    }
    finish(response.end());
  }

  @Override
  public void abort() {
    ended = true;
    request.connection().close();
  }

  private void prepare(int status, Headers headers) {
    if (gone) {
      throw new ClientGone();
    }
    response.setStatusCode(status);
    headers.forEach((name, value) -> response.headers().add(name, value));
    if (!body.isConsumed() && hasBody()) {
      response.putHeader("connection", "close");
    }
  }

  private boolean hasBody() {
    String length = request.getHeader("content-length");
    return request.getHeader("transfer-encoding") != null
        || (length != null && !length.equals("0"));
  }

  private void finish(Future<Void> last) {
    ended = true;
    await(last);
    closeIfUnread();
  }

  private void closeIfUnread() {
    if (!body.isConsumed() && hasBody()) {
      request.connection().close();
    }
  }

  private void await(Future<Void> written) {
    awaitAtLeast(written, 0);
  }

  /** Waits as long as a client at 16 KiB a second may need, and at least the stall limit. */
  private void awaitAtLeast(Future<Void> written, long bytes) {
    try {
      written
          .toCompletionStage()
          .toCompletableFuture()
          .get(Bounds.WRITE_STALL_MAX.toSeconds() + bytes / (16 * 1024), TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw gone();
    } catch (ExecutionException | TimeoutException _) {
      request.connection().close();
      throw gone();
    }
  }

  private ClientGone gone() {
    gone = true;
    return new ClientGone();
  }

  private static Buffer wrap(byte[] bytes, int offset, int length) {
    return BufferInternal.buffer(Unpooled.wrappedBuffer(bytes, offset, length));
  }
}
