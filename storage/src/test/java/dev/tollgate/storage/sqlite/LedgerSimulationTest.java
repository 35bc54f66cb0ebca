package dev.tollgate.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.gateway.ledger.Balance;
import dev.tollgate.gateway.ledger.Closing;
import dev.tollgate.gateway.ledger.HoldOutcome;
import dev.tollgate.gateway.ledger.State;
import dev.tollgate.pricing.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories against a model of a few lines: holds, sends, ends, sweeps, a wandering clock,
 * and crashes, which here are copies of the files taken while the ledger is open. A failing seed
 * replays.
 */
class LedgerSimulationTest {

  private static final int STEPS = 250;
  private static final int CALLS = 40;
  private static final int KEYS = 3;
  private static final Money BUDGET = Money.usd("0.5");

  /** What the model remembers of one call. */
  private record Call(String key, Money amount, Instant leaseUntil, State state, Money cost) {
    Call in(State next, Money charged) {
      return new Call(key, amount, leaseUntil, next, charged);
    }

    boolean isOpen() {
      return !state.isTerminal();
    }
  }

  @TempDir Path folder;

  private final ManualClock clock = new ManualClock();
  private final Map<String, Call> model = new TreeMap<>();
  private int crashes;
  private SqliteLedger ledger;
  private Random random;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noHistoryBreaksTheRules(long seed) throws IOException {
    random = new Random(seed);
    ledger = SqliteLedger.open(file(), clock);
    try {
      for (int step = 0; step < STEPS; step++) {
        step();
        assertBalances();
      }
      assertThat(ledger.verify()).isEmpty();
      model.forEach((id, call) ->
          assertThat(ledger.find(id).orElseThrow().state()).as(id).isEqualTo(call.state()));
    } finally {
      ledger.close();
    }
  }

  private void step() throws IOException {
    String id = "call-" + random.nextInt(CALLS);
    switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> hold(id);
      case 4, 5 -> send(id);
      case 6, 7, 8 -> end(id);
      case 9 -> clock.move(Duration.ofSeconds(random.nextInt(-30, 120)));
      case 10 -> sweep();
      default -> crash();
    }
  }

  private void hold(String id) {
    String key = "key-" + random.nextInt(KEYS);
    String amount = "0.0" + random.nextInt(1, 1_000_000);
    var hold = Calls.hold(id, key, amount, BUDGET.toString(), clock.instant());
    if (model.containsKey(id)) {
      assertThatThrownBy(() -> ledger.hold(hold)).isInstanceOf(IllegalStateException.class);
      return;
    }
    Balance before = balance(key);
    Money total = before.spent().plus(before.held()).plus(hold.amount());
    if (total.compareTo(BUDGET) > 0) {
      assertThat(ledger.hold(hold))
          .isEqualTo(new HoldOutcome.OverBudget(before.spent(), before.held(), BUDGET));
      return;
    }
    assertThat(ledger.hold(hold)).isEqualTo(new HoldOutcome.Held());
    model.put(id, new Call(key, hold.amount(), hold.leaseUntil(), State.HELD, Money.ZERO));
  }

  private void send(String id) {
    Call call = model.get(id);
    if (call == null || call.state() != State.HELD) {
      assertThatThrownBy(() -> ledger.sent(id, 1, "route", clock.instant()))
          .isInstanceOf(IllegalStateException.class);
      return;
    }
    ledger.sent(id, 1, "route", clock.instant());
    model.put(id, call.in(State.SENT, Money.ZERO));
  }

  private void end(String id) {
    Call call = model.get(id);
    Closing closing =
        random.nextBoolean()
            ? Calls.settled(id, "0.0" + random.nextInt(1, 1_000_000))
            : Calls.voided(id);
    if (call == null || !call.isOpen()) {
      assertThatThrownBy(() -> ledger.close(closing)).isInstanceOf(IllegalStateException.class);
      return;
    }
    ledger.close(closing);
    model.put(id, call.in(closing.state(), closing.cost()));
  }

  private void sweep() {
    Instant now = clock.instant();
    int before = (int) model.values().stream().filter(Call::isOpen).count();
    resolve(now);
    int after = (int) model.values().stream().filter(Call::isOpen).count();
    assertThat(ledger.sweep(now)).isEqualTo(before - after);
  }

  private void crash() throws IOException {
    Path before = file();
    crashes++;
    Files.createDirectories(file().getParent());
    Files.copy(before, file());
    Files.copy(log(before), log(file()));
    ledger.close();
    ledger = SqliteLedger.open(file(), clock);
    resolve(Instant.MAX);
  }

  private void resolve(Instant until) {
    model.replaceAll((_, call) -> {
      if (!call.isOpen() || call.leaseUntil().isAfter(until)) {
        return call;
      }
      return call.state() == State.SENT
          ? call.in(State.UNKNOWN, call.amount())
          : call.in(State.VOIDED, Money.ZERO);
    });
  }

  private void assertBalances() {
    for (int key = 0; key < KEYS; key++) {
      assertThat(ledger.balance("key-" + key)).isEqualTo(balance("key-" + key));
    }
  }

  private Balance balance(String key) {
    Money spent = Money.ZERO;
    Money held = Money.ZERO;
    for (Call call : model.values()) {
      if (call.key().equals(key)) {
        spent = spent.plus(call.cost());
        held = call.isOpen() ? held.plus(call.amount()) : held;
      }
    }
    return new Balance(spent, held);
  }

  private Path file() {
    return folder.resolve("life-" + crashes).resolve("ledger.db");
  }

  private static Path log(Path database) {
    return database.resolveSibling(database.getFileName() + "-wal");
  }
}
