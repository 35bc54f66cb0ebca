package dev.tollgate.storage.sqlite;

import static dev.tollgate.storage.sqlite.Calls.hold;
import static dev.tollgate.storage.sqlite.Calls.settled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.gateway.ledger.Entry;
import dev.tollgate.gateway.ledger.LedgerUnavailable;
import dev.tollgate.pricing.Money;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk without room, as SQLite reports it when the file may not grow. */
class DiskFullTest {

  private static final int CALLS_MAX = 5_000;

  @TempDir Path folder;

  @Test
  void aFullDiskFailsClosedKeepsReadingAndRecoversWhenThereIsRoom() throws SQLException {
    var disk = new LimitedFile(folder.resolve("ledger.db"));
    try (SqliteLedger ledger = SqliteLedger.open(disk, new ManualClock())) {
      ledger.hold(hold("open", "key", "0.01", null));
      disk.fill();
      List<String> acknowledged = holdUntilRefused(ledger);
      assertThatThrownBy(() -> ledger.hold(hold("again", "key", "0.01", null)))
          .isInstanceOf(LedgerUnavailable.class);

      assertThat(ledger.balance("key").held())
          .isEqualTo(Money.usd("0.01").times(acknowledged.size() + 1));
      assertThat(ledger.recent(CALLS_MAX)).hasSize(acknowledged.size() + 1);

      disk.free();
      ledger.close(settled("open", "0.01"));
      ledger.hold(hold("again", "key", "0.01", null));
      assertThat(ledger.recent(CALLS_MAX))
          .extracting(Entry::hold)
          .extracting(hold -> hold.callId())
          .containsAll(acknowledged)
          .contains("open", "again")
          .hasSize(acknowledged.size() + 2);
      assertThat(ledger.verify()).isEmpty();
    }
  }

  private static List<String> holdUntilRefused(SqliteLedger ledger) {
    var acknowledged = new ArrayList<String>();
    for (int i = 0; i < CALLS_MAX; i++) {
      try {
        ledger.hold(hold("call-" + i, "key", "0.01", null));
      } catch (LedgerUnavailable full) {
        assertThat(full).rootCause().hasMessageContaining("SQLITE_FULL");
        return acknowledged;
      }
      acknowledged.add("call-" + i);
    }
    throw new AssertionError("The disk never became full");
  }

  /** A file whose writing connections may stop growing it. */
  private static final class LimitedFile extends SqliteFile {

    private boolean full;
    private final List<Connection> opened = new ArrayList<>();

    LimitedFile(Path path) {
      super(path);
    }

    @Override
    public synchronized Connection writable() throws SQLException {
      Connection connection = super.writable();
      opened.add(connection);
      if (full) {
        limit(connection, 1);
      }
      return connection;
    }

    synchronized void fill() throws SQLException {
      full = true;
      limit(opened.getLast(), 1);
    }

    synchronized void free() throws SQLException {
      full = false;
      if (!opened.getLast().isClosed()) {
        limit(opened.getLast(), 1_000_000);
      }
    }

    private static void limit(Connection connection, int pages) throws SQLException {
      try (var statement = connection.createStatement()) {
        statement.execute("PRAGMA max_page_count = " + pages);
      }
    }
  }
}
