package dev.tollgate.storage.sqlite;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * What a process does before it may use the ledger it owns: bring the schema up to date, write
 * itself down as a boot, and end the holds that earlier processes left open.
 */
record Opening(LedgerWriter writer, long boot, int abandoned) {

  static Opening of(SqliteFile file, Migrations migrations, Instant now)
      throws SQLException, IOException {
    Connection connection = file.writable();
    try {
      migrations.apply(connection);
      long boot = recordBoot(connection, now);
      var writer = new LedgerWriter(connection, boot);
      int abandoned = abandonAll(writer, now);
      requireNothingHeld(connection);
      return new Opening(writer, boot, abandoned);
    } catch (SQLException | IOException | RuntimeException failure) {
      connection.close();
      throw failure;
    }
  }

  private static long recordBoot(Connection connection, Instant now) throws SQLException {
    try (var insert = connection.prepareStatement("INSERT INTO boots (at, pid) VALUES (?, ?)")) {
      insert.setLong(1, Columns.nanos(now));
      insert.setLong(2, ProcessHandle.current().pid());
      insert.executeUpdate();
    }
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT last_insert_rowid()")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static int abandonAll(LedgerWriter writer, Instant now) throws SQLException {
    int abandoned = 0;
    int some;
    do {
      writer.begin();
      some = writer.abandon(now);
      writer.commit();
      abandoned += some;
    } while (some == Bounds.SWEPT_HOLDS);
    return abandoned;
  }

  private static void requireNothingHeld(Connection connection) throws SQLException {
    List<String> keys = Verification.keysWithHolds(connection);
    if (!keys.isEmpty()) {
      throw new IllegalStateException("No hold is open, yet money is held for keys " + keys);
    }
  }
}
