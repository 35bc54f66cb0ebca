package dev.tollgate.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OvertimeTest {

  private static final Duration SHORT = Duration.ofMillis(20);

  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicInteger times = new AtomicInteger();

  @Test
  void aLimitThatPassesActsOnce() throws InterruptedException {
    Overtime.after(SHORT, this::act);
    thenLater();
    assertThat(times).hasValue(1);
  }

  @Test
  void aLimitTakenBackNeverActs() throws InterruptedException {
    Overtime.after(SHORT, this::act).close();
    thenLater();
    assertThat(times).hasValue(0);
  }

  @Test
  void aLimitThatFailsDoesNotEndTheWatch() throws InterruptedException {
    Overtime.after(
        SHORT,
        () -> {
          throw new IllegalStateException("meant to fail");
        });
    thenLater();
  }

  @Test
  void aWatchAsksAgainUntilAllIsNotWell() throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    Overtime.watch(SHORT, SHORT, () -> asked.incrementAndGet() < 3, this::act);
    assertThat(over.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(asked).hasValue(3);
  }

  @Test
  void aLimitSetWhileTheWatchSleepsWakesIt() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    Overtime watch = new Overtime();
    while (!watch.isAsleep() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(watch.isAsleep()).isTrue();
    watch.limit(SHORT, SHORT, () -> false, this::act);
    assertThat(over.await(10, TimeUnit.SECONDS)).isTrue();
  }

  /** Waits for a limit that passes well after those set before. */
  private static void thenLater() throws InterruptedException {
    CountDownLatch later = new CountDownLatch(1);
    Overtime.after(SHORT.multipliedBy(10), later::countDown);
    assertThat(later.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private void act() {
    times.incrementAndGet();
    over.countDown();
  }
}
