package dev.tollgate.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tollgate.gateway.ledger.Closing;
import dev.tollgate.gateway.ledger.State;
import dev.tollgate.gateway.limit.Quoter;
import dev.tollgate.gateway.limit.Tokenizer;
import dev.tollgate.gateway.testing.MemoryLedger;
import dev.tollgate.gateway.testing.Samples;
import dev.tollgate.pricing.Basis;
import dev.tollgate.pricing.Charge;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Money;
import dev.tollgate.pricing.Quote;
import dev.tollgate.pricing.QuoteOutcome.Quoted;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TabTest {

  private static final Money HELD = Money.usd("0.5");
  private static final Money COST = Money.usd("0.000044");
  private static final Caller CALLER = new Caller("k1", "name", Money.usd("1"), false);
  private static final Attempt ATTEMPT = Samples.attempt("acme");

  private final MemoryLedger ledger = new MemoryLedger();

  private static final Consumer<Tab> NOTHING = _ -> {};
  private static final Consumer<Tab> SENT = tab -> tab.sending(ATTEMPT);
  private static final Consumer<Tab> NO_WORK = SENT.andThen(Tab::didNoWork);

  /** What is done with a held tab before it is closed, and how it must end. */
  static Stream<Arguments> endings() {
    Consumer<Tab> settled = SENT.andThen(tab -> tab.settle(Optional.of(charge()), 2, 200));
    Consumer<Tab> unknown = SENT.andThen(tab -> tab.settle(Optional.empty(), 1, 200));
    return Stream.of(
        ending("crashed before sending", NOTHING, State.VOIDED, Money.ZERO, 500, "crashed"),
        ending("crashed after sending", SENT, State.UNKNOWN, HELD, 500, "crashed"),
        ending("crashed after sure no-work", NO_WORK, State.VOIDED, Money.ZERO, 500, "crashed"),
        ending("left early", Tab::abandoned, State.VOIDED, Money.ZERO, 499, "client_gone"),
        ending("left late", SENT.andThen(Tab::abandoned), State.UNKNOWN, HELD, 499, "client_gone"),
        ending(
            "left after no-work",
            NO_WORK.andThen(Tab::abandoned),
            State.VOIDED,
            Money.ZERO,
            499,
            "client_gone"),
        ending("refused early", tab -> tab.refused(400, "c"), State.VOIDED, Money.ZERO, 400, "c"),
        ending(
            "refused late",
            SENT.andThen(tab -> tab.refused(504, "c")),
            State.UNKNOWN,
            HELD,
            504,
            "c"),
        ending(
            "refused after no-work",
            NO_WORK.andThen(tab -> tab.refused(503, "c")),
            State.VOIDED,
            Money.ZERO,
            503,
            "c"),
        ending("second attempt", NO_WORK.andThen(SENT), State.UNKNOWN, HELD, 500, "crashed"),
        ending("settled", settled, State.SETTLED, COST, 200, null),
        ending("settled at unknown price", unknown, State.UNKNOWN, HELD, 200, null),
        ending(
            "settled, then left", settled.andThen(Tab::abandoned), State.SETTLED, COST, 200, null),
        ending(
            "settled, then refused",
            settled.andThen(tab -> tab.refused(500, "c")),
            State.SETTLED,
            COST,
            200,
            null),
        ending(
            "refused twice",
            SENT.andThen(tab -> tab.refused(504, "c")).andThen(tab -> tab.refused(500, "d")),
            State.UNKNOWN,
            HELD,
            504,
            "c"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endings")
  void everyEndingLeavesExactlyOneClosing(
      String name,
      Consumer<Tab> story,
      State state,
      Money cost,
      int status,
      @Nullable String error) {
    try (Tab tab = heldTab()) {
      story.accept(tab);
    }
    assertThat(ledger.closings()).hasSize(1);
    Closing closing = ledger.closings().getFirst();
    assertThat(closing.state()).isEqualTo(state);
    assertThat(closing.cost()).isEqualTo(cost);
    assertThat(closing.status()).isEqualTo(status);
    assertThat(closing.error()).isEqualTo(error);
    assertThat(ledger.balance("k1").held()).isEqualTo(Money.ZERO);
    assertThat(ledger.balance("k1").spent()).isEqualTo(cost);
  }

  @Test
  void withoutAHoldNothingIsClosed() {
    try (Tab tab = tab()) {
      tab.refused(401, "invalid_api_key");
    }
    try (Tab tab = tab()) {
      tab.abandoned();
    }
    try (Tab tab = tab()) {
      assertThat(tab.isSettled()).isFalse();
    }
    assertThat(ledger.closings()).isEmpty();
  }

  @Test
  void aHoldOverTheBudgetIsRefusedAndLeavesNothing() {
    try (Tab tab = plannedTab()) {
      Refused refused = catchThrowableOfType(Refused.class, () -> tab.hold(Money.usd("1.01"), "m"));
      assertThat(refused.reason())
          .isEqualTo(
              new Refusal.BudgetExceeded(
                  Money.usd("1"), Money.ZERO, Money.ZERO, Money.usd("1.01")));
      tab.refused(429, "insufficient_quota");
    }
    assertThat(ledger.holds()).isEmpty();
    assertThat(ledger.closings()).isEmpty();
  }

  @Test
  void aLedgerThatCannotHoldRefusesTheCall() {
    ledger.fail(true);
    try (Tab tab = plannedTab()) {
      assertThat(catchThrowableOfType(Refused.class, () -> tab.hold(HELD, "m")).reason())
          .isEqualTo(new Refusal.LedgerDown());
      tab.refused(503, "ledger_unavailable");
    }
    assertThat(ledger.closings()).isEmpty();
  }

  @Test
  void aLedgerThatCannotNoteASecondSendingRefusesBeforeAnythingIsSent() {
    try (Tab tab = heldTab()) {
      tab.sending(ATTEMPT);
      tab.didNoWork();
      ledger.fail(true);
      assertThatThrownBy(() -> tab.sending(ATTEMPT)).isInstanceOf(Refused.class);
      ledger.fail(false);
      tab.refused(503, "ledger_unavailable");
    }
    assertThat(ledger.closings()).extracting(Closing::state).containsExactly(State.VOIDED);
  }

  @Test
  void theFirstSendingIsDurableWithItsHold() {
    try (Tab tab = heldTab()) {
      assertThat(ledger.sent()).containsExactly(ATTEMPT.route());
      tab.sending(ATTEMPT);
      assertThat(ledger.sent()).hasSize(1);
    }
  }

  @Test
  void aSettlementThatTheLedgerRefusedIsNotTakenForSettled() {
    try (Tab tab = heldTab()) {
      tab.sending(ATTEMPT);
      ledger.fail(true);
      assertThatThrownBy(() -> tab.settle(Optional.of(charge()), 1, 200))
          .isInstanceOf(Refused.class);
      assertThat(tab.isSettled()).isFalse();
      ledger.fail(false);
      tab.refused(503, "ledger_unavailable");
      assertThat(tab.headers().first("x-tollgate-cost")).isEmpty();
    }
    assertThat(ledger.closings())
        .singleElement()
        .satisfies(closing -> assertThat(closing.state()).isEqualTo(State.UNKNOWN))
        .satisfies(closing -> assertThat(closing.cost()).isEqualTo(HELD));
  }

  @Test
  void aLedgerThatStaysAwayLeavesTheHoldToTheSweeper() {
    Tab tab = heldTab();
    tab.sending(ATTEMPT);
    ledger.fail(true);
    assertThatThrownBy(() -> tab.refused(504, "c")).isInstanceOf(Refused.class);
    assertThatThrownBy(tab::close).isInstanceOf(Refused.class);
    assertThat(ledger.closings()).isEmpty();
    assertThat(ledger.holds()).hasSize(1);
  }

  @Test
  void aClosingItemisesTheCharge() {
    try (Tab tab = heldTab()) {
      tab.sending(ATTEMPT);
      tab.settle(Optional.of(charge()), 2, 200);
      assertThat(tab.isSettled()).isTrue();
    }
    Closing closing = ledger.closings().getFirst();
    assertThat(closing.outputTokens()).isEqualTo(22);
    assertThat(closing.inputTokens()).isZero();
    assertThat(closing.pictures()).isEqualTo(2);
    assertThat(closing.attempts()).isEqualTo(1);
    assertThat(closing.lines())
        .isEqualTo(
            "[{\"meter\":\"text_output\",\"quantity\":\"22\",\"usd_per_unit\":\"0.000002\","
                + "\"usd\":\"0.000044\"}]");
  }

  @Test
  void headersTellTheCostOnlyOnceItIsKnown() {
    try (Tab tab = heldTab()) {
      tab.sending(ATTEMPT);
      assertThat(tab.headers().first("x-tollgate-cost")).isEmpty();
      assertThat(tab.headers().first("x-tollgate-cost-basis")).contains("unknown");
      tab.settle(Optional.of(charge()), 0, 200);
      assertThat(tab.headers().first("x-tollgate-cost")).contains("0.000044");
      assertThat(tab.headers().first("x-tollgate-cost-basis")).contains("usage");
      assertThat(tab.headers().first("x-request-id")).contains("CALL");
    }
    try (Tab tab = tab()) {
      tab.refused(401, "invalid_api_key");
      assertThat(tab.headers().first("x-tollgate-cost")).contains("0");
    }
  }

  @Test
  void onlyAPlainTraceIsEchoed() {
    assertThat(trace("trace-1")).isEqualTo("trace-1");
    for (String bad : new String[] {"a b", "a\r\nb", "é", "", "x".repeat(256), "\u0000"}) {
      assertThat(trace(bad)).isEqualTo("CALL");
    }
  }

  private String trace(String sent) {
    Inbound inbound = Samples.inbound("POST", "/", "x-agentcc-trace-id", sent);
    try (Tab tab = new Tab(inbound, "op", ledger, () -> Samples.NOW)) {
      return tab.headers().first("x-agentcc-trace-id").orElseThrow();
    }
  }

  private Tab tab() {
    return new Tab(Samples.inbound("POST", "/"), "chat.completions", ledger, () -> Samples.NOW);
  }

  private Tab plannedTab() {
    Tab tab = tab();
    tab.identified(CALLER);
    tab.planned(ATTEMPT, "pinned", quote());
    return tab;
  }

  private Tab heldTab() {
    Tab tab = plannedTab();
    tab.hold(HELD, "m");
    return tab;
  }

  private static Quote quote() {
    Quoter quoter = new Quoter(new Tokenizer());
    return ((Quoted) quoter.quote(quoter.count(Samples.chat()), ATTEMPT, Samples.NOW)).quote();
  }

  private static Charge charge() {
    BigDecimal rate = new BigDecimal("0.000002");
    return new Charge(
        List.of(
            new Charge.Line(
                Meter.TEXT_OUTPUT, BigDecimal.valueOf(22), rate, COST, Basis.USAGE, "test")),
        COST,
        Basis.USAGE,
        "t_1");
  }

  private static Arguments ending(
      String name,
      Consumer<Tab> story,
      State state,
      Money cost,
      int status,
      @Nullable String error) {
    return Arguments.of(name, story, state, cost, status, error);
  }
}
