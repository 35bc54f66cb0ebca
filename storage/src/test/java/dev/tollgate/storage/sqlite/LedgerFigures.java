package dev.tollgate.storage.sqlite;

import dev.tollgate.gateway.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.Executors;

/** Measures the ledger and prints the figures; a program, not a test. Argument: an empty folder. */
final class LedgerFigures {

  private static final int WARM_UP_CALLS = 2_000;
  private static final int CALLS = 5_000;
  private static final int CALLERS = 64;
  private static final int CALLS_PER_CALLER = 500;
  private static final int ROWS = 1_000_000;

  private LedgerFigures() {}

  /** A piece of work whose duration is of interest. */
  private interface Work {
    void run() throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    Path file = folder.resolve("small.db");
    time("first open in this process, new file", () -> open(file).close());
    time("open again", () -> open(file).close());
    try (SqliteLedger ledger = open(file)) {
      alone(ledger, "warm", WARM_UP_CALLS);
      print("one caller, hold+sent+close", alone(ledger, "alone", CALLS));
      together(ledger);
    }
    manyRows(folder.resolve("large.db"));
  }

  private static SqliteLedger open(Path file) {
    return SqliteLedger.open(file, InstantSource.system());
  }

  private static long[] alone(Ledger ledger, String prefix, int calls) {
    var nanos = new long[calls];
    for (int i = 0; i < calls; i++) {
      long start = System.nanoTime();
      call(ledger, prefix + i);
      nanos[i] = System.nanoTime() - start;
    }
    return nanos;
  }

  private static void call(Ledger ledger, String id) {
    ledger.hold(Calls.hold(id, "key", "0.04", "1000000000"));
    ledger.sent(id, 1, "route", ManualClock.START);
    ledger.close(Calls.settled(id, "0.03"));
  }

  private static void together(SqliteLedger ledger) {
    long commits = ledger.commits();
    long start = System.nanoTime();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int caller = 0; caller < CALLERS; caller++) {
        String prefix = "caller" + caller + "-";
        var _ = callers.submit(() -> print(prefix, alone(ledger, prefix, CALLS_PER_CALLER)));
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    int calls = CALLERS * CALLS_PER_CALLER;
    System.out.printf(
        "%d callers: %.0f calls/s, %.0f writes/s, %.1f writes per commit%n",
        CALLERS, calls / seconds, 3 * calls / seconds, 3.0 * calls / (ledger.commits() - commits));
  }

  private static void manyRows(Path file) throws Exception {
    open(file).close();
    fill(file);
    time("open with %,d calls".formatted(ROWS), () -> open(file).close());
    try (SqliteLedger ledger = open(file)) {
      Instant lastTenth = Columns.instant((ROWS - ROWS / 10) * 1_000_000_000L);
      for (int round = 0; round < 2; round++) {
        time("balance", () -> ledger.balance("key-5"));
        time("find", () -> ledger.find("call-777777"));
        time("recent 100", () -> ledger.recent(100));
        time("summaries of the last tenth", () -> ledger.summaries(lastTenth));
        time("summaries of all", () -> ledger.summaries(Instant.MIN));
        time("verify", ledger::verify);
      }
      print("hold+sent+close alone on many rows", alone(ledger, "after", CALLS));
      try (var reports = Executors.newVirtualThreadPerTaskExecutor()) {
        var _ = reports.submit(() -> ledger.summaries(Instant.MIN));
        print("the same beside a report", alone(ledger, "beside", WARM_UP_CALLS));
      }
    }
    System.out.printf("%,d calls take %,d bytes%n", ROWS, Files.size(file));
  }

  private static void fill(Path file) throws SQLException, IOException {
    String numbers =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
            .formatted(ROWS);
    try (Connection connection = new SqliteFile(file).writable();
        var statement = connection.createStatement()) {
      statement.executeUpdate("BEGIN");
      statement.executeUpdate(
          "INSERT INTO holds "
              + numbers
              + """
              SELECT i, 'call-' || i, 1, 'key-' || (i % 20), i * 1000000000, i * 1000000000,
                'images.generate', 'model-' || (i % 7), 'route', 'tariff', '0.06', '0.05',
                50000000000, '1000000' FROM n\
              """);
      statement.executeUpdate(
          "INSERT INTO sends " + numbers + "SELECT i, 1, 'route', i * 1000000000 FROM n");
      statement.executeUpdate(
          "INSERT INTO closings "
              + numbers
              + """
              SELECT i, 'SETTLED', i * 1000000000, 'route', 'tariff', '0.05279', 52790000000,
                'usage', 22, 1756, 1, '[{"meter":"image_output","quantity":1756}]', 1, 7, 5, 200,
                NULL FROM n\
              """);
      statement.executeUpdate(
          "INSERT INTO balances SELECT key_id, "
              + "rtrim(rtrim(printf('%.5f', COUNT(*) * 0.05279), '0'), '.'), '0' "
              + "FROM holds GROUP BY 1");
      statement.executeUpdate("COMMIT");
    }
  }

  private static void time(String name, Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    System.out.printf("%s: %.1f ms%n", name, (System.nanoTime() - start) / 1e6);
  }

  private static void print(String name, long[] nanos) {
    if (name.startsWith("caller") && !name.equals("caller7-")) {
      return;
    }
    Arrays.sort(nanos);
    System.out.printf(
        "%s: p50 %.2f ms, p99 %.2f ms, max %.2f ms%n",
        name,
        nanos[nanos.length / 2] / 1e6,
        nanos[nanos.length * 99 / 100] / 1e6,
        nanos[nanos.length - 1] / 1e6);
  }
}
