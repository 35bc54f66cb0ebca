package dev.tollgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RefreshScheduleTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final AtomicReference<Boolean> good = new AtomicReference<>(true);

  @Test
  void waitsAnHourGiveOrTakeATenth() {
    try (RefreshSchedule schedule = schedule()) {
      for (int i = 0; i < 200; i++) {
        schedule.runOnce();
        assertThat(Duration.between(NOON, schedule.next()))
            .isBetween(Duration.ofMinutes(54), Duration.ofMinutes(66));
      }
    }
  }

  @Test
  void doublesAfterFailuresUpToADayAndRecovers() {
    try (RefreshSchedule schedule = schedule()) {
      good.set(false);
      schedule.runOnce();
      assertThat(Duration.between(NOON, schedule.next()))
          .isBetween(Duration.ofMinutes(108), Duration.ofMinutes(132));
      for (int i = 0; i < 10; i++) {
        schedule.runOnce();
      }
      assertThat(Duration.between(NOON, schedule.next()))
          .isLessThanOrEqualTo(Duration.ofMinutes(24 * 66));
      good.set(true);
      schedule.runOnce();
      assertThat(Duration.between(NOON, schedule.next()))
          .isLessThanOrEqualTo(Duration.ofMinutes(66));
    }
  }

  @Test
  void aFailureIsSaidAndDoesNotEndTheSchedule() {
    try (RefreshSchedule schedule =
        new RefreshSchedule(
            HOUR,
            clock(),
            RandomGenerator.of("L64X128MixRandom"),
            () -> {
              throw new IllegalStateException("no network");
            })) {
      schedule.runOnce();
      assertThat(schedule.sentence())
          .startsWith("The last synchronisation failed at 2026-11-21 12:00 UTC. Next in ");
    }
  }

  private RefreshSchedule schedule() {
    return new RefreshSchedule(HOUR, clock(), RandomGenerator.of("L64X128MixRandom"), good::get);
  }

  private InstantSource clock() {
    return now::get;
  }
}
