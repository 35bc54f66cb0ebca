package dev.tollgate.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the feeds again from time to time, one synchronisation after another, off the request path.
 * Each wait is the interval give or take a tenth, so that servers do not ask all at once; after
 * failures it doubles, up to a day.
 */
public final class RefreshSchedule implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RefreshSchedule.class);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final int DOUBLINGS_MAX = 6;
  private static final int JITTER_PERCENT = 10;

  private final Duration every;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final BooleanSupplier refresh;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("catalogue-refresh").factory());
  private volatile Instant next;
  private volatile String last = "Feeds have not been read since this server started.";
  private int failures;

  /** {@code refresh} reads the feeds and says whether all of them are good. */
  RefreshSchedule(
      Duration every, InstantSource clock, RandomGenerator random, BooleanSupplier refresh) {
    this.every = every;
    this.clock = clock;
    this.random = random;
    this.refresh = refresh;
    this.next = clock.instant().plus(delay());
  }

  void start() {
    timer.schedule(
        this::turn, Duration.between(clock.instant(), next).toMillis(), TimeUnit.MILLISECONDS);
  }

  private void turn() {
    runOnce();
    start();
  }

  /** One synchronisation, and when the next one is due. */
  void runOnce() {
    boolean good = false;
    try {
      good = refresh.getAsBoolean();
      last = good ? "Feeds were read" : "Some feeds could not be used";
    } catch (RuntimeException failure) {
      last = "The last synchronisation failed";
      LOG.warn("The catalogue was not refreshed: {}", failure.getMessage());
    }
    last += " at " + clock.instant().toString().substring(0, 16).replace('T', ' ') + " UTC.";
    failures = good ? 0 : failures + 1;
    next = clock.instant().plus(delay());
  }

  /** When the next synchronisation is due. */
  Instant next() {
    return next;
  }

  /** The last and the next synchronisation in a sentence each. */
  String sentence() {
    long minutes = Math.max(0, Duration.between(clock.instant(), next).toMinutes());
    return last + " Next in " + (minutes == 1 ? "a minute." : minutes + " minutes.");
  }

  private Duration delay() {
    Duration base = every.multipliedBy(1L << Math.min(failures, DOUBLINGS_MAX));
    Duration longest = LONGEST.compareTo(every) > 0 ? LONGEST : every;
    Duration capped = base.compareTo(longest) > 0 ? longest : base;
    long millis = capped.toMillis();
    long tenth = millis * JITTER_PERCENT / 100;
    return Duration.ofMillis(millis - tenth + random.nextLong(2 * tenth + 1));
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
