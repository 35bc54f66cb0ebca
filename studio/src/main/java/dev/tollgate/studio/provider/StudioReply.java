package dev.tollgate.studio.provider;

import dev.tollgate.gateway.call.Cancellation;
import dev.tollgate.gateway.call.Headers;
import dev.tollgate.gateway.call.Reply;
import java.io.InputStream;
import java.util.concurrent.Future;

/** A drawing under way; closing it early stops the drawing. */
record StudioReply(Easel easel, Future<?> drawing, Cancellation cancellation, boolean stream)
    implements Reply {

  @Override
  public int status() {
    return 200;
  }

  @Override
  public Headers headers() {
    return Headers.of("content-type", stream ? "text/event-stream" : "application/json");
  }

  @Override
  public InputStream body() {
    return easel;
  }

  @Override
  public void close() {
    cancellation.stops(null);
    drawing.cancel(true);
  }
}
