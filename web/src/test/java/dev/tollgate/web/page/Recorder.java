package dev.tollgate.web.page;

import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.Headers;
import dev.tollgate.gateway.call.Inbound;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A client that keeps the one complete answer it gets. */
final class Recorder implements Client {

  int status;
  Headers headers = new Headers();
  String body = "";

  /** A GET by a browser on this machine; {@code target} may carry a query without escapes. */
  static Inbound get(String target, String... moreHeaders) {
    int mark = target.indexOf('?');
    Map<String, String> query = new LinkedHashMap<>();
    if (mark > 0) {
      for (String pair : target.substring(mark + 1).split("&")) {
        query.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
      }
    }
    Headers headers = Headers.of("accept", "text/html", "host", "localhost:4280");
    headers.setAll(Headers.of(moreHeaders));
    return new Inbound(
        "req_test",
        "GET",
        mark > 0 ? target.substring(0, mark) : target,
        query,
        Map.of(),
        headers,
        headers.first("host").orElse(""),
        _ -> new byte[0],
        Instant.EPOCH,
        0);
  }

  @Override
  public void onLeave(Runnable action) {}

  @Override
  public boolean isGone() {
    return false;
  }

  @Override
  public boolean isAnswered() {
    return status != 0;
  }

  @Override
  public void send(int newStatus, Headers newHeaders, byte[] bytes, int length) {
    status = newStatus;
    headers = newHeaders;
    body = new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  @Override
  public void send(int newStatus, Headers newHeaders, FileChannel file, long length) {
    throw new UnsupportedOperationException("Pages are sent whole");
  }

  @Override
  public void head(int newStatus, Headers newHeaders) {
    throw new UnsupportedOperationException("Pages are not streamed");
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    throw new UnsupportedOperationException("Pages are not streamed");
  }

  @Override
  public void end(Headers trailers) {
    throw new UnsupportedOperationException("Pages are not streamed");
  }

  @Override
  public void abort() {}
}
