package dev.tollgate.web.page.model;

import java.util.List;

/** What a picture of a model shows: name, price of the usual call, a small table, the snapshot. */
public record ModelCard(
    String title,
    String subtitle,
    String amount,
    String caption,
    List<List<String>> table,
    String foot) {

  /** Draws a card as PNG of 1200 x 630 pixels. */
  @FunctionalInterface
  public interface Painter {
    byte[] png(ModelCard card);
  }

  private static final int ROWS_MAX = 3;
  private static final int COLUMNS_MAX = 3;

  public ModelCard {
    table = List.copyOf(table);
  }

  static ModelCard of(ModelView view, String hash) {
    PictureCosts costs = view.costs();
    String amount = costs == null ? view.quote().total() : costs.big();
    String caption = costs == null ? view.ladder().subject() : costs.caption();
    return new ModelCard(
        view.head().name(),
        view.head().does() + " by " + view.head().labName(),
        amount,
        caption,
        costs == null ? rates(view.rates()) : pictures(costs),
        "Every price with its sources · catalogue " + hash);
  }

  private static List<List<String>> pictures(PictureCosts costs) {
    if (!costs.hasTable() || costs.qualities().size() < 2) {
      return List.of();
    }
    List<List<String>> table = new java.util.ArrayList<>();
    List<String> head = new java.util.ArrayList<>(List.of(""));
    head.addAll(costs.qualities().stream().limit(COLUMNS_MAX).toList());
    table.add(head);
    costs.rows().stream()
        .limit(ROWS_MAX)
        .forEach(row -> {
          List<String> cells = new java.util.ArrayList<>(List.of(row.size().replace(" ", "")));
          row.cells().stream().limit(COLUMNS_MAX).map(PictureCosts.Cell::text).forEach(cells::add);
          table.add(cells);
        });
    return table;
  }

  private static List<List<String>> rates(RateMatrix rates) {
    if (rates.groups().isEmpty()) {
      return List.of();
    }
    List<List<String>> table = new java.util.ArrayList<>();
    List<String> head = new java.util.ArrayList<>(List.of("$ per 1M"));
    head.addAll(rates.columns().stream().limit(COLUMNS_MAX).toList());
    table.add(head);
    rates.groups().getFirst().rows().stream()
        .limit(ROWS_MAX)
        .forEach(row -> {
          List<String> cells = new java.util.ArrayList<>(List.of(row.modality()));
          row.cells().stream().limit(COLUMNS_MAX).map(RateMatrix.Cell::text).forEach(cells::add);
          table.add(cells);
        });
    return table;
  }
}
