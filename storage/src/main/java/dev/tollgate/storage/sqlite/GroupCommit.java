package dev.tollgate.storage.sqlite;

import dev.tollgate.gateway.ledger.LedgerUnavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that applies the writes of all callers and shares each commit, and its sync, among
 * those that wait. A lone write commits at once; commits that would follow each other within {@link
 * Bounds#COMMIT_PACE} are held back so that a batch gathers. Thread-safe.
 *
 * <p>When anything but a refusal goes wrong, the whole batch fails, the session is thrown away, and
 * the next batch opens another: pages that failed to sync are never synced again.
 */
final class GroupCommit<S extends WriteSession> implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

  /** Opens a session; called again after each failure. */
  @FunctionalInterface
  interface Source<S> {
    S open() throws SQLException;
  }

  private final Source<S> source;
  private final Duration deadline;
  private final BlockingQueue<Write<S, ?>> queue;
  private final LongAdder commits = new LongAdder();
  private final Thread thread;
  private volatile boolean closed;
  private long lastCommitNanos = System.nanoTime() - Bounds.COMMIT_PACE.toNanos();
  private @Nullable S session;

  /** Starts with a session that is already open, and opens further ones from the source. */
  GroupCommit(String name, S first, Source<S> source, Duration deadline) {
    this.source = source;
    this.deadline = deadline;
    this.session = first;
    this.queue = new ArrayBlockingQueue<>(Bounds.QUEUED_WRITES);
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::work);
  }

  void start() {
    thread.start();
  }

  /** Applies one write and returns its result when it is durable. */
  <T> T run(Write.Step<S, T> step) {
    var write = new Write<S, T>(step);
    if (closed || !queue.offer(write)) {
      String reason = closed ? "The ledger is closed" : "Too many writes wait for the ledger";
      throw new LedgerUnavailable(reason, new RejectedExecutionException(reason));
    }
    return write.await(deadline);
  }

  /** Transactions that were made durable since the start. */
  long commits() {
    return commits.sum();
  }

  /** Writes that wait for their turn. */
  int waiting() {
    return queue.size();
  }

  private void work() {
    var batch = new ArrayList<Write<S, ?>>(Bounds.BATCH_WRITES);
    while (!closed || !queue.isEmpty()) {
      if (gather(batch)) {
        commit(batch);
        batch.clear();
      }
    }
    discardSession();
  }

  private boolean gather(List<Write<S, ?>> batch) {
    try {
      Write<S, ?> first = queue.poll(Bounds.IDLE_WAIT.toMillis(), TimeUnit.MILLISECONDS);
      if (first == null) {
        return false;
      }
      batch.add(first);
      keepPace();
      queue.drainTo(batch, Bounds.BATCH_WRITES - 1);
      return true;
    } catch (InterruptedException _) {
      return false; // Only close() ends this thread, so that queued writes are never dropped.
    }
  }

  private void keepPace() {
    long early = lastCommitNanos + Bounds.COMMIT_PACE.toNanos() - System.nanoTime();
    if (early > 0 && !closed) {
      LockSupport.parkNanos(early);
    }
    lastCommitNanos = System.nanoTime();
  }

  private void commit(List<Write<S, ?>> batch) {
    try {
      S current = openSession();
      current.begin();
      for (Write<S, ?> write : batch) {
        write.apply(current);
      }
      current.commit();
      commits.increment();
      batch.forEach(Write::complete);
    } catch (SQLException | RuntimeException | Error failure) {
      log.error("A batch of {} ledger writes failed", batch.size(), failure);
      discardSession();
      batch.forEach(
          write -> write.fail(new LedgerUnavailable("The ledger could not write", failure)));
    }
  }

  private S openSession() throws SQLException {
    S current = session;
    if (current == null) {
      current = source.open();
      session = current;
    }
    return current;
  }

  private void discardSession() {
    S current = session;
    session = null;
    if (current == null) {
      return;
    }
    try {
      current.close();
    } catch (SQLException failure) {
      log.warn("The ledger's writing connection did not close", failure);
    }
  }

  /** Makes durable what is queued, then ends the writer. */
  @Override
  public void close() {
    closed = true;
    boolean _ = queue.offer(new Write<S, Boolean>(_ -> true)); // Wakes an idle writer.
    try {
      if (!thread.join(Bounds.CLOSE_DEADLINE)) {
        log.error("The ledger's writer did not end within {}", Bounds.CLOSE_DEADLINE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
