package dev.tollgate.storage.sqlite;

import dev.tollgate.gateway.ledger.Balance;
import dev.tollgate.gateway.ledger.Closing;
import dev.tollgate.gateway.ledger.Hold;
import dev.tollgate.gateway.ledger.HoldOutcome;
import dev.tollgate.gateway.ledger.State;
import dev.tollgate.pricing.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the ledger in SQL, on the one connection that writes. Each rule decides by reading
 * before it inserts, so that a refusal leaves no trace and its neighbours in the batch stand. Used
 * by one thread.
 */
final class LedgerWriter implements WriteSession {

  /** A hold that has not ended: what is needed to end it. */
  private record OpenHold(long id, String keyId, Money amount) {}

  /** A hold whose lease ran out, with the route of its last attempt if one was sent. */
  private record Expired(
      String callId, Instant at, String route, String tariff, Money amount, int attempts) {}

  private final Connection connection;
  private final long boot;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  LedgerWriter(Connection connection, long boot) {
    this.connection = connection;
    this.boot = boot;
  }

  @Override
  public void begin() throws SQLException {
    statement("BEGIN IMMEDIATE").execute();
  }

  @Override
  public void commit() throws SQLException {
    statement("COMMIT").execute();
  }

  /** Closing the connection rolls back what was not committed. */
  @Override
  public void close() throws SQLException {
    connection.close();
  }

  HoldOutcome hold(Hold hold) throws SQLException {
    requireNewCall(hold.callId());
    Balance balance = balance(hold.keyId());
    Money budget = hold.budget();
    if (budget != null && exceeds(balance, hold.amount(), budget)) {
      return new HoldOutcome.OverBudget(balance.spent(), balance.held(), budget);
    }
    insertHold(hold);
    insertOpenHold(hold.callId(), hold.leaseUntil());
    storeBalance(hold.keyId(), new Balance(balance.spent(), balance.held().plus(hold.amount())));
    return new HoldOutcome.Held();
  }

  HoldOutcome holdAndSend(Hold hold) throws SQLException {
    HoldOutcome outcome = hold(hold);
    if (outcome instanceof HoldOutcome.Held) {
      var insert = statement("INSERT INTO sends SELECT id, 1, ?, ? FROM holds WHERE call_id = ?");
      insert.setString(1, hold.route());
      insert.setLong(2, Columns.nanos(hold.at()));
      insert.setString(3, hold.callId());
      insert.executeUpdate();
    }
    return outcome;
  }

  private static boolean exceeds(Balance balance, Money amount, Money budget) {
    return balance.spent().plus(balance.held()).plus(amount).compareTo(budget) > 0;
  }

  void sent(String callId, int attempt, String route, Instant at) throws SQLException {
    OpenHold open = requireOpen(callId);
    requireNewAttempt(open.id(), attempt);
    var insert = statement("INSERT INTO sends (hold_id, attempt, route, at) VALUES (?, ?, ?, ?)");
    insert.setLong(1, open.id());
    insert.setInt(2, attempt);
    insert.setString(3, route);
    insert.setLong(4, Columns.nanos(at));
    insert.executeUpdate();
  }

  void close(Closing closing) throws SQLException {
    OpenHold open = requireOpen(closing.callId());
    insertClosing(open.id(), closing);
    var delete = statement("DELETE FROM open_holds WHERE hold_id = ?");
    delete.setLong(1, open.id());
    delete.executeUpdate();
    Balance before = balance(open.keyId());
    storeBalance(
        open.keyId(),
        new Balance(before.spent().plus(closing.cost()), before.held().minus(open.amount())));
  }

  /** Ends some holds whose lease ended at or before an instant; returns how many. */
  int sweep(Instant until, Instant now) throws SQLException {
    List<Expired> expired = expired(until);
    for (Expired hold : expired) {
      close(resolution(hold, now));
    }
    return expired.size();
  }

  /** Ends some holds of former processes, whatever their lease: nobody is left to settle them. */
  int abandon(Instant now) throws SQLException {
    return sweep(Columns.instant(Long.MAX_VALUE), now);
  }

  private static Closing resolution(Expired hold, Instant now) {
    boolean sent = hold.attempts() > 0;
    Duration latency = Duration.between(hold.at(), now);
    return new Closing(
        hold.callId(),
        sent ? State.UNKNOWN : State.VOIDED,
        now,
        hold.route(),
        hold.tariff(),
        sent ? hold.amount() : Money.ZERO,
        sent ? "estimate" : "usage",
        0,
        0,
        0,
        "[]",
        hold.attempts(),
        latency.isNegative() ? Duration.ZERO : latency,
        0,
        "lease_expired");
  }

