package dev.tollgate.gateway.call;

import java.time.Duration;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends waits that last too long. One thread looks twenty times a second; setting a limit and taking
 * it back wake nobody. A timed park of a virtual thread wakes the JDK's timer thread twice instead,
 * which on a busy core cost more than all our own code of a call. Limits are late by up to 50 ms.
 * Thread-safe.
 */
public final class Overtime {

  private static final Logger LOG = LoggerFactory.getLogger(Overtime.class);
  private static final long LOOK_NANOS = Duration.ofMillis(50).toNanos();
  private static final int IDLE_LOOKS_MAX = 20;

  private static final Queue<Limit> LIMITS = new ConcurrentLinkedQueue<>();
  private static final Thread WATCH =
      Thread.ofPlatform().daemon().name("overtime").start(Overtime::look);
  private static volatile boolean asleep;

  private Overtime() {}

  /** Runs an action, which must not block, unless the limit is closed within the time. */
  public static Limit after(Duration time, Runnable action) {
    return watch(time, time, () -> false, action);
  }

  /**
   * Asks after some time, and then again and again, whether all is well; the first time it is not,
   * runs the action and asks no more. Neither may block.
   */
  public static Limit watch(
      Duration first, Duration then, BooleanSupplier well, Runnable otherwise) {
    Limit limit = new Limit(System.nanoTime() + first.toNanos(), then.toNanos(), well, otherwise);
    LIMITS.add(limit);
    if (asleep) {
      LockSupport.unpark(WATCH);
    }
    return limit;
  }

  private static void look() {
    int idle = 0;
    while (true) {
      idle = LIMITS.isEmpty() ? idle + 1 : 0;
      if (idle < IDLE_LOOKS_MAX) {
        LockSupport.parkNanos(LOOK_NANOS);
      } else {
        sleep();
        idle = 0;
      }
      long now = System.nanoTime();
      for (Iterator<Limit> limits = LIMITS.iterator(); limits.hasNext(); ) {
        if (isOver(limits.next(), now)) {
          limits.remove();
        }
      }
    }
  }

  /** A defect in one limit must not end the watch over all others. */
  private static boolean isOver(Limit limit, long now) {
    try {
      return limit.isOver(now);
    } catch (RuntimeException defect) {
      LOG.error("What a limit does when it passes failed", defect);
      return true;
    }
  }

  /** Whether nothing was limited for a while, so that nobody looks until the next limit is set. */
  static boolean isAsleep() {
    return asleep;
  }

  /** Until the next limit is set; it is added first and asked for second, on both sides. */
  private static void sleep() {
    asleep = true;
    while (LIMITS.isEmpty()) {
      LockSupport.park();
    }
    asleep = false;
  }

  /** One limit; closing it takes it back. */
  public static final class Limit implements AutoCloseable {

    private final long everyNanos;
    private volatile @Nullable BooleanSupplier well;
    private volatile @Nullable Runnable otherwise;
    private long dueNanos;

    private Limit(long dueNanos, long everyNanos, BooleanSupplier well, Runnable otherwise) {
      this.dueNanos = dueNanos;
      this.everyNanos = everyNanos;
      this.well = well;
      this.otherwise = otherwise;
    }

    @Override
    public void close() {
      well = null;
      otherwise = null;
    }

    private boolean isOver(long now) {
      BooleanSupplier question = well;
      Runnable action = otherwise;
      if (question == null || action == null) {
        return true;
      }
      if (now - dueNanos < 0) {
        return false;
      }
      if (question.getAsBoolean()) {
        dueNanos = now + everyNanos;
        return false;
      }
      action.run();
      return true;
    }
  }
}
