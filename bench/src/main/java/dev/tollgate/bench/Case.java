package dev.tollgate.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * One thing to measure: a request, and how it is repeated. {@code unbuffered} is nginx's mode for
 * streams; {@code target} is the ratio to nginx that we promised to stay under.
 */
record Case(
    String name,
    String title,
    String path,
    String body,
    boolean passThrough,
    boolean unbuffered,
    Repeat repeat,
    double target) {

  /** How a request is repeated. */
  sealed interface Repeat {
    /** Each of so many connections sends its next call when the last one was answered. */
    record Closed(int width) implements Repeat {}

    /** Calls start on a schedule, so many a second. */
    record Constant(double callsPerSecond) implements Repeat {}
  }

  private static final String CHAT = "/v1/chat/completions";
  private static final String PICTURES = "/v1/images/generations";

  /** The page of one model; nginx serves a file of about its size under the same address. */
  static final String MODEL_PAGE = "/models/openai/gpt-image-2";

  private static final String MESSAGES =
      "{\"model\":\"openai/gpt-4.1-mini\",\"max_tokens\":200,\"messages\":[{\"role\":\"system\","
          + "\"content\":\"You answer in one short sentence.\"},{\"role\":\"user\",\"content\":"
          + "\"Why is the sky blue in the day and red in the evening?\"}]";
  private static final String PICTURE =
      "{\"model\":\"openai/gpt-image-2\",\"prompt\":\"A lighthouse in fog, %s\",\"n\":1,"
          + "\"size\":\"1024x1024\",\"quality\":\"medium\"}";
  private static final String SMALL = PICTURE.formatted("2mb");
  private static final String LARGE = PICTURE.formatted("12mb");

  static final Case CHAT_CLOSED =
      new Case("chat-c50", "chat 700 B, 50 at once", CHAT, MESSAGES + "}", false, false, of(50), 3);

  static final Case LARGE_PICTURE =
      new Case("12mb", "12 MB picture, cost in header", PICTURES, LARGE, false, false, of(4), 1.5);

  static final List<Case> ALL =
      List.of(
          CHAT_CLOSED,
          new Case(
              "chat-500",
              "chat 700 B, 500 a second",
              CHAT,
              MESSAGES + "}",
              false,
              false,
              new Repeat.Constant(500),
              3),
          new Case(
              "sse",
              "SSE 20 events, 50 at once",
              CHAT,
              MESSAGES + ",\"stream\":true}",
              false,
              true,
              of(50),
              2),
          new Case(
              "2mb", "2 MB picture, cost in header", PICTURES, SMALL, false, false, of(8), 1.5),
          new Case(
              "2mb-through",
              "2 MB picture, passed through",
              PICTURES,
              SMALL,
              true,
              false,
              of(8),
              1.2),
          LARGE_PICTURE,
          new Case(
              "12mb-through",
              "12 MB picture, passed through",
              PICTURES,
              LARGE,
              true,
              false,
              of(4),
              1.2),
          new Case(
              "page",
              "model page, 500 a second; nginx: a file",
              MODEL_PAGE,
              "",
              false,
              false,
              new Repeat.Constant(500),
              20));

  private static Repeat of(int width) {
    return new Repeat.Closed(width);
  }

  Case withBody(String other) {
    return new Case(name, title, path, other, passThrough, unbuffered, repeat, target);
  }

  /** Whether every call leaves a row in the ledger; pages cost nothing. */
  boolean isBilled() {
    return !body.isEmpty();
  }

  /** The request as bytes on the wire. */
  byte[] request(String key) {
    if (!isBilled()) {
      return ("GET " + path + " HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: text/html\r\n\r\n")
          .getBytes(StandardCharsets.US_ASCII);
    }
    String head =
        String.format(
            Locale.ROOT,
            "POST %s HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer %s\r\n"
                + "content-type: application/json\r\n%scontent-length: %d\r\n\r\n",
            path,
            key,
            passThrough ? "x-tollgate-delivery: pass-through\r\n" : "",
            body.length());
    return (head + body).getBytes(StandardCharsets.US_ASCII);
  }
}
