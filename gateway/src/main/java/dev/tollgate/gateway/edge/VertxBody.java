package dev.tollgate.gateway.edge;

import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.call.ClientGone;
import dev.tollgate.gateway.call.Inbound;
import dev.tollgate.gateway.call.Overtime;
import dev.tollgate.gateway.call.Refusal.BodyTooLarge;
import dev.tollgate.gateway.call.Refusal.BodyTooSlow;
import dev.tollgate.gateway.call.Refused;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A paused request body that is read when somebody asks for it; only then is a client that expects
 * {@code 100 Continue} told to go on.
 */
final class VertxBody implements Inbound.Body {

  private final HttpServerRequest request;
  private final Context context;
  private final Duration grace;
  private final AtomicLong received = new AtomicLong();
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private volatile boolean consumed;
  private volatile long expected;

  VertxBody(HttpServerRequest request, Context context, Duration grace) {
    this.request = request;
    this.context = context;
    this.grace = grace;
  }

  /** Whether nothing of the body is left, so that the connection can carry another request. */
  boolean isConsumed() {
    return consumed || !isAnnounced();
  }

  private boolean isAnnounced() {
    String length = request.getHeader("content-length");
    return request.getHeader("transfer-encoding") != null
        || (length != null && Long.parseLong(length) > 0);
  }

  /** The client left: whoever waits for the body waits no more. */
  void left() {
    whole.completeExceptionally(new ClientGone());
  }

  @Override
  public byte[] read(int limit) {
    String declared = request.getHeader("content-length");
    if (declared != null && Long.parseLong(declared) > limit) {
      throw new Refused(new BodyTooLarge(limit));
    }
    context.runOnContext(_ -> start(limit));
    byte[] bytes = await();
    consumed = true;
    return bytes;
  }

  private void start(int limit) {
    Buffer collected = Buffer.buffer();
    request.exceptionHandler(_ -> left());
    request.handler(part -> {
      if (received.addAndGet(part.length()) > limit) {
        request.pause();
        whole.completeExceptionally(new Refused(new BodyTooLarge(limit)));
      } else {
        collected.appendBuffer(part);
      }
    });
    request.endHandler(_ -> whole.complete(collected.getBytes()));
    if (request.isEnded()) {
      whole.complete(collected.getBytes());
      return;
    }
    if (expectsContinue()) {
      request.response().writeContinue();
    }
    request.resume();
  }

  private boolean expectsContinue() {
    return request.version() == HttpVersion.HTTP_1_1
        && "100-continue".equalsIgnoreCase(request.getHeader("expect"));
  }

  private byte[] await() {
    try (Overtime.Limit _ =
        Overtime.watch(
            grace,
            Duration.ofSeconds(1),
            this::isFastEnough,
            () -> whole.completeExceptionally(new Refused(new BodyTooSlow())))) {
      return whole.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new ClientGone();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException known ? known : new ClientGone();
    }
  }

  private boolean isFastEnough() {
    expected += Bounds.BODY_BYTES_PER_SECOND_MIN;
    return received.get() >= expected;
  }
}
