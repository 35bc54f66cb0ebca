package dev.tollgate.web.api;

import dev.tollgate.gateway.codec.Json;
import dev.tollgate.gateway.ledger.Closing;
import dev.tollgate.gateway.ledger.Entry;
import dev.tollgate.gateway.ledger.Hold;
import dev.tollgate.gateway.ledger.Summary;
import dev.tollgate.pricing.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was spent, as JSON; money is strings of exact decimals. */
final class UsageJson {

  private static final int ERROR_DECIMALS = 6;

  private UsageJson() {}

  static ObjectNode summaries(List<Summary> rows, @Nullable Instant since, boolean allKeys) {
    ObjectNode json =
        Json.object()
            .put("object", "usage")
            .put("since", since == null ? null : since.toString())
            .put("scope", allKeys ? "all_keys" : "own_key");
    ArrayNode data = json.putArray("data");
    rows.forEach(row -> data.add(row(row)));
    json.set("totals", totals(rows));
    return json;
  }

  private static ObjectNode row(Summary row) {
    ObjectNode json =
        Json.object().put("key", row.keyId()).put("model", row.model()).put("route", row.route());
    counts(json, List.of(row));
    return json;
  }

  private static ObjectNode totals(List<Summary> rows) {
    ObjectNode json = Json.object();
    counts(json, rows);
    return json;
  }

  private static void counts(ObjectNode json, List<Summary> rows) {
    json.put("calls", sum(rows, Summary::calls))
        .put("settled", sum(rows, Summary::settled))
        .put("voided", sum(rows, Summary::voided))
        .put("unknown", sum(rows, Summary::unknown))
        .put("input_tokens", sum(rows, Summary::inputTokens))
        .put("output_tokens", sum(rows, Summary::outputTokens))
        .put("pictures", sum(rows, Summary::pictures))
        .put("expected", total(rows, Summary::expected).toString())
        .put("cost", total(rows, Summary::cost).toString())
        .put("quote_error", quoteError(rows));
  }

  /**
   * (expected - cost) / cost, over rows all of whose charged calls are settled: an unknown call's
   * cost is its hold, which says nothing about the quote. Null when nothing of that was charged.
   */
  private static @Nullable String quoteError(List<Summary> rows) {
    List<Summary> settled = rows.stream().filter(row -> row.unknown() == 0).toList();
    Money cost = total(settled, Summary::cost);
    if (cost.isZero()) {
      return null;
    }
    BigDecimal error =
        total(settled, Summary::expected)
            .minus(cost)
            .usd()
            .divide(cost.usd(), ERROR_DECIMALS, RoundingMode.HALF_EVEN);
    return new Money(error).toString();
  }

  private static long sum(List<Summary> rows, ToLongFunction<Summary> field) {
    return rows.stream().mapToLong(field).sum();
  }

  private static Money total(
      List<Summary> rows, java.util.function.Function<Summary, Money> field) {
    return rows.stream().map(field).reduce(Money.ZERO, Money::plus);
  }

  static ObjectNode calls(List<Entry> entries) {
    ObjectNode json = Json.object().put("object", "list");
    ArrayNode data = json.putArray("data");
    entries.forEach(entry -> data.add(call(entry)));
    return json;
  }

  private static ObjectNode call(Entry entry) {
    Hold hold = entry.hold();
    ObjectNode json =
        Json.object()
            .put("id", hold.callId())
            .put("at", hold.at().toString())
            .put("key", hold.keyId())
            .put("operation", hold.operation())
            .put("model", hold.model())
            .put("route", hold.route())
            .put("tariff", hold.tariff())
            .put("state", entry.state().name().toLowerCase(Locale.ROOT))
            .put("hold", hold.amount().toString())
            .put("quote", hold.expected().toString());
    Closing closing = entry.closing();
    if (closing != null) {
      ended(json, closing);
    }
    return json;
  }

  private static void ended(ObjectNode json, Closing closing) {
    json.put("route", closing.route())
        .put("tariff", closing.tariff())
        .put("cost", closing.cost().toString())
        .put("cost_basis", closing.basis())
        .put("input_tokens", closing.inputTokens())
        .put("output_tokens", closing.outputTokens())
        .put("pictures", closing.pictures())
        .put("attempts", closing.attempts())
        .put("latency_ms", closing.latency().toMillis())
        .put("status", closing.status())
        .put("error", closing.error());
    json.set("lines", Json.MAPPER.readTree(closing.lines()));
  }
}