  private List<Expired> expired(Instant until) throws SQLException {
    var select =
        statement(
            """
            SELECT h.call_id, h.at, h.tariff, h.amount,
              COALESCE((SELECT s.route FROM sends s WHERE s.hold_id = h.id
                ORDER BY s.attempt DESC LIMIT 1), h.route) AS route,
              (SELECT COUNT(*) FROM sends s WHERE s.hold_id = h.id) AS attempts
            FROM open_holds o JOIN holds h ON h.id = o.hold_id
            WHERE o.lease_until <= ? LIMIT ?\
            """);
    select.setLong(1, Columns.nanosClamped(until));
    select.setInt(2, Bounds.SWEPT_HOLDS);
    var expired = new ArrayList<Expired>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        expired.add(
            new Expired(
                row.getString("call_id"),
                Columns.instant(row.getLong("at")),
                row.getString("route"),
                row.getString("tariff"),
                Columns.money(row, "amount"),
                row.getInt("attempts")));
      }
    }
    return expired;
  }

  private void requireNewCall(String callId) throws SQLException {
    var select = statement("SELECT 1 FROM holds WHERE call_id = ?");
    select.setString(1, callId);
    if (exists(select)) {
      throw new IllegalStateException("Call %s has a hold already".formatted(callId));
    }
  }

  private void requireNewAttempt(long holdId, int attempt) throws SQLException {
    var select = statement("SELECT 1 FROM sends WHERE hold_id = ? AND attempt = ?");
    select.setLong(1, holdId);
    select.setInt(2, attempt);
    if (exists(select)) {
      throw new IllegalStateException("Attempt %d was recorded already".formatted(attempt));
    }
  }

  private OpenHold requireOpen(String callId) throws SQLException {
    var select =
        statement(
            """
            SELECT h.id, h.key_id, h.amount, o.hold_id IS NOT NULL AS open
            FROM holds h LEFT JOIN open_holds o ON o.hold_id = h.id WHERE h.call_id = ?\
            """);
    select.setString(1, callId);
    try (ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        throw new IllegalStateException("Call %s has no hold".formatted(callId));
      }
      if (!row.getBoolean(4)) {
        throw new IllegalStateException("Call %s has ended already".formatted(callId));
      }
      return new OpenHold(row.getLong(1), row.getString(2), Money.usd(row.getString(3)));
    }
  }

  private void insertHold(Hold hold) throws SQLException {
    var insert =
        statement(
            """
            INSERT INTO holds (call_id, boot, key_id, at, lease_until, operation, model, route,
              tariff, amount, expected, expected_pico, budget)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """);
    Money budget = hold.budget();
    insert.setString(1, hold.callId());
    insert.setLong(2, boot);
    insert.setString(3, hold.keyId());
    insert.setLong(4, Columns.nanos(hold.at()));
    insert.setLong(5, Columns.nanos(hold.leaseUntil()));
    insert.setString(6, hold.operation());
    insert.setString(7, hold.model());
    insert.setString(8, hold.route());
    insert.setString(9, hold.tariff());
    insert.setString(10, hold.amount().toString());
    insert.setString(11, hold.expected().toString());
    Columns.bindPico(insert, 12, hold.expected());
    insert.setString(13, budget == null ? null : budget.toString());
    insert.executeUpdate();
  }

  private void insertOpenHold(String callId, Instant leaseUntil) throws SQLException {
    var insert = statement("INSERT INTO open_holds SELECT id, ? FROM holds WHERE call_id = ?");
    insert.setLong(1, Columns.nanos(leaseUntil));
    insert.setString(2, callId);
    insert.executeUpdate();
  }

  private void insertClosing(long holdId, Closing closing) throws SQLException {
    var insert =
        statement(
            """
            INSERT INTO closings (hold_id, state, at, route, tariff, cost, cost_pico, basis,
              input_tokens, output_tokens, pictures, lines, attempts, latency_seconds,
              latency_nanos, status, error)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """);
    insert.setLong(1, holdId);
    insert.setString(2, closing.state().name());
    insert.setLong(3, Columns.nanos(closing.at()));
    insert.setString(4, closing.route());
    insert.setString(5, closing.tariff());
    insert.setString(6, closing.cost().toString());
    Columns.bindPico(insert, 7, closing.cost());
    insert.setString(8, closing.basis());
    insert.setLong(9, closing.inputTokens());
    insert.setLong(10, closing.outputTokens());
    insert.setInt(11, closing.pictures());
    insert.setString(12, closing.lines());
    insert.setInt(13, closing.attempts());
    insert.setLong(14, closing.latency().getSeconds());
    insert.setInt(15, closing.latency().getNano());
    insert.setInt(16, closing.status());
    insert.setString(17, closing.error());
    insert.executeUpdate();
  }

  private Balance balance(String keyId) throws SQLException {
    return Balances.read(statement(Balances.SELECT), keyId);
  }

  private void storeBalance(String keyId, Balance balance) throws SQLException {
    var upsert =
        statement(
            """
            INSERT INTO balances (key_id, spent, held) VALUES (?, ?, ?)
            ON CONFLICT (key_id) DO UPDATE SET spent = excluded.spent, held = excluded.held\
            """);
    upsert.setString(1, keyId);
    upsert.setString(2, balance.spent().toString());
    upsert.setString(3, balance.held().toString());
    upsert.executeUpdate();
  }

  private static boolean exists(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      return row.next();
    }
  }

  private PreparedStatement statement(String sql) throws SQLException {
    @Nullable PreparedStatement prepared = statements.get(sql);
    if (prepared == null) {
      prepared = connection.prepareStatement(sql);
      statements.put(sql, prepared);
    }
    return prepared;
  }
}
