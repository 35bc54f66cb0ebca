package dev.tollgate.storage.sqlite;

import dev.tollgate.gateway.call.Overtime;
import dev.tollgate.gateway.ledger.LedgerUnavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One write on its way through the queue: made by a caller, applied by the writer, awaited by the
 * caller. Either the writer claims it or the caller gives it up, never both, so that a write whose
 * caller was told "unavailable" before its turn is not applied later.
 */
final class Write<S, T> {

  /** What to do inside the transaction. Throws IllegalStateException before it changed anything. */
  @FunctionalInterface
  interface Step<S, T> {
    T apply(S session) throws SQLException;
  }

  private enum Claim {
    QUEUED,
    TAKEN,
    GIVEN_UP
  }

  private final Step<S, T> step;
  private final AtomicReference<Claim> claim = new AtomicReference<>(Claim.QUEUED);
  private final CountDownLatch finished = new CountDownLatch(1);
  private @Nullable T result;
  private @Nullable RuntimeException failure;
  private volatile boolean done;

  Write(Step<S, T> step) {
    this.step = step;
  }

  /**
   * By the writer: applies the step, unless the caller gave up. A refusal is this write's alone.
   */
  void apply(S session) throws SQLException {
    if (!claim.compareAndSet(Claim.QUEUED, Claim.TAKEN)) {
      return;
    }
    try {
      result = step.apply(session);
    } catch (IllegalStateException refused) {
      failure = refused;
    }
  }

  /** By the writer, after the commit. */
  void complete() {
    done = true;
    finished.countDown();
  }

  /** By the writer, when nothing of the batch may be relied upon. */
  void fail(LedgerUnavailable unavailable) {
    failure = unavailable;
    done = true;
    finished.countDown();
  }

  /**
   * By the caller: waits until the write is durable. An interrupt does not end the wait, since a
   * settlement must not be lost because its client left; it is kept for the caller to see.
   */
  T await(Duration deadline) {
    try (Overtime.Limit _ = Overtime.after(deadline, finished::countDown)) {
      awaitThroughInterrupts();
    }
    if (!done) {
      String turn = giveUp() ? "it never had its turn" : "it may still become durable";
      var late = new TimeoutException("No answer in %s; %s".formatted(deadline, turn));
      throw new LedgerUnavailable("The ledger did not write in time", late);
    }
    if (failure != null) {
      throw failure;
    }
    return Objects.requireNonNull(result);
  }

  private void awaitThroughInterrupts() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          finished.await();
          return;
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean giveUp() {
    return claim.compareAndSet(Claim.QUEUED, Claim.GIVEN_UP);
  }
}
