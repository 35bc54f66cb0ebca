package dev.tollgate.storage.sqlite;

import dev.tollgate.gateway.auth.Key;
import dev.tollgate.pricing.Money;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys and their revocations as rows. */
final class KeyRows {

  private KeyRows() {}

  static void insert(Connection connection, Key key) throws SQLException {
    if (exists(connection, "SELECT 1 FROM keys WHERE id = ?", key.id())
        || exists(connection, "SELECT 1 FROM keys WHERE hash = ?", key.hash())) {
      throw new IllegalStateException("A key with this id or hash exists already");
    }
    String sql =
        """
        INSERT INTO keys (id, name, hash, prefix, budget, unpriced, created)
        VALUES (?, ?, ?, ?, ?, ?, ?)\
        """;
    try (var insert = connection.prepareStatement(sql)) {
      Money budget = key.budget();
      insert.setString(1, key.id());
      insert.setString(2, key.name());
      insert.setString(3, key.hash());
      insert.setString(4, key.prefix());
      insert.setString(5, budget == null ? null : budget.toString());
      insert.setInt(6, key.unpriced() ? 1 : 0);
      insert.setLong(7, Columns.nanos(key.created()));
      insert.executeUpdate();
    }
    Instant revoked = key.revoked();
    if (revoked != null) {
      boolean _ = revoke(connection, key.id(), revoked);
    }
  }

  static boolean revoke(Connection connection, String id, Instant at) throws SQLException {
    if (!exists(connection, "SELECT 1 FROM keys WHERE id = ?", id)
        || exists(connection, "SELECT 1 FROM revocations WHERE key_id = ?", id)) {
      return false;
    }
    String sql = "INSERT INTO revocations (key_id, at) VALUES (?, ?)";
    try (var insert = connection.prepareStatement(sql)) {
      insert.setString(1, id);
      insert.setLong(2, Columns.nanos(at));
      insert.executeUpdate();
    }
    return true;
  }

  /** All keys, oldest first. */
  static List<Key> all(Connection connection) throws SQLException {
    var keys = new ArrayList<Key>();
    String sql =
        """
        SELECT k.id, k.name, k.hash, k.prefix, k.budget, k.unpriced, k.created, r.at AS revoked
        FROM keys k LEFT JOIN revocations r ON r.key_id = k.id ORDER BY k.created, k.sequence\
        """;
    try (var select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        keys.add(key(row));
      }
    }
    return List.copyOf(keys);
  }

  private static Key key(ResultSet row) throws SQLException {
    long revoked = row.getLong("revoked");
    @Nullable Instant revokedAt = row.wasNull() ? null : Columns.instant(revoked);
    return new Key(
        row.getString("id"),
        row.getString("name"),
        row.getString("hash"),
        row.getString("prefix"),
        Columns.moneyOrNull(row.getString("budget")),
        row.getBoolean("unpriced"),
        Columns.instant(row.getLong("created")),
        revokedAt);
  }

  private static boolean exists(Connection connection, String sql, String value)
      throws SQLException {
    try (var select = connection.prepareStatement(sql)) {
      select.setString(1, value);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }
}
