package dev.tollgate.storage.sqlite;

import dev.tollgate.gateway.ledger.Balance;
import dev.tollgate.pricing.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Recomputes everything that is derived from the rows, and compares. */
final class Verification {

  private static final Balance NOTHING = new Balance(Money.ZERO, Money.ZERO);

  private static final String ROWS =
      """
      SELECT h.call_id, h.key_id, h.amount, h.expected, h.expected_pico, c.cost, c.cost_pico,
        o.hold_id IS NOT NULL AS open
      FROM holds h LEFT JOIN closings c ON c.hold_id = h.id
        LEFT JOIN open_holds o ON o.hold_id = h.id
      """;

  private final Map<String, Balance> recomputed = new HashMap<>();
  private final List<Difference> differences = new ArrayList<>();

  private Verification() {}

  /** Reads every row once. */
  static List<Difference> of(Connection connection) throws SQLException {
    var verification = new Verification();
    verification.readRows(connection);
    verification.compare(storedBalances(connection));
    verification.checkFile(connection);
    return List.copyOf(verification.differences);
  }

  /** Keys whose total says that money is held, read from the totals alone. */
  static List<String> keysWithHolds(Connection connection) throws SQLException {
    var keys = new ArrayList<String>();
    storedBalances(connection)
        .forEach((key, balance) -> {
          if (!balance.held().isZero()) {
            keys.add(key);
          }
        });
    return keys;
  }

  private void readRows(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(ROWS);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        addRow(row);
      }
    }
  }

  private void addRow(ResultSet row) throws SQLException {
    String call = row.getString("call_id");
    Money amount = Columns.money(row, "amount");
    @Nullable Money cost = Columns.moneyOrNull(row.getString("cost"));
    Balance more = cost == null ? new Balance(Money.ZERO, amount) : new Balance(cost, Money.ZERO);
    recomputed.merge(row.getString("key_id"), more, Verification::plus);
    check(call + " open", row.getBoolean("open"), cost == null);
    check(
        call + " expected",
        longOrNull(row, "expected_pico"),
        Columns.pico(Columns.money(row, "expected")));
    check(call + " cost", longOrNull(row, "cost_pico"), cost == null ? null : Columns.pico(cost));
  }

  private void compare(Map<String, Balance> stored) {
    var keys = new TreeSet<>(recomputed.keySet());
    keys.addAll(stored.keySet());
    for (String key : keys) {
      check(
          "balance of " + key,
          stored.getOrDefault(key, NOTHING),
          recomputed.getOrDefault(key, NOTHING));
    }
  }

  private void checkFile(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA integrity_check(1)")) {
      check("file", row.next() ? row.getString(1) : "no answer", "ok");
    }
  }

  private static Map<String, Balance> storedBalances(Connection connection) throws SQLException {
    var balances = new HashMap<String, Balance>();
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT key_id, spent, held FROM balances")) {
      while (row.next()) {
        var balance = new Balance(Columns.money(row, "spent"), Columns.money(row, "held"));
        balances.put(row.getString("key_id"), balance);
      }
    }
    return balances;
  }

  private void check(String subject, @Nullable Object stored, @Nullable Object expected) {
    String found = String.valueOf(stored);
    String right = String.valueOf(expected);
    if (!found.equals(right)) {
      differences.add(new Difference(subject, found, right));
    }
  }

  private static Balance plus(Balance one, Balance other) {
    return new Balance(one.spent().plus(other.spent()), one.held().plus(other.held()));
  }

  private static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : (Long) value;
  }
}
