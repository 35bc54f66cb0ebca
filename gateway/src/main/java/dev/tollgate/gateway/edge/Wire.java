package dev.tollgate.gateway.edge;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelProgressiveFuture;
import io.netty.channel.ChannelProgressiveFutureListener;
import io.netty.channel.ChannelProgressivePromise;
import io.netty.channel.DefaultFileRegion;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.channels.FileChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/** The socket under a connection, for what the server library has no words for. Thread-safe. */
final class Wire {

  private static final String GUARD = "framing";

  private final Channel channel;

  private Wire(Channel channel) {
    this.channel = channel;
  }

  static Wire of(HttpConnection connection) {
    return new Wire(((ConnectionBase) connection).channel());
  }

  /** Puts the guard in front of everything; to be called on the event loop. */
  void guard(Deadlines deadlines) {
    channel.pipeline().addFirst(GUARD, new FramingGuard(deadlines));
  }

  /** Lets no request behind this one be served. */
  void closeAfterAnswer() {
    if (channel.pipeline().get(GUARD) instanceof FramingGuard guard) {
      guard.closeAfterAnswer();
    }
  }

  boolean closesAfterAnswer() {
    return channel.pipeline().get(GUARD) instanceof FramingGuard guard && guard.closesAfterAnswer();
  }

  void answered() {
    onGuard(FramingGuard::answered);
  }

  void linger() {
    onGuard(FramingGuard::linger);
  }

  void cut() {
    onGuard(FramingGuard::cut);
  }

  /**
   * Sends a file from its start to its given length, between the head and the end of an answer. The
   * counter follows the bytes that left; the file is closed.
   */
  CompletableFuture<Void> sendFile(FileChannel file, long length, AtomicLong sent) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    ChannelProgressivePromise promise = channel.newProgressivePromise();
    promise.addListener(
        new ChannelProgressiveFutureListener() {
          @Override
          public void operationProgressed(
              ChannelProgressiveFuture future, long progress, long total) {
            sent.set(progress);
          }

          @Override
          public void operationComplete(ChannelProgressiveFuture future) {
            if (future.isSuccess()) {
              done.complete(null);
            } else {
              done.completeExceptionally(future.cause());
            }
          }
        });
    channel.writeAndFlush(new DefaultFileRegion(file, 0, length), promise);
    return done;
  }

  private void onGuard(BiConsumer<FramingGuard, ChannelHandlerContext> action) {
    if (channel.eventLoop().inEventLoop()) {
      act(action);
    } else {
      try {
        channel.eventLoop().execute(() -> act(action));
      } catch (RejectedExecutionException _) {
        return; // the server has stopped and took the connection along
      }
    }
  }

  private void act(BiConsumer<FramingGuard, ChannelHandlerContext> action) {
    ChannelHandlerContext context = channel.pipeline().context(GUARD);
    if (context != null && context.handler() instanceof FramingGuard guard) {
      action.accept(guard, context);
    }
  }
}
