package dev.tollgate.storage.sqlite;

import dev.tollgate.gateway.ledger.Balance;
import dev.tollgate.pricing.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The running total of one key, as the writer and the readers look it up. */
final class Balances {

  static final String SELECT = "SELECT spent, held FROM balances WHERE key_id = ?";

  private Balances() {}

  static Balance of(Connection connection, String keyId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      return read(select, keyId);
    }
  }

  /** Zero for a key that never held anything. */
  static Balance read(PreparedStatement select, String keyId) throws SQLException {
    select.setString(1, keyId);
    try (ResultSet row = select.executeQuery()) {
      return row.next()
          ? new Balance(Money.usd(row.getString(1)), Money.usd(row.getString(2)))
          : new Balance(Money.ZERO, Money.ZERO);
    }
  }
}
