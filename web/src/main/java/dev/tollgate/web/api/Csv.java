package dev.tollgate.web.api;

import dev.tollgate.gateway.call.Inbound;
import java.util.List;
import java.util.stream.Collectors;

/** Tables as CSV, safe to open in a spreadsheet: a cell never begins a formula. */
final class Csv {

  private final StringBuilder text = new StringBuilder();

  Csv(String... heads) {
    row(List.of(heads));
  }

  void row(List<String> cells) {
    text.append(cells.stream().map(Csv::cell).collect(Collectors.joining(","))).append("\r\n");
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** Whether the caller wants a table: {@code ?format=csv} or by what it accepts. */
  static boolean wanted(Inbound inbound) {
    return inbound.query().getOrDefault("format", "").equals("csv")
        || inbound.header("accept").filter(value -> value.startsWith("text/csv")).isPresent();
  }

  private static String cell(String value) {
    boolean formula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
    String safe = formula ? "'" + value : value;
    boolean quoted = safe.chars().anyMatch(letter -> ",\"\n\r".indexOf(letter) >= 0);
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
