package dev.tollgate.app.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints the answer of {@code GET /api/models/LAB/MODEL} for people. */
record ModelView(PrintWriter out, Ink ink) {

  private static final String INDENT = "  ";
  private static final List<String> COLUMNS = List.of("input", "cached_input", "output");

  void print(ObjectNode page) {
    head(page);
    if (page.path("matrix").isObject()) {
      matrix(page.path("matrix"));
    }
    if (page.path("picture_prices").isObject()) {
      pictures(page.path("picture_prices"));
    }
    routes(page.path("routes"));
    if (page.path("limits").isObject()) {
      new LimitsView(out).print(page.path("limits"));
    }
    sources(page.path("sources"));
    JsonNode catalogue = page.path("catalogue");
    out.println();
    out.println(
        "catalogue "
            + catalogue.path("hash").asString("")
            + " of "
            + catalogue.path("built_at").asString("").split("T", 2)[0]);
  }

  private void head(ObjectNode page) {
    out.println(page.path("id").asString("") + "  " + page.path("display_name").asString(""));
    Table table = new Table(INDENT, "", "");
    table.row(
        page.path("kind").asString(""),
        joined(page.path("input_modalities"))
            + " in, "
            + joined(page.path("output_modalities"))
            + " out");
    JsonNode life = page.path("lifecycle");
    row(table, "released", life.path("released").asString(""));
    row(table, "deprecated", life.path("deprecated").asString(""));
    row(table, "shutdown", life.path("shutdown").asString(""));
    row(table, "successors", joined(life.path("successors")));
    row(table, "also called", alsoCalled(page));
    table.print(out);
  }

  private static String alsoCalled(ObjectNode page) {
    List<String> names = new ArrayList<>();
    page.path("aliases").forEach(name -> names.add(name.asString("")));
    page.path("snapshots").forEach(name -> names.add(name.asString("")));
    return String.join(", ", names);
  }

  private void matrix(JsonNode matrix) {
    String free = matrix.path("free_because").asString("");
    String route = matrix.path("route").asString("");
    if (!free.isEmpty()) {
      section("price of route " + route);
      out.println(INDENT + "free: " + free);
      return;
    }
    if (matrix.path("tokens").isEmpty()) {
      return;
    }
    section("USD per 1M tokens by route " + route + ", and how many sources agree");
    Table table = new Table(INDENT, "", "input", "cached input", "output");
    for (JsonNode row : matrix.path("tokens")) {
      table.row(
          row.path("modality").asString(""),
          cell(row.path("input")),
          cell(row.path("cached_input")),
          cell(row.path("output")));
    }
    table.print(out);
    matrix.path("tokens").forEach(this::dissent);
  }

  private static String cell(JsonNode cell) {
    return cell.isObject()
        ? "$"
            + cell.path("usd").asString("")
            + "  "
            + cell.path("sources_agreeing").asInt(0)
            + " of "
            + cell.path("sources").asInt(0)
        : Figures.UNKNOWN + "  no source says";
  }

  private void dissent(JsonNode row) {
    for (String column : COLUMNS) {
      JsonNode dissenting = row.path(column).path("dissenting");
      for (JsonNode witness : dissenting) {
        String note = witness.path("note").asString("");
        String sentence =
            row.path("modality").asString("")
                + " "
                + column.replace('_', ' ')
                + ": "
                + witness.path("source").asString("")
                + " says $"
                + witness.path("value").asString("")
                + (note.isEmpty() ? "" : ", " + note)
                + " ("
                + witness.path("date").asString("")
                + ")";
        Wrapped.print(out, INDENT, sentence);
      }
    }
  }

  private void pictures(JsonNode prices) {
    List<String> qualities =
        prices.path("qualities").valueStream().map(one -> one.asString("")).toList();
    List<@Nullable BigDecimal> amounts = new ArrayList<>();
    prices
        .path("sizes")
        .forEach(row -> row.path("usd").forEach(price -> amounts.add(amount(price))));
    int decimals = Figures.decimals(amounts);
    section("one picture by route " + prices.path("route").asString("") + ", without its prompt");
    List<String> headings = new ArrayList<>(List.of("size"));
    qualities.forEach(quality -> headings.add(">" + quality));
    Table table = new Table(INDENT, headings.toArray(new String[0]));
    for (JsonNode row : prices.path("sizes")) {
      List<String> cells = new ArrayList<>(List.of(row.path("size").asString("")));
      qualities.forEach(
          quality -> cells.add(Figures.usd(amount(row.path("usd").path(quality)), decimals)));
      table.row(cells.toArray(new String[0]));
    }
    table.print(out);
  }

  private void routes(JsonNode routes) {
    List<JsonNode> sorted = new ArrayList<>(routes.valueStream().toList());
    sorted.sort(
        Comparator.comparing(
            ModelView::price, Comparator.nullsLast(Comparator.<BigDecimal>naturalOrder())));
    List<@Nullable BigDecimal> amounts = new ArrayList<>();
    sorted.forEach(route -> amounts.add(price(route)));
    int decimals = Figures.decimals(amounts);
    String unit =
        sorted.stream()
            .map(route -> route.path("price").path("unit").asString(""))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("USD");
    section("routes, cheapest first, " + unit);
    Table table = new Table(INDENT, ">price", "route", "~provider", "state");
    for (JsonNode route : sorted) {
      String free = route.path("free_because").asString("");
      table.row(
          free.isEmpty() ? Figures.usd(price(route), decimals) : "free",
          route.path("id").asString(""),
          route.path("provider_name").asString(""),
          route.path("configured").asBoolean(false) ? ink.good("configured") : "");
    }
    table.print(out);
  }

  private static @Nullable BigDecimal price(JsonNode route) {
    return amount(route.path("price").path("usd"));
  }

  private void sources(JsonNode sources) {
    section("sources");
    Table table = new Table(INDENT, "id", "date", "licence", "~name");
    for (JsonNode source : sources) {
      table.row(
          source.path("id").asString(""),
          source.path("date").asString(""),
          source.path("licence").asString(""),
          source.path("name").asString(""));
    }
    table.print(out);
  }

  private void section(String title) {
    out.println();
    out.println(title);
  }

  private static void row(Table table, String name, String value) {
    if (!value.isEmpty()) {
      table.row(name, value);
    }
  }

  static String joined(JsonNode array) {
    return array.valueStream().map(one -> one.asString("")).collect(Collectors.joining(", "));
  }

  private static @Nullable BigDecimal amount(JsonNode text) {
    return text.isString() ? new BigDecimal(text.asString()) : null;
  }
}
