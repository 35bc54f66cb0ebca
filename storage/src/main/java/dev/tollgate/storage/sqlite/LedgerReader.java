package dev.tollgate.storage.sqlite;

import dev.tollgate.gateway.ledger.Closing;
import dev.tollgate.gateway.ledger.Entry;
import dev.tollgate.gateway.ledger.Hold;
import dev.tollgate.gateway.ledger.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Entries of the ledger, read back from its rows. */
final class LedgerReader {

  private static final String ENTRIES =
      """
      SELECT h.call_id, h.key_id, h.at, h.lease_until, h.operation, h.model, h.route, h.tariff,
        h.amount, h.expected, h.budget,
        EXISTS (SELECT 1 FROM sends s WHERE s.hold_id = h.id) AS sent,
        c.state, c.at AS closed_at, c.route AS closed_route, c.tariff AS closed_tariff, c.cost,
        c.basis, c.input_tokens, c.output_tokens, c.pictures, c.lines, c.attempts,
        c.latency_seconds, c.latency_nanos, c.status, c.error
      FROM holds h LEFT JOIN closings c ON c.hold_id = h.id
      """;

  private LedgerReader() {}

  static Optional<Entry> find(Connection connection, String callId) throws SQLException {
    try (var select = connection.prepareStatement(ENTRIES + "WHERE h.call_id = ?")) {
      select.setString(1, callId);
      return entries(select).stream().findFirst();
    }
  }

  static List<Entry> recent(Connection connection, int limit) throws SQLException {
    try (var select =
        connection.prepareStatement(ENTRIES + "ORDER BY h.at DESC, h.id DESC LIMIT ?")) {
      select.setInt(1, Math.clamp(limit, 0, Bounds.RECENT_ENTRIES));
      return entries(select);
    }
  }

  private static List<Entry> entries(PreparedStatement select) throws SQLException {
    var entries = new ArrayList<Entry>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        entries.add(entry(row));
      }
    }
    return List.copyOf(entries);
  }

  private static Entry entry(ResultSet row) throws SQLException {
    @Nullable String ended = row.getString("state");
    if (ended == null) {
      return new Entry(hold(row), row.getBoolean("sent") ? State.SENT : State.HELD, null);
    }
    Closing closing = closing(row, State.valueOf(ended));
    return new Entry(hold(row), closing.state(), closing);
  }

  private static Hold hold(ResultSet row) throws SQLException {
    return new Hold(
        row.getString("call_id"),
        row.getString("key_id"),
        Columns.instant(row.getLong("at")),
        Columns.instant(row.getLong("lease_until")),
        row.getString("operation"),
        row.getString("model"),
        row.getString("route"),
        row.getString("tariff"),
        Columns.money(row, "amount"),
        Columns.money(row, "expected"),
        Columns.moneyOrNull(row.getString("budget")));
  }

  private static Closing closing(ResultSet row, State state) throws SQLException {
    return new Closing(
        row.getString("call_id"),
        state,
        Columns.instant(row.getLong("closed_at")),
        row.getString("closed_route"),
        row.getString("closed_tariff"),
        Columns.money(row, "cost"),
        row.getString("basis"),
        row.getLong("input_tokens"),
        row.getLong("output_tokens"),
        row.getInt("pictures"),
        row.getString("lines"),
        row.getInt("attempts"),
        Duration.ofSeconds(row.getLong("latency_seconds"), row.getLong("latency_nanos")),
        row.getInt("status"),
        row.getString("error"));
  }
}
