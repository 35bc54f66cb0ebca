package dev.tollgate.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.gateway.ledger.LedgerUnavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

  private static final long PATIENCE_NANOS = Duration.ofSeconds(10).toNanos();

  private final List<String> applied = new CopyOnWriteArrayList<>();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger commitsToFail = new AtomicInteger();
  private final Semaphore commitPermits = new Semaphore(1_000_000);
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private GroupCommit<FakeSession> group = start(Duration.ofSeconds(10));

  @AfterEach
  void close() {
    commitPermits.release(1_000_000);
    callers.close();
    group.close();
  }

  @Test
  void aLoneWriteCommitsAtOnce() {
    assertThat(write("a")).isEqualTo("a");
    assertThat(write("b")).isEqualTo("b");
    assertThat(group.commits()).isEqualTo(2);
  }

  @Test
  void writesThatArriveDuringACommitShareTheNext() throws Exception {
    Future<String> first = holdUpTheWriter();
    List<Future<String>> others = submit(100);
    commitPermits.release(1_000);
    first.get();
    for (Future<String> other : others) {
      other.get();
    }
    assertThat(group.commits()).isEqualTo(2);
  }

  @Test
  void noBatchIsGreaterThanItsBound() throws Exception {
    holdUpTheWriter();
    List<Future<String>> others = submit(2 * Bounds.BATCH_WRITES + 1);
    commitPermits.release(1_000);
    for (Future<String> other : others) {
      other.get();
    }
    assertThat(group.commits()).isEqualTo(4);
  }

  @Test
  void aRefusalFailsItsCallerAlone() throws Exception {
    holdUpTheWriter();
    Future<String> good = callers.submit(() -> write("good"));
    Future<String> bad =
        callers.submit(() ->
            group.run(_ -> {
              throw new IllegalStateException("refused");
            }));
    waitUntil(() -> group.waiting() == 2);
    commitPermits.release(1_000);
    assertThat(good.get()).isEqualTo("good");
    assertThatThrownBy(bad::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(group.commits()).isEqualTo(2);
  }

  @Test
  void aFailedCommitFailsTheWholeBatchAndTheNextOneHasANewSession() throws Exception {
    holdUpTheWriter();
    List<Future<String>> others = submit(3);
    commitsToFail.set(2);
    commitPermits.release(1_000);
    for (Future<String> other : others) {
      assertThatThrownBy(other::get).hasCauseInstanceOf(LedgerUnavailable.class);
    }
    assertThat(opened).hasValue(2);
    assertThat(write("after")).isEqualTo("after");
    assertThat(opened).hasValue(3);
    assertThat(group.commits()).isEqualTo(1);
  }

  @Test
  void aBrokenWriteDoesNotStopTheWriter() {
    assertThatThrownBy(() ->
            group.run(_ -> {
              throw new OutOfMemoryError("pretended");
            }))
        .isInstanceOf(LedgerUnavailable.class);
    assertThat(write("after")).isEqualTo("after");
  }

  @Test
  void aWriteThatItsCallerGaveUpIsNotAppliedLater() throws Exception {
    group.close();
    group = start(Duration.ofMillis(20));
    Future<String> first = holdUpTheWriter();
    assertThatThrownBy(() -> write("late"))
        .isInstanceOf(LedgerUnavailable.class)
        .cause()
        .hasMessageContaining("never had its turn");
    commitPermits.release(1_000);
    assertThatThrownBy(first::get).rootCause().hasMessageContaining("may still become durable");
    group.close();
    assertThat(applied).containsExactly("first");
  }

  @Test
  void writesBeyondTheQueueAreRefusedAtOnce() throws Exception {
    holdUpTheWriter();
    submit(Bounds.QUEUED_WRITES);
    assertThatThrownBy(() -> write("one too many"))
        .isInstanceOf(LedgerUnavailable.class)
        .hasMessageContaining("Too many");
  }

  @Test
  void closingMakesDurableWhatIsQueued() throws Exception {
    Future<String> first = holdUpTheWriter();
    List<Future<String>> others = submit(10);
    commitPermits.release(1_000);
    group.close();
    assertThat(first.get()).isEqualTo("first");
    for (Future<String> other : others) {
      assertThat(other.get()).startsWith("write");
    }
    assertThatThrownBy(() -> write("after")).isInstanceOf(LedgerUnavailable.class);
  }

  /** Lets one write begin its commit and keeps it there. */
  private Future<String> holdUpTheWriter() throws InterruptedException {
    int _ = commitPermits.drainPermits();
    Future<String> first = callers.submit(() -> write("first"));
    waitUntil(commitPermits::hasQueuedThreads);
    return first;
  }

  private List<Future<String>> submit(int count) {
    int before = group.waiting();
    var answers = new ArrayList<Future<String>>();
    for (int i = 0; i < count; i++) {
      String text = "write " + i;
      answers.add(callers.submit(() -> write(text)));
    }
    waitUntil(() -> group.waiting() == before + count);
    return answers;
  }

  private String write(String text) {
    return group.run(_ -> {
      applied.add(text);
      return text;
    });
  }

  private GroupCommit<FakeSession> start(Duration deadline) {
    var started =
        new GroupCommit<FakeSession>("test-writer", new FakeSession(), FakeSession::new, deadline);
    started.start();
    return started;
  }

  private static void waitUntil(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private final class FakeSession implements WriteSession {

    FakeSession() {
      opened.incrementAndGet();
    }

    @Override
    public void begin() {}

    @Override
    public void commit() throws SQLException {
      try {
        boolean permitted = commitPermits.tryAcquire(10, TimeUnit.SECONDS);
        if (!permitted || commitsToFail.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
          throw new SQLException("disk I/O error (pretended)");
        }
      } catch (InterruptedException interrupt) {
        throw new SQLException(interrupt);
      }
    }

    @Override
    public void close() {}
  }
}
