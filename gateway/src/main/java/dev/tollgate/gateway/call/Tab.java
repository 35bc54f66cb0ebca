package dev.tollgate.gateway.call;

import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.ledger.Closing;
import dev.tollgate.gateway.ledger.Hold;
import dev.tollgate.gateway.ledger.HoldOutcome;
import dev.tollgate.gateway.ledger.Ledger;
import dev.tollgate.gateway.ledger.LedgerUnavailable;
import dev.tollgate.gateway.ledger.State;
import dev.tollgate.pricing.Charge;
import dev.tollgate.pricing.Direction;
import dev.tollgate.pricing.Money;
import dev.tollgate.pricing.Quote;
import dev.tollgate.pricing.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The running account of one call. It starts as crashed and is promoted to served; whatever
 * happens, {@link #close} leaves exactly one end in the ledger for each hold. Used by one thread.
 */
public final class Tab implements AutoCloseable {

  private final Inbound inbound;
  private final String operation;
  private final Ledger ledger;
  private final InstantSource clock;

  private @Nullable Caller caller;
  private @Nullable Hold hold;
  private @Nullable Quote quote;
  private @Nullable Attempt attempt;
  private @Nullable Charge charge;
  private String strategy = "none";
  private int attempts;
  private int pictures;
  private long providerNanos;
  private boolean sendRecorded;
  private boolean workPossible;
  private boolean closed;
  private int status = 500;
  private @Nullable String error = "crashed";

  public Tab(Inbound inbound, String operation, Ledger ledger, InstantSource clock) {
    this.inbound = inbound;
    this.operation = operation;
    this.ledger = ledger;
    this.clock = clock;
  }

  public String callId() {
    return inbound.id();
  }

  public Instant openedAt() {
    return inbound.receivedAt();
  }

  public void identified(Caller who) {
    caller = who;
  }

  /** Names the attempt that the quote and the hold are for. */
  public void planned(Attempt first, String by, @Nullable Quote expected) {
    attempt = first;
    strategy = by;
    quote = expected;
  }

  /**
   * Reserves an amount, durably, or refuses the call. That the first attempt leaves is recorded in
   * the same write, since nothing lies between: a crash there counts as sent, never as unsent.
   */
  public void hold(Money amount, String model) {
    Caller who = java.util.Objects.requireNonNull(caller, "identified before held");
    Attempt first = java.util.Objects.requireNonNull(attempt, "planned before held");
    Instant now = clock.instant();
    Hold wanted =
        new Hold(
            callId(),
            who.keyId(),
            now,
            now.plus(Bounds.CALL_DEADLINE).plus(Bounds.LEASE_SLACK),
            operation,
            model,
            first.route(),
            first.tariff().version(),
            amount,
            quote == null ? Money.ZERO : quote.expected().total(),
            who.budget());
    switch (guarded(() -> ledger.holdAndSend(wanted))) {
      case HoldOutcome.Held _ -> {
        hold = wanted;
        sendRecorded = true;
      }
      case HoldOutcome.OverBudget(Money spent, Money held, Money budget) ->
          throw new Refused(new Refusal.BudgetExceeded(budget, spent, held, amount));
    }
  }

  /** Notes, durably, that an attempt is about to leave. */
  public void sending(Attempt next) {
    attempt = next;
    attempts++;
    if (!sendRecorded) {
      int number = attempts;
      guarded(() -> {
        ledger.sent(callId(), number, next.route(), clock.instant());
        return true;
      });
    }
    sendRecorded = false;
    workPossible = true;
  }

  /** The attempt surely caused no work, so that nothing can have been billed. */
  public void didNoWork() {
    workPossible = false;
  }

  /** Adds time spent waiting for providers. */
  public void waited(long nanos) {
    providerNanos += nanos;
  }

  /** Ends the call as served and charges it, durably. An empty charge is of unknown price. */
  public void settle(Optional<Charge> settled, int returnedPictures, int httpStatus) {
    charge = settled.orElse(null);
    pictures = returnedPictures;
    status = httpStatus;
    error = null;
    end(settled.isPresent() ? State.SETTLED : State.UNKNOWN);
  }

  /** Ends the call with a refusal: voided when no work can have been done, unknown otherwise. */
  public void refused(int httpStatus, String code) {
    if (closed) {
      return;
    }
    charge = null; // of a settlement that the ledger did not take
    status = httpStatus;
    error = code;
    end(workPossible ? State.UNKNOWN : State.VOIDED);
  }

  /** Ends the call if nothing else did, as crashed or abandoned. */
  @Override
  public void close() {
    if (!closed && hold != null) {
      end(workPossible ? State.UNKNOWN : State.VOIDED);
    }
  }

  /** The client left; the next {@link #close} says so. */
  public void abandoned() {
    status = 499;
    error = "client_gone";
  }

  /** The quote of the first attempt; null when its price is unknown. */
  public @Nullable Quote quote() {
    return quote;
  }

  public boolean isSettled() {
    return closed && error == null;
  }

  private void end(State state) {
    if (closed || hold == null) {
      closed = true;
      return;
    }
    Closing closing = closing(state, hold);
    guarded(() -> {
      ledger.close(closing);
      return true;
    });
    closed = true;
  }

  private Closing closing(State state, Hold held) {
    Attempt last = java.util.Objects.requireNonNull(attempt, "held only when planned");
    return new Closing(
        callId(),
        state,
        clock.instant(),
        last.route(),
        charge == null ? held.tariff() : charge.tariff(),
        cost(state, held),
        basis(state),
        tokens(Direction.INPUT),
        tokens(Direction.OUTPUT),
        pictures,
        ChargeText.lines(charge),
        attempts,
        Duration.ofNanos(System.nanoTime() - inbound.receivedNanos()),
        status,
        error);
  }

  private Money cost(State state, Hold held) {
    return switch (state) {
      case SETTLED -> charge == null ? Money.ZERO : charge.total();
      case UNKNOWN -> held.amount();
      case VOIDED, HELD, SENT -> Money.ZERO;
    };
  }

  private String basis(State state) {
    return switch (state) {
      case SETTLED -> charge == null ? "unknown" : charge.basis().name().toLowerCase(Locale.ROOT);
      case UNKNOWN -> quote == null ? "unknown" : "estimate";
      case VOIDED, HELD, SENT -> "usage";
    };
  }

  private long tokens(Direction direction) {
    return charge == null
        ? 0
        : charge.lines().stream()
            .filter(
                line -> line.meter().unit() == Unit.TOKEN && line.meter().direction() == direction)
            .mapToLong(line -> line.quantity().longValue())
            .sum();
  }

  private static <T> T guarded(java.util.function.Supplier<T> write) {
    try {
      return write.get();
    } catch (LedgerUnavailable unavailable) {
      throw new Refused(new Refusal.LedgerDown());
    }
  }

  /** The headers that every answer carries; the cost is there once it is known. */
  public Headers headers() {
    return new TabHeaders(inbound, attempt, quote, closed ? charge : null, isVoided())
        .render(strategy, attempts, System.nanoTime() - inbound.receivedNanos(), providerNanos);
  }

  private boolean isVoided() {
    return closed && charge == null && !workPossible;
  }
}
