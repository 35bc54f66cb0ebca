package dev.tollgate.web.page.model;

import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.pricing.QuoteOutcome;
import dev.tollgate.pricing.QuoteOutcome.Quoted;
import dev.tollgate.pricing.Unit;
import dev.tollgate.web.page.quote.Desk;
import dev.tollgate.web.page.text.Amounts;
import dev.tollgate.web.page.text.Names;
import dev.tollgate.web.page.text.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Who serves a model, for one and the same call, cheapest first; unknown prices come last. */
public record Ladder(String subject, List<Rung> rungs, int hidden) {

  /**
   * One provider at one price. {@code percent} is the length of its bar; {@code others} counts
   * further route ids of the provider at this price.
   */
  public record Rung(
      String provider,
      String route,
      int others,
      String price,
      String how,
      int percent,
      boolean known,
      boolean callable,
      boolean chosen) {}

  /** What a route asks for the subject; {@code how} is empty for the usual way, tokens x rates. */
  public record Answer(Price price, String how) {

    /** The answer to a question that was put to the pricing engine. */
    public static Answer of(Route route, QuoteOutcome outcome, boolean pictures) {
      Price price = Desk.price(outcome, route);
      boolean priced = price.isKnown() && !price.free();
      return new Answer(price, priced ? manner(route, outcome, pictures) : price.reason());
    }
  }

  private record Step(Route route, Price price, String how) {}

  private static final BigDecimal LAST = new BigDecimal("1e30");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int RUNGS_MAX = 24;

  public Ladder {
    rungs = List.copyOf(rungs);
  }

  /** Prices every route with the same question. */
  public static Ladder of(
      String subject,
      List<Route> routes,
      Route chosen,
      Snapshot snapshot,
      Set<String> configured,
      Function<Route, Answer> question) {
    Map<String, List<Step>> groups = new LinkedHashMap<>();
    routes.stream()
        .map(route -> {
          Answer answer = question.apply(route);
          return new Step(route, answer.price(), answer.how());
        })
        .sorted(Comparator.comparing(step -> step.price().orElse(LAST)))
        .forEach(step ->
            groups
                .computeIfAbsent(
                    step.route().provider() + " " + step.price().orElse(LAST),
                    _ -> new ArrayList<>())
                .add(step));
    List<Price> prices = groups.values().stream().map(steps -> steps.getFirst().price()).toList();
    List<BigDecimal> known =
        prices.stream().filter(Price::isKnown).map(price -> price.orElse(BigDecimal.ZERO)).toList();
    int decimals = Amounts.pictureDecimals(known);
    BigDecimal most = known.stream().max(Comparator.naturalOrder()).orElse(BigDecimal.ONE);
    List<Rung> rungs = new ArrayList<>();
    for (List<Step> steps : groups.values()) {
      rungs.add(rung(steps, chosen, snapshot, configured, decimals, most));
    }
    int shown = Math.min(RUNGS_MAX, rungs.size());
    return new Ladder(subject, rungs.subList(0, shown), rungs.size() - shown);
  }

  private static String manner(Route route, QuoteOutcome outcome, boolean pictures) {
    if (outcome instanceof Quoted(var quote)) {
      List<Unit> units =
          quote.expected().lines().stream().map(line -> line.meter().unit()).toList();
      if (units.stream().anyMatch(unit -> unit != Unit.TOKEN)) {
        return units.contains(Unit.TOKEN) ? "flat price, prompt extra" : "flat price";
      }
    }
    return pictures && Desk.isDoubtful(route) ? "by one output rate for text and pictures" : "";
  }

  private static Rung rung(
      List<Step> steps,
      Route chosen,
      Snapshot snapshot,
      Set<String> configured,
      int decimals,
      BigDecimal most) {
    Step first =
        steps.stream()
            .filter(step -> step.route().id().equals(chosen.id()))
            .findFirst()
            .orElse(steps.getFirst());
    Route route = first.route();
    return new Rung(
        Names.provider(snapshot, route.provider()),
        route.id(),
        steps.size() - 1,
        first.price().text(decimals),
        first.how(),
        percent(first.price(), most),
        first.price().isKnown(),
        configured.contains(route.provider()),
        route.id().equals(chosen.id()));
  }

  private static int percent(Price price, BigDecimal most) {
    BigDecimal usd = price.orElse(BigDecimal.ZERO);
    return most.signum() == 0
        ? 0
        : usd.multiply(HUNDRED).divide(most, 0, RoundingMode.UP).intValueExact();
  }
}
