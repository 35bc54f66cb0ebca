package dev.tollgate.app.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Aligned columns within 80 characters. A heading that starts with {@code >} aligns its column to
 * the right; where a table is too wide, columns with a {@code ~} are shortened in the middle first,
 * then the widest of the left-aligned ones.
 */
final class Table {

  static final int WIDTH = 80;

  private static final String GAP = "  ";
  private static final int NARROWEST = 8;

  private record Row(List<String> cells, UnaryOperator<String> paint) {}

  private final List<String> headings;
  private final List<Boolean> right = new ArrayList<>();
  private final List<Boolean> yielding = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private final String indent;

  Table(String indent, String... headings) {
    this.indent = indent;
    this.headings = new ArrayList<>();
    for (String heading : headings) {
      right.add(heading.startsWith(">"));
      yielding.add(heading.startsWith("~"));
      this.headings.add(heading.replaceFirst("^[>~]", ""));
    }
  }

  Table row(String... cells) {
    return painted(UnaryOperator.identity(), cells);
  }

  /** A row whose last cell is a verdict, which is painted after it was measured. */
  Table painted(UnaryOperator<String> paint, String... cells) {
    if (cells.length != headings.size()) {
      throw new IllegalArgumentException("A row has as many cells as there are headings");
    }
    rows.add(new Row(List.of(cells), paint));
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  void print(PrintWriter out) {
    int[] widths = widths();
    if (headings.stream().anyMatch(heading -> !heading.isEmpty())) {
      out.println(line(headings, widths, null));
    }
    rows.forEach(row -> out.println(line(row.cells, widths, row.paint)));
  }

  private int[] widths() {
    int[] widths = headings.stream().mapToInt(Table::length).toArray();
    for (Row row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], length(row.cells.get(i)));
      }
    }
    int gaps = indent.length() + GAP.length() * (widths.length - 1);
    int over = Arrays.stream(widths).sum() + gaps - WIDTH;
    while (over > 0 && (shrinkWidest(widths, true) || shrinkWidest(widths, false))) {
      over--;
    }
    return widths;
  }

  private boolean shrinkWidest(int[] widths, boolean yieldingOnly) {
    int widest = -1;
    for (int i = 0; i < widths.length; i++) {
      boolean may = yielding.get(i) || !yieldingOnly && !right.get(i);
      if (may && widths[i] > NARROWEST && (widest < 0 || widths[i] > widths[widest])) {
        widest = i;
      }
    }
    if (widest < 0) {
      return false;
    }
    widths[widest]--;
    return true;
  }

  private String line(List<String> cells, int[] widths, @Nullable UnaryOperator<String> paint) {
    StringBuilder line = new StringBuilder(indent);
    for (int i = 0; i < widths.length; i++) {
      boolean last = i == widths.length - 1;
      String cell = shortened(cells.get(i), widths[i]);
      String padding = " ".repeat(widths[i] - length(cell));
      String shown = last && paint != null ? paint.apply(cell) : cell;
      line.append(i == 0 ? "" : GAP);
      line.append(right.get(i) ? padding + shown : last ? shown : shown + padding);
    }
    return line.toString().stripTrailing();
  }

  /** Keeps both ends, as ids differ at their ends. */
  static String shortened(String text, int width) {
    int length = length(text);
    if (length <= width) {
      return text;
    }
    int[] points = text.codePoints().toArray();
    int tail = (width - 1) / 2;
    int head = width - 1 - tail;
    return new String(points, 0, head) + "…" + new String(points, length - tail, tail);
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
