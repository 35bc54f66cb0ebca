package dev.tollgate.web.page.list;

import java.util.List;

/** One page of the table of models, with the filters that led to it. */
public record ModelsView(
    Filter filter,
    List<Option> kinds,
    List<Option> labs,
    List<Option> providers,
    List<Option> orders,
    List<Row> rows,
    int total,
    int from,
    int to,
    String previous,
    String next,
    List<Chosen> chosen) {

  /** What may be picked in a filter. */
  public record Option(String value, String text, boolean chosen) {}

  /** An active filter and the URL without it. */
  public record Chosen(String text, String without) {}

  /** One model. */
  public record Row(
      String id,
      String name,
      String displayName,
      String kind,
      String lab,
      String released,
      int routes,
      String price,
      String unit,
      String second,
      String provider,
      boolean callable,
      boolean ended) {}

  public ModelsView {
    kinds = List.copyOf(kinds);
    labs = List.copyOf(labs);
    providers = List.copyOf(providers);
    orders = List.copyOf(orders);
    rows = List.copyOf(rows);
    chosen = List.copyOf(chosen);
  }
}
