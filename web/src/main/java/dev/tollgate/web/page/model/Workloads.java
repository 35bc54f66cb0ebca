package dev.tollgate.web.page.model;

import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.web.page.model.ModelView.Workload;
import dev.tollgate.web.page.quote.Desk;
import dev.tollgate.web.page.quote.QuoteState;
import dev.tollgate.web.page.text.Amounts;
import dev.tollgate.web.page.text.Price;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Usual text calls, priced on a route. */
final class Workloads {

  private record Usual(String name, long input, long output) {}

  private static final List<Usual> CHAT =
      List.of(
          new Usual("a short question", 200, 300),
          new Usual("a turn of support chat", 3_000, 400),
          new Usual("an agent's step", 12_000, 800),
          new Usual("a summary of a long document", 60_000, 1_500));

  private static final List<Usual> EMBEDDING =
      List.of(new Usual("a paragraph", 200, 0), new Usual("a page", 700, 0));

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

  private Workloads() {}

  static List<Workload> of(Model model, Route route, QuoteState state, Desk desk) {
    List<Usual> usual =
        switch (model.kind()) {
          case CHAT -> CHAT;
          case EMBEDDING -> EMBEDDING;
          case IMAGE, SPEECH, TRANSCRIPTION, VIDEO, RERANK, MODERATION, OTHER -> List.of();
        };
    List<Price> prices = new ArrayList<>();
    for (Usual one : usual) {
      Desk.Text ask = new Desk.Text(one.input(), one.output(), state.tier());
      prices.add(Desk.price(desk.text(route, ask), route));
    }
    int decimals =
        Amounts.pictureDecimals(
            prices.stream()
                .filter(Price::isKnown)
                .map(price -> price.orElse(BigDecimal.ZERO))
                .toList());
    List<Workload> rows = new ArrayList<>();
    for (int i = 0; i < usual.size(); i++) {
      Usual one = usual.get(i);
      rows.add(row(one, prices.get(i), decimals, state, model.kind() == Kind.CHAT));
    }
    return rows;
  }

  static String subject(Desk.Text ask) {
    return ask.output() == 0
        ? "One call of " + Amounts.count(ask.input()) + " input tokens"
        : "One call of "
            + Amounts.count(ask.input())
            + " input and "
            + Amounts.count(ask.output())
            + " output tokens";
  }

  private static Workload row(
      Usual one, Price price, int decimals, QuoteState state, boolean answers) {
    boolean chosen =
        one.input() == state.inputTokens() && (!answers || one.output() == state.outputTokens());
    String thousand =
        price.isKnown() && !price.free()
            ? Amounts.fixed(price.orElse(BigDecimal.ZERO).multiply(THOUSAND), 2)
            : price.text(2);
    return new Workload(
        one.name(), one.input(), one.output(), price.text(decimals), thousand, chosen);
  }
}
