package dev.tollgate.gateway.testing;

import dev.tollgate.gateway.ledger.Balance;
import dev.tollgate.gateway.ledger.Closing;
import dev.tollgate.gateway.ledger.Entry;
import dev.tollgate.gateway.ledger.Hold;
import dev.tollgate.gateway.ledger.HoldOutcome;
import dev.tollgate.gateway.ledger.Ledger;
import dev.tollgate.gateway.ledger.LedgerUnavailable;
import dev.tollgate.gateway.ledger.State;
import dev.tollgate.gateway.ledger.Summary;
import dev.tollgate.pricing.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ledger in memory that can be told to fail; refuses a second closing as a defect. */
public final class MemoryLedger implements Ledger {

  private final List<Hold> holds = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();
  private final Map<String, Closing> closings = new LinkedHashMap<>();
  private boolean failing;

  public synchronized List<Hold> holds() {
    return List.copyOf(holds);
  }

  /** The routes of the attempts that were about to leave. */
  public synchronized List<String> sent() {
    return List.copyOf(sent);
  }

  public synchronized List<Closing> closings() {
    return List.copyOf(closings.values());
  }

  /** Makes every write fail from now on, or not any more. */
  public synchronized void fail(boolean fails) {
    failing = fails;
  }

  @Override
  public synchronized HoldOutcome hold(Hold hold) {
    write();
    Balance balance = balance(hold.keyId());
    Money budget = hold.budget();
    Money needed = balance.spent().plus(balance.held()).plus(hold.amount());
    if (budget != null && needed.compareTo(budget) > 0) {
      return new HoldOutcome.OverBudget(balance.spent(), balance.held(), budget);
    }
    holds.add(hold);
    return new HoldOutcome.Held();
  }

  @Override
  public synchronized void sent(String callId, int attempt, String route, Instant at) {
    write();
    sent.add(route);
  }

  @Override
  public synchronized void close(Closing closing) {
    write();
    if (closing(closing.callId()).isPresent()) {
      throw new IllegalStateException("A second closing of " + closing.callId());
    }
    closings.put(closing.callId(), closing);
  }

  @Override
  public int sweep(Instant now) {
    return 0;
  }

  @Override
  public synchronized Balance balance(String keyId) {
    Money spent = Money.ZERO;
    Money held = Money.ZERO;
    for (Hold hold : holds) {
      if (hold.keyId().equals(keyId)) {
        Optional<Closing> closing = closing(hold.callId());
        spent = spent.plus(closing.map(Closing::cost).orElse(Money.ZERO));
        held = held.plus(closing.isPresent() ? Money.ZERO : hold.amount());
      }
    }
    return new Balance(spent, held);
  }

  @Override
  public synchronized Optional<Entry> find(String callId) {
    return holds.stream()
        .filter(hold -> hold.callId().equals(callId))
        .findFirst()
        .map(hold -> {
          Closing closing = closing(callId).orElse(null);
          return new Entry(hold, closing == null ? State.HELD : closing.state(), closing);
        });
  }

  @Override
  public List<Entry> recent(int limit) {
    return List.of();
  }

  @Override
  public List<Summary> summaries(Instant since) {
    return List.of();
  }

  @Override
  public void close() {}

  private Optional<Closing> closing(String callId) {
    return Optional.ofNullable(closings.get(callId));
  }

  private void write() {
    if (failing) {
      throw new LedgerUnavailable("told to fail", new IllegalStateException());
    }
  }
}
