package dev.tollgate.web.page.quote;

import dev.tollgate.pricing.Charge;
import dev.tollgate.pricing.Quote;
import dev.tollgate.pricing.QuoteOutcome;
import dev.tollgate.pricing.QuoteOutcome.Quoted;
import dev.tollgate.pricing.QuoteOutcome.Unquotable;
import dev.tollgate.pricing.Unit;
import dev.tollgate.web.page.text.Amounts;
import dev.tollgate.web.page.text.Names;
import dev.tollgate.web.page.text.Price;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quote with its working. {@code range} is empty unless low and high differ; {@code perDay} and
 * {@code perMonth} (30.4375 days, a twelfth of a year) are empty unless a number of calls was asked
 * for.
 */
public record QuoteView(
    String total,
    String exact,
    boolean known,
    String range,
    List<Line> lines,
    List<String> working,
    String perDay,
    String perMonth,
    String tariff,
    boolean rough) {

  private static final BigDecimal DAYS_A_MONTH = new BigDecimal("30.4375");

  /** One meter: quantity x rate = amount. */
  public record Line(String meter, String quantity, String rate, String amount) {}

  public QuoteView {
    lines = List.copyOf(lines);
    working = List.copyOf(working);
  }

  /** The view of an outcome; {@code callsPerDay} null leaves day and month out. */
  public static QuoteView of(
      QuoteOutcome outcome, @Nullable String freeBecause, @Nullable Integer callsPerDay) {
    return switch (outcome) {
      case Quoted(Quote quote) -> quoted(quote, freeBecause, callsPerDay);
      case Unquotable(var reason) ->
          new QuoteView(
              "—", "", false, "", List.of(), List.of(reason.sentence()), "", "", "", false);
    };
  }

  private static QuoteView quoted(
      Quote quote, @Nullable String freeBecause, @Nullable Integer calls) {
    BigDecimal usd = quote.expected().total().usd();
    Price price = freeBecause == null ? Price.of(usd) : Price.free(freeBecause);
    boolean times = calls != null && freeBecause == null;
    BigDecimal day = usd.multiply(BigDecimal.valueOf(calls == null ? 0 : calls));
    return new QuoteView(
        price.total(),
        usd.toPlainString(),
        true,
        freeBecause == null ? range(quote) : "",
        quote.expected().lines().stream().map(QuoteView::line).toList(),
        quote.working(),
        times ? Amounts.fixed(day, 2) : "",
        times ? Amounts.fixed(day.multiply(DAYS_A_MONTH), 2) : "",
        quote.expected().tariff(),
        quote.rough());
  }

  private static String range(Quote quote) {
    BigDecimal low = quote.low().total().usd();
    BigDecimal high = quote.high().total().usd();
    return low.compareTo(high) == 0 ? "" : Amounts.total(low) + " to " + Amounts.total(high);
  }

  private static Line line(Charge.Line line) {
    BigDecimal customary =
        line.usdPerUnit().multiply(BigDecimal.valueOf(line.meter().unit().customary()));
    String per = line.meter().unit() == Unit.TOKEN ? "1M" : Names.unit(line.meter());
    return new Line(
        line.meter().name(),
        Amounts.quantity(line.quantity()),
        plain(customary) + "/" + per,
        line.amount().usd().toPlainString());
  }

  private static String plain(BigDecimal usd) {
    return usd.signum() == 0 ? "$0" : "$" + usd.stripTrailingZeros().toPlainString();
  }
}
