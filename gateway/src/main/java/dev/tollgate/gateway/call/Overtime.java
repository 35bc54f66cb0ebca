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

  private static final Overtime SHARED = new Overtime();

  private static final Logger LOG = LoggerFactory.getLogger(Overtime.class);
  private static final long LOOK_NANOS = Duration.ofMillis(50).toNanos();
  private static final int IDLE_LOOKS_MAX = 20;

  private final Queue<Limit> limits = new ConcurrentLinkedQueue<>();
  private final Thread watch;
  private volatile boolean asleep;

  /** A watch of its own; everybody but tests shares one. */
  Overtime() {
    watch = Thread.ofPlatform().daemon().name("overtime").start(this::look);
  }

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
    return SHARED.limit(first, then, well, otherwise);
  }

  Limit limit(Duration first, Duration then, BooleanSupplier well, Runnable otherwise) {
    Limit limit = new Limit(System.nanoTime() + first.toNanos(), then.toNanos(), well, otherwise);
    limits.add(limit);
    if (asleep) {
      LockSupport.unpark(watch);
    }
    return limit;
  }

  /** Whether nothing was limited for a while, so that nobody looks until the next limit is set. */
  boolean isAsleep() {
    return asleep;
  }

  private void look() {
    int idle = 0;
    while (true) {
      idle = limits.isEmpty() ? idle + 1 : 0;
      if (idle < IDLE_LOOKS_MAX) {
        LockSupport.parkNanos(LOOK_NANOS);
      } else {
        sleep();
        idle = 0;
      }
      long now = System.nanoTime();
      for (Iterator<Limit> each = limits.iterator(); each.hasNext(); ) {
        if (isOver(each.next(), now)) {
          each.remove();
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

  /** Until the next limit is set; it is added first and asked for second, on both sides. */
  private void sleep() {
    asleep = true;
    while (limits.isEmpty()) {
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
