package dev.tollgate.gateway.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Refuses ambiguous HTTP/1 framing before any parser sees it, and cuts heads that arrive too slowly
 * and connections that stay idle. Lives on the event loop of its connection, nearest to the socket.
 *
 * <p>Two parsers that disagree about where a request ends let one client's bytes become another's
 * request (RFC 9112 section 11.2), so everything that parsers are known to disagree about is
 * refused here: bare line feeds, folded lines, spaces before colons, repeated or signed lengths,
 * length beside transfer coding, codings other than chunked, control characters, chunk extensions
 * with odd bytes, zero or several Host fields.
 *
 * <p>A refusal must not land in the middle of an answer: bad bytes behind a good request wait until
 * that request is answered, and bad bytes in a body whose answer has begun cut the connection.
 */
final class FramingGuard extends ChannelDuplexHandler {

  private static final int STATUS_OFFSET = "HTTP/1.1 ".length();

  private final RequestFraming framing = new RequestFraming();
  private final Deadlines deadlines;
  private @Nullable ScheduledFuture<?> timer;
  private @Nullable String fault;
  private boolean timingHead;
  private boolean answerBegan;
  private boolean closing;
  private int answered;
  private volatile boolean closesAfterAnswer;

  FramingGuard(Deadlines deadlines) {
    this.deadlines = deadlines;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    if (context.channel().isActive()) {
      keepTime(context);
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    keepTime(context);
    context.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (closing || fault != null || !(message instanceof ByteBuf bytes)) {
      ReferenceCountUtil.release(message);
      return;
    }
    fault = framing.accept(bytes);
    if (fault != null) {
      ReferenceCountUtil.release(message);
      stopTimer();
      refuseInTurn(context);
      return;
    }
    keepTime(context);
    context.fireChannelRead(message);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (closing) {
      ReferenceCountUtil.release(message);
      promise.tryFailure(new ClosedChannelException());
      return;
    }
    answerBegan |= !isContinue(message);
    context.write(message, promise);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    stopTimer();
    context.fireChannelInactive();
  }

  /**
   * The answer under way is the last of its connection; requests behind it are not served. May be
   * called by any thread.
   */
  void closeAfterAnswer() {
    closesAfterAnswer = true;
  }

  boolean closesAfterAnswer() {
    return closesAfterAnswer;
  }

  /** An answer left completely, so that the next request is waited for. */
  void answered(ChannelHandlerContext context) {
    answered++;
    answerBegan = false;
    if (fault != null) {
      refuseInTurn(context);
    } else if (!closing) {
      keepTime(context);
    }
  }

  /**
   * Sends no more, and closes when the client does or the linger ends; what it sends is dropped.
   */
  void linger(ChannelHandlerContext context) {
    closing = true;
    stopTimer();
    if (context.channel() instanceof DuplexChannel duplex && duplex.isActive()) {
      duplex.config().setAutoRead(true);
      duplex.shutdownOutput();
      timer = schedule(context, deadlines.linger(), context::close);
    }
  }

  /** Resets the connection at once, whatever waits to be written. */
  void cut(ChannelHandlerContext context) {
    closing = true;
    stopTimer();
    if (context.channel().isOpen()) {
      context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
      context.close();
    }
  }

  private int unanswered() {
    return framing.heads() - answered;
  }

  private void refuseInTurn(ChannelHandlerContext context) {
    int ownTurn = framing.isInHead() ? 0 : 1;
    if (unanswered() > ownTurn || closing) {
      return;
    }
    if (answerBegan || unanswered() < ownTurn) {
      cut(context);
    } else {
      refuse(context, String.valueOf(fault));
    }
  }

  private void keepTime(ChannelHandlerContext context) {
    if (unanswered() > 0 || !framing.isInHead()) {
      stopTimer();
    } else if (framing.headStarted()) {
      if (!timingHead) {
        stopTimer();
        timer = schedule(context, deadlines.head(), () -> headExpired(context));
        timingHead = true;
      }
    } else if (timer == null || timingHead) {
      stopTimer();
      timer = schedule(context, deadlines.idle(), context::close);
    }
  }

  private void stopTimer() {
    timingHead = false;
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }

  private void headExpired(ChannelHandlerContext context) {
    fault = "the request head took too long";
    refuse(context, fault);
  }

  private static ScheduledFuture<?> schedule(
      ChannelHandlerContext context, Duration delay, Runnable action) {
    return context.executor().schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void refuse(ChannelHandlerContext context, String reason) {
    String body =
        "{\"error\":{\"message\":\"Bad HTTP request: "
            + reason
            + ".\",\"type\":\"invalid_request_error\",\"param\":null,\"code\":\"bad_http\"}}";
    String answer =
        "HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\nconnection: close\r\n"
            + "content-length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    closing = true;
    context
        .writeAndFlush(Unpooled.copiedBuffer(answer, StandardCharsets.US_ASCII))
        .addListener(_ -> linger(context));
  }

  private static boolean isContinue(Object message) {
    return message instanceof ByteBuf bytes
        && bytes.readableBytes() > STATUS_OFFSET
        && bytes.getByte(bytes.readerIndex() + STATUS_OFFSET) == '1';
  }
}
