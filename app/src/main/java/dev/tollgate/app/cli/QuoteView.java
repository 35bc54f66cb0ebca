package dev.tollgate.app.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints the answer of {@code POST /api/quotes} for people. */
record QuoteView(PrintWriter out, Ink ink) {

  private static final String INDENT = "  ";

  void print(ObjectNode quote) {
    out.println(quote.path("model").asString("") + route(quote));
    out.println();
    headline(quote);
    lines(quote.path("lines"));
    section("working");
    quote.path("working").forEach(sentence -> Wrapped.print(out, INDENT, sentence.asString("")));
    ladder(quote.path("alternatives"));
    JsonNode catalogue = quote.path("catalogue");
    out.println();
    out.println(
        "catalogue "
            + catalogue.path("hash").asString("")
            + " of "
            + catalogue.path("built_at").asString("").split("T", 2)[0]
            + ", tariff "
            + quote.path("tariff").asString(""));
  }

  private String route(ObjectNode quote) {
    String route = quote.path("route").asString("");
    String configured = configured(quote) ? "" : ", not configured here";
    return "  by route " + route + configured;
  }

  private void headline(ObjectNode quote) {
    JsonNode range = quote.path("quote");
    if (range.isNull()) {
      out.println(INDENT + "cost unknown  " + ink.doubtful(quote.path("reason").asString("")));
      return;
    }
    Table table = new Table(INDENT, "", "");
    imageTokens(quote.path("lines"))
        .ifPresent(tokens -> table.row("image tokens", Figures.count(tokens)));
    String rough = quote.path("rough").asBoolean(false) ? ", rough" : "";
    table.row("expected", usd(range, "expected") + "  (" + basis(quote) + rough + ")");
    table.row("low", usd(range, "low"));
    table.row("high", usd(range, "high"));
    table.print(out);
  }

  private static java.util.OptionalLong imageTokens(JsonNode lines) {
    return lines
        .valueStream()
        .filter(line -> line.path("meter").asString("").equals("image_output"))
        .mapToLong(line -> new BigDecimal(line.path("quantity").asString("0")).longValue())
        .findFirst();
  }

  private static String basis(JsonNode quote) {
    String free = quote.path("free_because").asString("");
    return free.isEmpty() ? quote.path("basis").asString("") : "free: " + free;
  }

  private void lines(JsonNode lines) {
    if (lines.isEmpty()) {
      return;
    }
    List<@Nullable BigDecimal> amounts = new ArrayList<>();
    lines.forEach(line -> amounts.add(amount(line.path("usd"))));
    int decimals = Figures.decimals(amounts);
    out.println();
    Table table = new Table(INDENT, "meter", ">quantity", ">unit price", "per", ">cost", "source");
    for (JsonNode line : lines) {
      table.row(
          line.path("meter").asString(""),
          quantity(line.path("quantity").asString("")),
          "$" + line.path("unit_price").asString(""),
          line.path("unit").asString("").replace("USD per ", ""),
          Figures.usd(amount(line.path("usd")), decimals),
          says(line));
    }
    table.print(out);
  }

  private static String quantity(String text) {
    BigDecimal quantity = new BigDecimal(text);
    return quantity.stripTrailingZeros().scale() <= 0
        ? Figures.count(quantity.longValue())
        : quantity.toPlainString();
  }

  private void ladder(JsonNode alternatives) {
    if (alternatives.isEmpty()) {
      return;
    }
    List<@Nullable BigDecimal> amounts = new ArrayList<>();
    alternatives.forEach(offer -> amounts.add(amount(offer.path("quote").path("expected"))));
    int decimals = Figures.decimals(amounts);
    section("other routes, cheapest first");
    Table table = new Table(INDENT, ">expected", "route", "~basis");
    for (JsonNode offer : alternatives) {
      BigDecimal expected = amount(offer.path("quote").path("expected"));
      String note = configured(offer) ? ", configured" : "";
      table.row(
          Figures.usd(expected, decimals),
          offer.path("route").asString(""),
          expected == null ? reason(offer) : basis(offer) + note);
    }
    table.print(out);
  }

  /** The route stands beside it already. */
  private static String reason(JsonNode offer) {
    String route = offer.path("route").asString("");
    return offer.path("reason").asString("unknown").replace(" for " + route, "");
  }

  private void section(String title) {
    out.println();
    out.println(title);
  }

  private static boolean configured(JsonNode offer) {
    return offer.path("configured").asBoolean(false);
  }

  private static String usd(JsonNode range, String name) {
    BigDecimal amount = amount(range.path(name));
    return amount == null ? Figures.UNKNOWN : Figures.usd(amount);
  }

  private static @Nullable BigDecimal amount(JsonNode text) {
    return text.isString() ? new BigDecimal(text.asString()) : null;
  }

  /** Who says so, and how many of those who speak agree: {@code own, 7 of 7}. */
  private static String says(JsonNode line) {
    if (!line.has("agreeing")) {
      return line.path("source").asString("");
    }
    int agreeing = line.path("agreeing").asInt();
    int all = agreeing + line.path("dissenting").asInt();
    return "%s, %d of %d".formatted(line.path("source").asString(), agreeing, all);
  }
}
