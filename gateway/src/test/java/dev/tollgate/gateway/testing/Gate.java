package dev.tollgate.gateway.testing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A point at which a scripted server waits until the test opens it. Thread-safe. */
public final class Gate {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch opened = new CountDownLatch(1);

  /** Lets the script go on. */
  public void open() {
    opened.countDown();
  }

  /** Waits until a script stands at this gate; fails after half a minute. */
  public void awaitReached() {
    await(reached, "reached");
  }

  public boolean isReached() {
    return reached.getCount() == 0;
  }

  /** Waits, in the script, for {@link #open}. */
  public void pass() {
    reached.countDown();
    await(opened, "opened");
  }

  private static void await(CountDownLatch latch, String what) {
    try {
      if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("The gate was not " + what + " within " + PATIENCE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted at a gate");
    }
  }
}
