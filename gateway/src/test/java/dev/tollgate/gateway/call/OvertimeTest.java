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
    assertThat(over.await(10, TimeUnit.SECONDS)).isTrue();
    Thread.sleep(200);
    assertThat(times).hasValue(1);
  }

  @Test
  void aLimitTakenBackNeverActs() throws InterruptedException {
    Overtime.after(SHORT, this::act).close();
    Thread.sleep(200);
    assertThat(times).hasValue(0);
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
    Thread.sleep(6_000); // after five idle seconds it sleeps
    Overtime.after(SHORT, this::act);
    assertThat(over.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private void act() {
    times.incrementAndGet();
    over.countDown();
  }
}
