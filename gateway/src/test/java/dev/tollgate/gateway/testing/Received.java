package dev.tollgate.gateway.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A request as it arrived: {@code raw} is every byte of it, {@code connection} the number of the
 * connection it came by. {@code closed} is completed when the peer's close is seen.
 */
public record Received(
    int connection,
    String method,
    String target,
    List<Field> fields,
    byte[] body,
    byte[] raw,
    CompletableFuture<Void> closed) {

  /** One header field; the name in lower case. */
  public record Field(String name, String value) {}

  public Optional<String> header(String name) {
    return headers(name).stream().findFirst();
  }

  public List<String> headers(String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name.toLowerCase(Locale.ROOT)))
        .map(Field::value)
        .toList();
  }

  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public String rawText() {
    return new String(raw, StandardCharsets.ISO_8859_1);
  }

  /** Waits until the peer's close is seen; fails when it is not within {@code millis}. */
  public void awaitClosed(long millis) {
    try {
      closed.get(millis, TimeUnit.MILLISECONDS);
    } catch (Exception late) {
      throw new AssertionError("The caller did not close within " + millis + " ms", late);
    }
  }

  static Received parse(
      int connection, String head, byte[] body, byte[] raw, CompletableFuture<Void> closed) {
    String[] lines = head.split("\r\n");
    String[] words = lines[0].split(" ");
    List<Field> fields = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      fields.add(
          new Field(
              lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
              lines[i].substring(colon + 1).strip()));
    }
    return new Received(connection, words[0], words[1], fields, body, raw, closed);
  }
}
