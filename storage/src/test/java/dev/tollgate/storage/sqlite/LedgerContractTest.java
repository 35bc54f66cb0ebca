package dev.tollgate.storage.sqlite;

import static dev.tollgate.storage.sqlite.Calls.LEASE;
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
import dev.tollgate.gateway.ledger.Hold;
import dev.tollgate.gateway.ledger.HoldOutcome;
import dev.tollgate.gateway.ledger.Ledger;
import dev.tollgate.gateway.ledger.State;
import dev.tollgate.gateway.ledger.Summary;
import dev.tollgate.pricing.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger promises, whatever it keeps its rows in. */
abstract class LedgerContractTest {

  private static final int CALLERS = 200;
  private static final int ROUNDS = 5;

  protected Ledger ledger;

  /** An empty ledger. */
  protected abstract Ledger openLedger() throws Exception;

  @BeforeEach
  void open() throws Exception {
    ledger = openLedger();
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void aHoldWithinTheBudgetIsHeld() {
    assertThat(ledger.hold(hold("call", "key", "0.04", "1"))).isEqualTo(new HoldOutcome.Held());
    assertBalance("key", "0", "0.04");
  }

  @Test
  void aHoldThatFillsTheBudgetExactlyIsHeld() {
    ledger.hold(hold("first", "key", "0.9999999999999", "1"));
    assertThat(ledger.hold(hold("last", "key", "0.0000000000001", "1")))
        .isEqualTo(new HoldOutcome.Held());
    assertBalance("key", "0", "1");
  }

  @Test
  void aHoldBeyondTheBudgetIsRefusedAndWritesNothing() {
    ledger.hold(hold("first", "key", "0.97", "1"));
    assertThat(ledger.hold(hold("second", "key", "0.0300000001", "1")))
        .isEqualTo(new HoldOutcome.OverBudget(Money.ZERO, Money.usd("0.97"), Money.usd("1")));
    assertBalance("key", "0", "0.97");
    assertThat(ledger.find("second")).isEmpty();
    assertThat(ledger.hold(hold("second", "key", "0.03", "1"))).isEqualTo(new HoldOutcome.Held());
  }

  @Test
  void spentMoneyCountsAgainstTheBudget() {
    ledger.hold(hold("first", "key", "0.50", "1"));
    ledger.close(settled("first", "0.60"));
    assertThat(ledger.hold(hold("second", "key", "0.41", "1")))
        .isEqualTo(new HoldOutcome.OverBudget(Money.usd("0.60"), Money.ZERO, Money.usd("1")));
  }

  @Test
  void aKeyWithoutBudgetIsNeverRefused() {
    assertThat(ledger.hold(hold("call", "key", "1000000000", null)))
        .isEqualTo(new HoldOutcome.Held());
  }

  @Test
  void budgetsOfKeysAreApart() {
    ledger.hold(hold("first", "rich", "1", "1"));
    assertThat(ledger.hold(hold("second", "other", "1", "1"))).isEqualTo(new HoldOutcome.Held());
  }

  @Test
  void aSecondHoldOfACallIsADefectAndChangesNothing() {
    ledger.hold(hold("call", "key", "0.04", "1"));
    assertDefect(() -> ledger.hold(hold("call", "other", "0.05", null)));
    assertBalance("key", "0", "0.04");
    assertBalance("other", "0", "0");
    assertThat(ledger.recent(10)).hasSize(1);
  }

  @Test
  void aSettledCallReleasesItsHoldAndSpendsItsCost() {
    ledger.hold(hold("call", "key", "0.06", "1"));
    ledger.sent("call", 1, "openai/gpt-image-2", START);
    ledger.close(settled("call", "0.05279"));
    assertBalance("key", "0.05279", "0");
  }

  @Test
  void aCostAboveTheHoldIsSpentInFull() {
    ledger.hold(hold("call", "key", "0.04", "0.05"));
    ledger.close(settled("call", "0.07"));
    assertBalance("key", "0.07", "0");
  }

  @Test
  void aVoidedCallSpendsNothing() {
    ledger.hold(hold("call", "key", "0.04", "1"));
    ledger.close(voided("call"));
    assertBalance("key", "0", "0");
  }

  @Test
  void anUnknownCallSpendsWhatItsClosingSays() {
    ledger.hold(hold("call", "key", "0.04", "1"));
    ledger.sent("call", 1, "route", START);
    ledger.close(unknown("call", "0.04"));
    assertBalance("key", "0.04", "0");
  }

  @Test
  void aCallEndsOnce() {
    ledger.hold(hold("call", "key", "0.04", "1"));
    ledger.close(settled("call", "0.03"));
    assertDefect(() -> ledger.close(settled("call", "0.03")));
    assertDefect(() -> ledger.close(voided("call")));
    assertBalance("key", "0.03", "0");
    assertThat(ledger.find("call").orElseThrow().closing()).isEqualTo(settled("call", "0.03"));
  }

  @Test
  void aCallWithoutHoldCannotEndOrBeSent() {
    assertDefect(() -> ledger.close(settled("call", "0.03")));
    assertDefect(() -> ledger.sent("call", 1, "route", START));
    assertThat(ledger.find("call")).isEmpty();
  }

  @Test
  void anAttemptIsRecordedOnce() {
    ledger.hold(hold("call", "key", "0.04", "1"));
    ledger.sent("call", 1, "route", START);
    ledger.sent("call", 2, "other route", START);
    assertDefect(() -> ledger.sent("call", 2, "route", START));
  }

  @Test
  void nothingIsSentAfterTheEnd() {
    ledger.hold(hold("call", "key", "0.04", "1"));
    ledger.close(voided("call"));
    assertDefect(() -> ledger.sent("call", 1, "route", START));
  }

  @Test
  void anEntryTellsEveryFieldExactly() {
    Hold hold = hold("call", "key", "0.05279", "1.10");
    ledger.hold(hold);
    assertThat(ledger.find("call")).contains(new Entry(hold, State.HELD, null));
    ledger.sent("call", 1, "route", START);
    assertThat(ledger.find("call")).contains(new Entry(hold, State.SENT, null));
    Closing closing = unknown("call", "0.05279");
    ledger.close(closing);
    assertThat(ledger.find("call")).contains(new Entry(hold, State.UNKNOWN, closing));
  }

  @Test
  void recentCallsComeNewestFirst() {
    for (int i = 0; i < 5; i++) {
      ledger.hold(hold("call-" + i, "key", "1", null, START.plusNanos(i)));
    }
    assertThat(ledger.recent(3))
        .extracting(entry -> entry.hold().callId())
        .containsExactly("call-4", "call-3", "call-2");
    assertThat(ledger.recent(0)).isEmpty();
    assertThat(ledger.recent(Integer.MAX_VALUE)).hasSize(5);
  }

  @Test
  void anExpiredHoldThatWasNeverSentIsVoided() {
    ledger.hold(hold("call", "key", "0.04", "1"));
    assertThat(ledger.sweep(START.plus(LEASE))).isEqualTo(1);
    Entry entry = ledger.find("call").orElseThrow();
    assertThat(entry.state()).isEqualTo(State.VOIDED);
    assertThat(entry.closing().error()).isEqualTo("lease_expired");
    assertBalance("key", "0", "0");
  }

  @Test
  void anExpiredHoldThatWasSentIsUnknownAtTheHeldAmount() {
    ledger.hold(hold("call", "key", "0.04", "1"));
    ledger.sent("call", 1, "first route", START);
    ledger.sent("call", 2, "second route", START);
    assertThat(ledger.sweep(START.plus(LEASE))).isEqualTo(1);
    Closing closing = ledger.find("call").orElseThrow().closing();
    assertThat(closing.state()).isEqualTo(State.UNKNOWN);
    assertThat(closing.cost()).isEqualTo(Money.usd("0.04"));
    assertThat(closing.basis()).isEqualTo("estimate");
    assertThat(closing.error()).isEqualTo("lease_expired");
    assertThat(closing.route()).isEqualTo("second route");
    assertThat(closing.attempts()).isEqualTo(2);
    assertThat(closing.latency()).isEqualTo(LEASE);
    assertBalance("key", "0.04", "0");
  }

  @Test
  void aSweepLeavesLeasesThatStillRunAndCallsThatEnded() {
    ledger.hold(hold("running", "key", "0.04", "1"));
    ledger.hold(hold("ended", "key", "0.04", "1"));
    ledger.close(settled("ended", "0.04"));
    assertThat(ledger.sweep(START.plus(LEASE).minusNanos(1))).isZero();
    assertBalance("key", "0.04", "0.04");
  }

  @Test
  void aSweepResolvesManyHoldsAndASecondSweepNone() {
    for (int i = 0; i < 1_234; i++) {
      ledger.hold(hold("call-" + i, "key", "0.01", null));
    }
    assertThat(ledger.sweep(Instant.MAX)).isEqualTo(1_234);
    assertThat(ledger.sweep(Instant.MAX)).isZero();
    assertBalance("key", "0", "0");
  }

  @Test
  void summariesGroupByKeyModelAndRouteDearestFirst() {
    endOne("a", "cheap", settled("a", "0.10"));
    endOne("b", "dear", settled("b", "0.30"));
    endOne("c", "dear", unknown("c", "0.50"));
    endOne("d", "dear", voided("d"));
    ledger.hold(hold("e", "dear", "0.5", null));
    String model = "openai/gpt-image-2";
    String route = "azure-openai/gpt-image-2";
    Money none = Money.ZERO;
    assertThat(ledger.summaries(START))
        .containsExactly(
            new Summary(
                "dear", model, route, 3, 1, 1, 1, 66, 5_268, 1, Money.usd("1.0"), Money.usd("0.8")),
            new Summary(
                "cheap",
                model,
                route,
                1,
                1,
                0,
                0,
                22,
                1_756,
                1,
                Money.usd("0.5"),
                Money.usd("0.1")),
            new Summary("dear", model, model, 1, 0, 0, 0, 0, 0, 0, none, none));
  }

  @Test
  void summariesStartWithTheGivenInstant() {
    ledger.hold(hold("before", "key", "1", null, START.minusNanos(1)));
    ledger.hold(hold("after", "key", "1", null, START));
    assertThat(ledger.summaries(START)).singleElement().returns(1L, Summary::calls);
    assertThat(ledger.summaries(Instant.MIN)).singleElement().returns(2L, Summary::calls);
    assertThat(ledger.summaries(Instant.MAX)).isEmpty();
  }

  @Test
  void summariesAreExactForAmountsOfAnySize() {
    String tiny = "0.0000000000000000000000001";
    String huge = "98765432109876543210";
    endOne("a", "key", settled("a", tiny));
    endOne("b", "key", settled("b", huge));
    endOne("c", "key", settled("c", "0.000000000001"));
    endOne("d", "key", settled("d", "900000"));
    endOne("e", "key", settled("e", "900000.999999999999"));
    assertThat(ledger.summaries(START))
        .singleElement()
        .extracting(Summary::cost)
        .isEqualTo(Money.usd("98765432109878343211.0000000000000000000000001"))
        .isEqualTo(ledger.balance("key").spent());
  }

  @Test
  void ofTwoHundredCallsAtOnceTheBudgetAdmitsExactlyTwentyFive() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String key = "key-" + round;
      List<HoldOutcome> outcomes = holdAtOnce(key);
      assertThat(outcomes).filteredOn(HoldOutcome.Held.class::isInstance).hasSize(25);
      assertThat(outcomes).filteredOn(HoldOutcome.OverBudget.class::isInstance).hasSize(175);
      assertBalance(key, "0", "1");
    }
  }

  private List<HoldOutcome> holdAtOnce(String key) throws Exception {
    var start = new CountDownLatch(1);
    var answers = new ArrayList<Future<HoldOutcome>>();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLERS; i++) {
        String call = key + "-call-" + i;
        answers.add(
            callers.submit(() -> {
              assertThat(start.await(10, TimeUnit.SECONDS)).isTrue();
              return ledger.hold(hold(call, key, "0.04", "1"));
            }));
      }
      start.countDown();
      return all(answers);
    }
  }

  private static <T> List<T> all(List<Future<T>> answers)
      throws InterruptedException, ExecutionException {
    var results = new ArrayList<T>();
    for (Future<T> answer : answers) {
      results.add(answer.get());
    }
    return results;
  }

  private void endOne(String call, String key, Closing closing) {
    ledger.hold(hold(call, key, "0.5", null));
    ledger.close(closing);
  }

  private void assertBalance(String key, String spent, String held) {
    assertThat(ledger.balance(key)).isEqualTo(new Balance(Money.usd(spent), Money.usd(held)));
  }

  private static void assertDefect(Runnable write) {
    assertThatThrownBy(write::run).isInstanceOf(IllegalStateException.class);
  }
}
