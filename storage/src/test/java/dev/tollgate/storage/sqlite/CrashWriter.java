package dev.tollgate.storage.sqlite;

import dev.tollgate.gateway.ledger.HoldOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;

/**
 * The program that {@link LedgerCrashTest} kills: it runs calls as fast as it can and prints a line
 * after each write that the ledger acknowledged. Its mock upstream journals into the same lines.
 * Arguments: the ledger's file, and a prefix for call ids.
 */
final class CrashWriter {

  private static final int CALLERS = 8;
  private static final Duration LIFE = Duration.ofSeconds(20);

  private CrashWriter() {}

  public static void main(String[] arguments) {
    say("opening", arguments[1]);
    try (SqliteLedger ledger = SqliteLedger.open(Path.of(arguments[0]), InstantSource.system());
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      long end = System.nanoTime() + LIFE.toNanos();
      for (int caller = 0; caller < CALLERS; caller++) {
        String prefix = arguments[1] + "-" + caller + "-";
        String key = "key-" + caller % 3;
        var _ =
            callers.submit(() -> {
              for (int i = 0; System.nanoTime() < end; i++) {
                call(ledger, prefix + i, key, i);
              }
            });
      }
    }
  }

  private static void call(SqliteLedger ledger, String id, String key, int number) {
    HoldOutcome outcome = ledger.hold(Calls.hold(id, key, "0.04", "100000", Instant.now()));
    if (!(outcome instanceof HoldOutcome.Held)) {
      throw new AssertionError(outcome);
    }
    say("held", id);
    if (number % 5 == 0) {
      ledger.close(Calls.voided(id));
      say("voided", id);
      return;
    }
    ledger.sent(id, 1, "route", Instant.now());
    say("upstream", id);
    ledger.close(Calls.settled(id, cost(number)));
    say("settled", id);
  }

  /** What call number n of each caller costs. */
  static String cost(int number) {
    return "0.03" + number;
  }

  private static synchronized void say(String word, String id) {
    System.out.println(word + " " + id + " .");
  }
}
