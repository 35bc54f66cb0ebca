package dev.tollgate.storage.sqlite;

import static dev.tollgate.storage.sqlite.Calls.hold;
import static dev.tollgate.storage.sqlite.Calls.settled;
import static dev.tollgate.storage.sqlite.Calls.unknown;
import static dev.tollgate.storage.sqlite.Calls.voided;
import static dev.tollgate.storage.sqlite.ManualClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.gateway.ledger.Entry;
import dev.tollgate.gateway.ledger.HoldOutcome;
import dev.tollgate.gateway.ledger.Summary;
import dev.tollgate.pricing.Money;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerLoadTest {

  private static final int CALLS = 2_000;
  private static final int KEYS = 7;

  @TempDir Path folder;

  @Test
  void callsThatEndInEveryWayLeaveNothingHeldAndSpendTheSumOfTheirClosings() throws Exception {
    try (SqliteLedger ledger = SqliteLedger.open(folder.resolve("ledger.db"), new ManualClock())) {
      run(ledger);
      assertThat(ledger.sweep(Instant.MAX)).isPositive();
      for (int key = 0; key < KEYS; key++) {
        assertThat(ledger.balance("key-" + key).held()).isEqualTo(Money.ZERO);
        assertThat(ledger.balance("key-" + key).spent()).isEqualTo(closings(ledger, key));
      }
      assertThat(ledger.recent(CALLS)).hasSize(CALLS).allMatch(e -> e.state().isTerminal());
      assertThat(ledger.summaries(Instant.MIN).stream().mapToLong(Summary::calls).sum())
          .isEqualTo(CALLS);
      assertThat(ledger.verify()).isEmpty();
      assertTheBudgetCanBeFilledToTheLastPicoDollar(ledger);
    }
  }

  @Test
  void callersUnderLoadShareCommits() throws Exception {
    try (SqliteLedger ledger = SqliteLedger.open(folder.resolve("ledger.db"), new ManualClock())) {
      run(ledger);
      assertThat(ledger.commits()).isPositive().isLessThan(CALLS);
    }
  }

  private static void run(SqliteLedger ledger) throws Exception {
    var ends = new ArrayList<Future<?>>();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLS; i++) {
        int number = i;
        ends.add(callers.submit(() -> call(ledger, number)));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    }
  }

  /** One call; its number decides how it ends. Some never end, as if their thread had died. */
  private static void call(SqliteLedger ledger, int number) {
    String id = "call-" + number;
    String cost = "0.0" + number;
    ledger.hold(hold(id, "key-" + number % KEYS, "0.05", null));
    int way = number % 9;
    if (way > 1) {
      ledger.sent(id, 1, "route", START);
    }
    switch (way) {
      case 0, 2 -> {}
      case 1, 3 -> ledger.close(voided(id));
      case 4 -> ledger.close(unknown(id, "0.05"));
      case 5 -> {
        ledger.sent(id, 2, "fallback", START);
        ledger.close(settled(id, cost));
      }
      default -> ledger.close(settled(id, cost));
    }
  }

  private static Money closings(SqliteLedger ledger, int key) {
    Money sum = Money.ZERO;
    for (Entry entry : ledger.recent(CALLS)) {
      if (entry.hold().keyId().equals("key-" + key)) {
        sum = sum.plus(entry.closing().cost());
      }
    }
    return sum;
  }

  private static void assertTheBudgetCanBeFilledToTheLastPicoDollar(SqliteLedger ledger) {
    Money spent = ledger.balance("key-0").spent();
    String budget = spent.plus(Money.usd("0.000000000001")).toString();
    assertThat(ledger.hold(hold("last", "key-0", "0.000000000001", budget)))
        .isEqualTo(new HoldOutcome.Held());
    assertThat(ledger.hold(hold("beyond", "key-0", "0.000000000001", budget)))
        .isInstanceOf(HoldOutcome.OverBudget.class);
  }
}
