package dev.tollgate.gateway.edge;

import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.call.ClientGone;
import dev.tollgate.gateway.call.Inbound;
import dev.tollgate.gateway.call.Refusal.BodyTooLarge;
import dev.tollgate.gateway.call.Refusal.BodyTooSlow;
import dev.tollgate.gateway.call.Refused;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** A paused request body that is read when somebody asks for it. */
final class VertxBody implements Inbound.Body {

  private final HttpServerRequest request;
  private final Context context;
  private final AtomicLong received = new AtomicLong();
  private volatile boolean consumed;

  VertxBody(HttpServerRequest request, Context context) {
    this.request = request;
    this.context = context;
  }

  /** Whether the body was read to its end, so that the connection can carry another request. */
  boolean isConsumed() {
    return consumed;
  }

  @Override
  public byte[] read(int limit) {
    String declared = request.getHeader("content-length");
    if (declared != null && Long.parseLong(declared) > limit) {
      throw new Refused(new BodyTooLarge(limit));
    }
    CompletableFuture<byte[]> whole = new CompletableFuture<>();
    context.runOnContext(_ -> start(limit, whole));
    byte[] bytes = await(whole);
    consumed = true;
    return bytes;
  }

  private void start(int limit, CompletableFuture<byte[]> whole) {
    Buffer collected = Buffer.buffer();
    request.exceptionHandler(_ -> whole.completeExceptionally(new ClientGone()));
    request.handler(part -> {
      received.addAndGet(part.length());
      if (received.get() > limit) {
        request.pause();
        whole.completeExceptionally(new Refused(new BodyTooLarge(limit)));
      } else {
        collected.appendBuffer(part);
      }
    });
    request.endHandler(_ -> whole.complete(collected.getBytes()));
    if (request.isEnded()) {
      whole.complete(collected.getBytes());
    } else {
      request.resume();
    }
  }

  private byte[] await(CompletableFuture<byte[]> whole) {
    long wait = Bounds.BODY_GRACE.toMillis();
    long expected = 0;
    while (true) {
      try {
        return whole.get(wait, TimeUnit.MILLISECONDS);
      } catch (TimeoutException _) {
        expected += Bounds.BODY_BYTES_PER_SECOND_MIN;
        if (received.get() < expected) {
          throw new Refused(new BodyTooSlow());
        }
        wait = 1_000;
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new ClientGone();
      } catch (ExecutionException failed) {
        throw failed.getCause() instanceof RuntimeException known ? known : new ClientGone();
      }
    }
  }
}
