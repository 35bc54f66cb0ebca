package dev.tollgate.storage.sqlite;

import static dev.tollgate.storage.sqlite.Calls.hold;
import static dev.tollgate.storage.sqlite.Calls.settled;
import static dev.tollgate.storage.sqlite.Calls.unknown;
import static dev.tollgate.storage.sqlite.Calls.voided;
import static dev.tollgate.storage.sqlite.ManualClock.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.gateway.ledger.Balance;
import dev.tollgate.gateway.ledger.Closing;
import dev.tollgate.gateway.ledger.Entry;
import dev.tollgate.gateway.ledger.Ledger;
import dev.tollgate.gateway.ledger.LedgerUnavailable;
import dev.tollgate.gateway.ledger.State;
import dev.tollgate.pricing.Money;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteLedgerTest extends LedgerContractTest {

  @TempDir Path folder;
  private final ManualClock clock = new ManualClock();

  @Override
  protected Ledger openLedger() {
    return SqliteLedger.open(file(), clock);
  }

  @Test
  void rowsOutliveTheProcess() {
    ledger.hold(hold("call", "key", "0.06", "1"));
    ledger.close(settled("call", "0.05"));
    reopen();
    assertThat(ledger.find("call"))
        .contains(
            new Entry(hold("call", "key", "0.06", "1"), State.SETTLED, settled("call", "0.05")));
    assertThat(ledger.balance("key")).isEqualTo(new Balance(Money.usd("0.05"), Money.ZERO));
  }

  @Test
  void openHoldsOfAnEarlierProcessAreEndedAtOnceWhateverTheirLease() {
    ledger.hold(hold("held", "key", "0.06", "1"));
    ledger.hold(hold("sent", "key", "0.07", "1"));
    ledger.sent("sent", 1, "route", START);
    reopen();
    assertThat(ledger.find("held").orElseThrow().state()).isEqualTo(State.VOIDED);
    Entry sent = ledger.find("sent").orElseThrow();
    assertThat(sent.state()).isEqualTo(State.UNKNOWN);
    assertThat(sent.closing()).returns("estimate", Closing::basis);
    assertThat(ledger.balance("key")).isEqualTo(new Balance(Money.usd("0.07"), Money.ZERO));
    assertThat(sqlite().verify()).isEmpty();
  }

  @Test
  void aLedgerHasOneOwner() {
    assertThatThrownBy(() -> SqliteLedger.open(file(), clock))
        .isInstanceOf(LedgerUnavailable.class);
    ledger.hold(hold("call", "key", "0.06", "1"));
    assertThat(ledger.find("call").orElseThrow().state()).isEqualTo(State.HELD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE holds SET amount = '0'",
        "UPDATE sends SET route = 'other'",
        "UPDATE closings SET cost = '0'",
        "DELETE FROM closings",
        "DELETE FROM sends",
        "DELETE FROM holds",
        "INSERT OR REPLACE INTO holds SELECT * FROM holds",
        "INSERT OR REPLACE INTO sends SELECT * FROM sends",
        "INSERT OR REPLACE INTO closings SELECT * FROM closings",
        "UPDATE OR REPLACE closings SET hold_id = 1",
      })
  void rowsNeverChange(String change) throws SQLException {
    ledger.hold(hold("call", "key", "0.06", "1"));
    ledger.sent("call", 1, "route", START);
    ledger.close(settled("call", "0.05"));
    try (Connection connection = new SqliteFile(file()).writable();
        var statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.executeUpdate(change))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("rows never change");
    }
  }

  @Test
  void noColumnCanHoldAFloatingPointNumber() throws SQLException {
    String sql =
        """
        SELECT COUNT(*) FROM sqlite_schema t JOIN pragma_table_info(t.name) c
        WHERE t.type = 'table' AND c.type NOT IN ('TEXT', 'INTEGER')\
        """;
    try (Connection connection = new SqliteFile(file()).readable();
        var rows = connection.createStatement().executeQuery(sql)) {
      assertThat(rows.getInt(1)).isZero();
    }
  }

  @Test
  void verifyFindsATotalThatWasTamperedWith() throws SQLException {
    ledger.hold(hold("call", "key", "0.06", "1"));
    assertThat(sqlite().verify()).isEmpty();
    execute("UPDATE balances SET spent = '0.01'");
    execute("DELETE FROM open_holds");
    assertThat(sqlite().verify())
        .extracting(Difference::subject)
        .containsExactlyInAnyOrder("call open", "balance of key");
  }

  @Test
  void aLedgerWhoseTotalsHoldMoneyForNobodyDoesNotOpen() throws SQLException {
    ledger.hold(hold("call", "key", "0.06", "1"));
    execute("UPDATE balances SET held = '0.07'");
    ledger.close();
    assertThatThrownBy(this::openLedger)
        .isInstanceOf(LedgerUnavailable.class)
        .cause()
        .hasMessageContaining("[key]");
  }

  @Test
  void anUnreadableFileDoesNotOpen() throws Exception {
    Path other = folder.resolve("other.db");
    Files.writeString(other, "This is not a database. ".repeat(1_000));
    assertThatThrownBy(() -> SqliteLedger.open(other, clock)).isInstanceOf(LedgerUnavailable.class);
  }

  @Test
  void onlyItsOwnerMayReadTheFiles() throws Exception {
    ledger.hold(hold("call", "key", "0.06", "1"));
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> databases = files.filter(path -> !path.toString().endsWith(".lock")).toList();
      assertThat(databases).hasSize(3);
      for (Path path : databases) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void amountsThatAreNotMoneyAreRefusedBeforeTheyReachTheWriter() {
    assertThatThrownBy(() -> ledger.hold(hold("call", "key", "-0.01", "1")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ledger.hold(hold("call", "key", "1E+1000000000", null)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ledger.close(unknown("call", "-1")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(sqlite().commits()).isZero();
  }

  @Test
  void aClosingIsWrittenEvenThoughItsThreadIsInterrupted() {
    ledger.hold(hold("call", "key", "0.06", "1"));
    Thread.currentThread().interrupt();
    ledger.close(voided("call"));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(ledger.find("call").orElseThrow().state()).isEqualTo(State.VOIDED);
  }

  @Test
  void aClosedLedgerRefuses() {
    ledger.close();
    assertThatThrownBy(() -> ledger.hold(hold("call", "key", "1", null)))
        .isInstanceOf(LedgerUnavailable.class);
    assertThatThrownBy(() -> ledger.balance("key")).isInstanceOf(LedgerUnavailable.class);
  }

  private void reopen() {
    ledger.close();
    ledger = openLedger();
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = new SqliteFile(file()).writable();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private SqliteLedger sqlite() {
    return (SqliteLedger) ledger;
  }

  private Path file() {
    return folder.resolve("ledger.db");
  }
}
