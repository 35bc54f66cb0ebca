package dev.tollgate.web.page.compare;

import java.util.List;

/**
 * Everything on the page of a comparison. {@code unknown} are ids that the catalogue does not know;
 * {@code hidden} counts rows that are equal everywhere and left out.
 */
public record CompareView(
    CompareState state,
    List<Column> columns,
    List<Section> sections,
    List<String> unknown,
    List<Example> examples,
    boolean drawing,
    boolean writing,
    int hidden) {

  /** A model, on the route it is priced by. */
  public record Column(
      String id,
      String name,
      String lab,
      String route,
      String provider,
      String without,
      boolean callable) {}

  /** Rows under one heading. */
  public record Section(String name, String note, List<Row> rows) {
    public Section {
      rows = List.copyOf(rows);
    }
  }

  /** One attribute of every model. */
  public record Row(String name, List<Cell> cells, boolean differs, boolean number) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * One value; {@code tone} is good, bad or empty; {@code percent} the length of its bar, -1 for
   * none; {@code note} says what it rests on.
   */
  public record Cell(String text, String note, String tone, int percent, boolean best) {

    static Cell of(String text) {
      return new Cell(text, "", "", -1, false);
    }
  }

  /** A comparison to begin with. */
  public record Example(String name, String url) {}

  public CompareView {
    columns = List.copyOf(columns);
    sections = List.copyOf(sections);
    unknown = List.copyOf(unknown);
    examples = List.copyOf(examples);
  }
}
