package dev.tollgate.storage.sqlite;

import dev.tollgate.gateway.ledger.Summary;
import dev.tollgate.pricing.Money;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Exact sums by key, model and route. SQL adds whole pico-dollars as integers (in two halves, so
 * that no sum overflows); amounts too fine or too great for that are added here as decimals.
 *
 * <p>{@code expected} and {@code cost} both run over the charged calls, settled and unknown: so
 * costs add up to what the keys have spent, and the two may be compared.
 */
final class Summaries {

  private static final Comparator<Summary> DEAREST_FIRST =
      Comparator.comparing(Summary::cost)
          .reversed()
          .thenComparing(Summary::keyId)
          .thenComparing(Summary::model)
          .thenComparing(Summary::route);

  private static final String GROUPED =
      """
      SELECT h.key_id, h.model, COALESCE(c.route, h.route) AS route,
        COUNT(*) AS calls,
        COALESCE(SUM(c.state = 'SETTLED'), 0) AS settled,
        COALESCE(SUM(c.state = 'VOIDED'), 0) AS voided,
        COALESCE(SUM(c.state = 'UNKNOWN'), 0) AS unknown,
        COALESCE(SUM(c.input_tokens), 0) AS input_tokens,
        COALESCE(SUM(c.output_tokens), 0) AS output_tokens,
        COALESCE(SUM(c.pictures), 0) AS pictures,
        COALESCE(SUM(IIF(c.state <> 'VOIDED', h.expected_pico / 1000000, 0)), 0) AS expected_micro,
        COALESCE(SUM(IIF(c.state <> 'VOIDED', h.expected_pico % 1000000, 0)), 0) AS expected_rest,
        COALESCE(SUM(c.cost_pico / 1000000), 0) AS cost_micro,
        COALESCE(SUM(c.cost_pico % 1000000), 0) AS cost_rest
      FROM holds h LEFT JOIN closings c ON c.hold_id = h.id
      WHERE h.at >= ?
      GROUP BY 1, 2, 3
      """;

  private static final String BEYOND_PICO_EXPECTED =
      """
      SELECT h.key_id, h.model, c.route, h.expected AS amount
      FROM holds h JOIN closings c ON c.hold_id = h.id
      WHERE h.expected_pico IS NULL AND c.state <> 'VOIDED' AND h.at >= ?
      """;

  private static final String BEYOND_PICO_COST =
      """
      SELECT h.key_id, h.model, c.route, c.cost AS amount
      FROM closings c JOIN holds h ON h.id = c.hold_id
      WHERE c.cost_pico IS NULL AND h.at >= ?
      """;

  private record Group(String keyId, String model, String route) {}

  private Summaries() {}

  static List<Summary> since(Connection connection, Instant since) throws SQLException {
    Map<Group, Summary> groups = grouped(connection, since);
    for (var more : beyondPico(connection, BEYOND_PICO_EXPECTED, since).entrySet()) {
      groups.computeIfPresent(more.getKey(), (_, sum) -> plus(sum, more.getValue(), Money.ZERO));
    }
    for (var more : beyondPico(connection, BEYOND_PICO_COST, since).entrySet()) {
      groups.computeIfPresent(more.getKey(), (_, sum) -> plus(sum, Money.ZERO, more.getValue()));
    }
    return sorted(groups.values());
  }

  private static List<Summary> sorted(Collection<Summary> summaries) {
    return summaries.stream().sorted(DEAREST_FIRST).toList();
  }

  private static Map<Group, Summary> grouped(Connection connection, Instant since)
      throws SQLException {
    var groups = new LinkedHashMap<Group, Summary>();
    try (PreparedStatement select = connection.prepareStatement(GROUPED)) {
      select.setLong(1, Columns.nanosClamped(since));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          groups.put(group(row), summary(row));
        }
      }
    }
    return groups;
  }

  private static Map<Group, Money> beyondPico(Connection connection, String sql, Instant since)
      throws SQLException {
    var sums = new LinkedHashMap<Group, Money>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, Columns.nanosClamped(since));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          sums.merge(group(row), Columns.money(row, "amount"), Money::plus);
        }
      }
    }
    return sums;
  }

  private static Group group(ResultSet row) throws SQLException {
    return new Group(row.getString("key_id"), row.getString("model"), row.getString("route"));
  }

  private static Summary summary(ResultSet row) throws SQLException {
    return new Summary(
        row.getString("key_id"),
        row.getString("model"),
        row.getString("route"),
        row.getLong("calls"),
        row.getLong("settled"),
        row.getLong("voided"),
        row.getLong("unknown"),
        row.getLong("input_tokens"),
        row.getLong("output_tokens"),
        row.getLong("pictures"),
        money(row.getLong("expected_micro"), row.getLong("expected_rest")),
        money(row.getLong("cost_micro"), row.getLong("cost_rest")));
  }

  private static Money money(long micro, long pico) {
    return new Money(BigDecimal.valueOf(micro, 6).add(BigDecimal.valueOf(pico, 12)));
  }

  private static Summary plus(Summary sum, Money expected, Money cost) {
    return new Summary(
        sum.keyId(),
        sum.model(),
        sum.route(),
        sum.calls(),
        sum.settled(),
        sum.voided(),
        sum.unknown(),
        sum.inputTokens(),
        sum.outputTokens(),
        sum.pictures(),
        sum.expected().plus(expected),
        sum.cost().plus(cost));
  }
}
