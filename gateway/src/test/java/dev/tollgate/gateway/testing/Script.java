package dev.tollgate.gateway.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What a {@link MockUpstream} does with one request. */
@FunctionalInterface
public interface Script {

  void play(Exchange exchange) throws IOException;

  /** One step of a streamed answer. */
  @FunctionalInterface
  interface Step {
    void play(Exchange exchange) throws IOException;
  }

  /** A JSON answer with a content length. */
  static Script json(String body) {
    return json(bytes(body));
  }

  static Script json(byte[] body, String... headers) {
    return status(200, "application/json", body, headers);
  }

  /** A JSON answer in chunks of at most {@code chunk} bytes. */
  static Script chunkedJson(byte[] body, int chunk) {
    return exchange -> {
      exchange.chunkedHead(200, "content-type", "application/json");
      for (int i = 0; i < body.length; i += chunk) {
        exchange.chunk(Arrays.copyOfRange(body, i, Math.min(body.length, i + chunk)));
      }
      exchange.lastChunk();
    };
  }

  static Script status(int status, String contentType, byte[] body, String... headers) {
    return exchange -> {
      String[] all = Arrays.copyOf(headers, headers.length + 4);
      all[headers.length] = "content-type";
      all[headers.length + 1] = contentType;
      all[headers.length + 2] = "content-length";
      all[headers.length + 3] = Integer.toString(body.length);
      exchange.head(status, all);
      exchange.write(body);
    };
  }

  /** An OpenAI error envelope. */
  static Script error(int status, String type, String code, String message, String... headers) {
    String body =
        "{\"error\":{\"message\":\"%s\",\"type\":\"%s\",\"param\":null,\"code\":\"%s\"}}"
            .formatted(message, type, code);
    return status(status, "application/json", bytes(body), headers);
  }

  /** What a proxy in front of a provider says when the provider is away. */
  static Script html502() {
    return status(
        502, "text/html", bytes("<html><body><h1>502 Bad Gateway</h1>nginx</body></html>"));
  }

  /** A server-sent-event stream in chunks, one chunk a step. */
  static Script events(Step... steps) {
    return events(List.of(steps));
  }

  static Script events(List<Step> steps) {
    return exchange -> {
      exchange.chunkedHead(200, "content-type", "text/event-stream");
      for (Step step : steps) {
        step.play(exchange);
      }
      exchange.lastChunk();
    };
  }

  /** Sends text as one chunk. */
  static Step text(String text) {
    return bytesOf(bytes(text));
  }

  static Step bytesOf(byte[] bytes) {
    return exchange -> exchange.chunk(bytes);
  }

  /** Waits until the test opens the gate. */
  static Step at(Gate gate) {
    return _ -> gate.pass();
  }

  /** Cuts the connection with a reset. */
  static Step cut() {
    return Exchange::reset;
  }

  /** Waits at the gate before it begins. */
  static Script after(Gate gate, Script next) {
    return exchange -> {
      gate.pass();
      next.play(exchange);
    };
  }

  /** Takes the request and never answers; ends when the caller goes or the server stops. */
  static Script hang() {
    return Exchange::awaitClosedByPeer;
  }

  /** Sends the head and the first {@code count} bytes of a counted body, then nothing more. */
  static Script stallAfter(byte[] body, int count) {
    return exchange -> {
      exchange.head(
          200, "content-type", "application/json", "content-length", Integer.toString(body.length));
      exchange.write(Arrays.copyOf(body, count));
      exchange.awaitClosedByPeer();
    };
  }

  /** Resets the connection once the request is read. */
  static Script resetBeforeHead() {
    return Exchange::reset;
  }

  /** Closes the connection in order once the request is read. */
  static Script closeBeforeHead() {
    return Exchange::close;
  }

  /** Sends the head and {@code count} bytes of a counted body, then a reset. */
  static Script resetAfter(byte[] body, int count) {
    return exchange -> {
      exchange.head(
          200, "content-type", "application/json", "content-length", Integer.toString(body.length));
      exchange.write(Arrays.copyOf(body, count));
      exchange.reset();
    };
  }

  /** Sends the head and {@code count} bytes of a counted body, then an orderly close. */
  static Script closeAfter(byte[] body, int count) {
    return exchange -> {
      exchange.head(
          200, "content-type", "application/json", "content-length", Integer.toString(body.length));
      exchange.write(Arrays.copyOf(body, count));
      exchange.close();
    };
  }

  /** Sends {@code count} bytes in one chunk and closes without the last chunk. */
  static Script closeChunkedAfter(byte[] body, int count) {
    return exchange -> {
      exchange.chunkedHead(200, "content-type", "application/json");
      exchange.chunk(Arrays.copyOf(body, count));
      exchange.close();
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
