package dev.tollgate.gateway.call;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it arrived, its body not yet read. {@code id} is ours and unique; {@code query}
 * holds decoded parameters; {@code pathValues} what the route's placeholders matched.
 */
public record Inbound(
    String id,
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> pathValues,
    Headers headers,
    String host,
    Body body,
    Instant receivedAt,
    long receivedNanos) {

  /** The body, read once, on demand. */
  public interface Body {

    /**
     * Reads the whole body, at most {@code limit} bytes, waiting for the client as long as it keeps
     * the minimum rate. Throws {@link Refused} when it is too large, too slow or breaks off.
     */
    byte[] read(int limit);
  }

  public Inbound at(Map<String, String> values) {
    return new Inbound(
        id, method, path, query, values, headers, host, body, receivedAt, receivedNanos);
  }

  public Optional<String> header(String name) {
    return headers.first(name);
  }
}
