package dev.tollgate.app;

import dev.tollgate.gateway.ledger.Ledger;
import dev.tollgate.gateway.ledger.LedgerUnavailable;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Resolves holds whose lease ran out, twice a minute. */
final class Sweeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
  private static final int EVERY_SECONDS = 30;

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("sweeper").factory());

  Sweeper(Ledger ledger, InstantSource clock) {
    timer.scheduleWithFixedDelay(
        () -> sweep(ledger, clock), EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  private static void sweep(Ledger ledger, InstantSource clock) {
    try {
      int resolved = ledger.sweep(clock.instant());
      if (resolved > 0) {
        LOG.warn("Resolved {} holds whose lease had run out", resolved);
      }
    } catch (LedgerUnavailable unavailable) {
      LOG.error("The ledger could not be swept; it is tried again", unavailable);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
