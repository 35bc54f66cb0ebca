package dev.tollgate.gateway.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The durable record of every call and its money. Thread-safe; writing methods return only when the
 * write would survive a crash, and fail with {@link LedgerUnavailable} otherwise. Rows never
 * change.
 */
public interface Ledger extends AutoCloseable {

  /** Reserves money, checking the key's budget and writing the hold in one atomic step. */
  HoldOutcome hold(Hold hold);

  /** Records that an attempt is about to leave for a route; durable before its first byte does. */
  void sent(String callId, int attempt, String route, Instant at);

  /**
   * A hold whose first attempt leaves for the hold's route at once: both durable together, in one
   * sync instead of two. Over budget, nothing is recorded.
   */
  default HoldOutcome holdAndSend(Hold hold) {
    HoldOutcome outcome = hold(hold);
    if (outcome instanceof HoldOutcome.Held) {
      sent(hold.callId(), 1, hold.route(), hold.at());
    }
    return outcome;
  }

  /** Ends a call. A call ends once: a second closing of the same call is refused as a defect. */
  void close(Closing closing);

  /**
   * Resolves holds whose lease ran out: never sent becomes voided, sent becomes unknown at the held
   * amount. Returns how many were resolved.
   */
  int sweep(Instant now);

  /** Spent and held money of one key. */
  Balance balance(String keyId);

  Optional<Entry> find(String callId);

  /** The newest calls first, at most {@code limit}. */
  List<Entry> recent(int limit);

  /** Calls since an instant, grouped by key, model and route, dearest first. */
  List<Summary> summaries(Instant since);

  @Override
  void close();
}
