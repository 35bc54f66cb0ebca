package dev.tollgate.gateway.edge;

import dev.tollgate.gateway.Bounds;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Refuses ambiguous HTTP/1 framing before any parser sees it, and cuts heads that arrive too slowly
 * and connections that stay idle. Lives on the event loop of its connection.
 *
 * <p>Two parsers that disagree about where a request ends let one client's bytes become another's
 * request (RFC 9112 section 11.2), so everything that parsers are known to disagree about is
 * refused here: bare line feeds, folded lines, spaces before colons, repeated or signed lengths,
 * length beside transfer coding, codings other than chunked, NUL bytes, chunk extensions with odd
 * bytes, zero or several Host fields.
 */
final class FramingGuard extends ChannelInboundHandlerAdapter {

  private final RequestFraming framing = new RequestFraming();
  private @Nullable ScheduledFuture<?> timer;
  private boolean timingHead;
  private boolean broken;

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    if (context.channel().isActive()) {
      expectRequest(context);
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    expectRequest(context);
    context.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (broken || !(message instanceof ByteBuf bytes)) {
      ReferenceCountUtil.release(message);
      return;
    }
    String fault = framing.accept(bytes);
    if (fault != null) {
      broken = true;
      ReferenceCountUtil.release(message);
      stopTimer();
      refuse(context, fault);
      return;
    }
    if (!framing.headStarted()) {
      stopTimer();
    } else if (!timingHead) {
      startTimer(context, Bounds.HEAD_DEADLINE.toMillis());
      timingHead = true;
    }
    context.fireChannelRead(message);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    stopTimer();
    context.fireChannelInactive();
  }

  /** To be called on the event loop when an answer is complete: the connection may now idle. */
  void answered(ChannelHandlerContext context) {
    if (framing.isInHead() && !framing.headStarted()) {
      expectRequest(context);
    }
  }

  private void expectRequest(ChannelHandlerContext context) {
    if (timer == null) {
      startTimer(context, Bounds.KEEP_ALIVE_IDLE.toMillis());
    }
  }

  private void startTimer(ChannelHandlerContext context, long millis) {
    stopTimer();
    timer = context.executor().schedule(() -> expired(context), millis, TimeUnit.MILLISECONDS);
  }

  private void stopTimer() {
    timingHead = false;
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }

  private void expired(ChannelHandlerContext context) {
    timer = null;
    if (framing.headStarted()) {
      broken = true;
      refuse(context, "the request head took too long");
    } else {
      context.close();
    }
  }

  private static void refuse(ChannelHandlerContext context, String fault) {
    String body =
        "{\"error\":{\"message\":\"Bad HTTP request: "
            + fault
            + ".\",\"type\":\"invalid_request_error\",\"param\":null,\"code\":\"bad_http\"}}";
    String answer =
        "HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\nconnection: close\r\n"
            + "content-length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    context
        .writeAndFlush(Unpooled.copiedBuffer(answer, StandardCharsets.US_ASCII))
        .addListener(ChannelFutureListener.CLOSE);
  }
}
