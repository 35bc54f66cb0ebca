package dev.tollgate.gateway.edge;

import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.Endpoint;
import dev.tollgate.gateway.call.Inbound;
import dev.tollgate.gateway.call.Refusal.MethodNotAllowed;
import dev.tollgate.gateway.call.Refusal.UnknownPath;
import dev.tollgate.gateway.call.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The one table of paths: whatever is not in it cannot be called. A pattern is literal segments and
 * placeholders, {@code {lab}} for one segment that is not empty and {@code {rest...}} for all that
 * remain; the first pattern that matches wins, and HEAD is served by GET.
 */
public final class PathTable implements Endpoint {

  private record Row(String method, List<String> pattern, String text, Endpoint endpoint) {}

  private final List<Row> rows = new ArrayList<>();

  /** Adds a row; a repeated method and pattern is a defect. */
  public PathTable on(String method, String pattern, Endpoint endpoint) {
    for (Row row : rows) {
      if (row.method.equals(method) && row.text.equals(pattern)) {
        throw new IllegalStateException("Twice in the path table: " + method + " " + pattern);
      }
    }
    rows.add(new Row(method, segments(pattern), pattern, endpoint));
    return this;
  }

  /** Every method and pattern, as {@code GET /v1/models}. */
  public List<String> inventory() {
    return rows.stream().map(row -> row.method + " " + row.text).toList();
  }

  @Override
  public void handle(Inbound inbound, Client client) {
    List<String> path = segments(inbound.path());
    TreeSet<String> allowed = new TreeSet<>();
    for (Row row : rows) {
      Optional<Map<String, String>> values = match(row.pattern, path);
      if (values.isPresent()) {
        if (row.method.equals(inbound.method()) || isHead(inbound, row)) {
          row.endpoint.handle(inbound.at(values.get()), client);
          return;
        }
        allowed.add(row.method);
      }
    }
    throw new Refused(
        allowed.isEmpty()
            ? new UnknownPath(inbound.path())
            : new MethodNotAllowed(inbound.method(), String.join(", ", allowed)));
  }

  private static boolean isHead(Inbound inbound, Row row) {
    return inbound.method().equals("HEAD") && row.method.equals("GET");
  }

  private static Optional<Map<String, String>> match(List<String> pattern, List<String> path) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < pattern.size(); i++) {
      String expected = pattern.get(i);
      if (expected.endsWith("...}")) {
        String rest = String.join("/", path.subList(Math.min(i, path.size()), path.size()));
        values.put(expected.substring(1, expected.length() - 4), rest);
        return rest.isEmpty() ? Optional.empty() : Optional.of(values);
      }
      String actual = i < path.size() ? path.get(i) : null;
      if (!matches(expected, actual, values)) {
        return Optional.empty();
      }
    }
    return path.size() == pattern.size() ? Optional.of(values) : Optional.empty();
  }

  private static boolean matches(
      String expected, @Nullable String actual, Map<String, String> values) {
    if (actual == null || actual.isEmpty()) {
      return false;
    }
    if (expected.startsWith("{")) {
      values.put(expected.substring(1, expected.length() - 1), actual);
      return true;
    }
    return expected.equals(actual);
  }

  private static List<String> segments(String path) {
    String trimmed = path.startsWith("/") ? path.substring(1) : path;
    return trimmed.isEmpty() ? List.of() : List.of(trimmed.split("/", -1));
  }
}
