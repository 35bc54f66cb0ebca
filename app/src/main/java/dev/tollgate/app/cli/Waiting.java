package dev.tollgate.app.cli;

import java.io.PrintWriter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Shows on a terminal what is under way and for how long; shows nothing elsewhere. */
final class Waiting implements AutoCloseable {

  private static final String CLEAR = "\r\u001b[K";
  private static final long BEAT_MILLIS = 100;

  private final PrintWriter err;
  private final String what;
  private final long from = System.nanoTime();
  private final boolean shown;
  private final ScheduledExecutorService timer;

  Waiting(Surroundings surroundings, String what) {
    this.err = surroundings.err();
    this.what = what;
    this.shown = surroundings.terminal() && !"dumb".equals(surroundings.environment().get("TERM"));
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("elapsed").factory());
    if (shown) {
      show();
      timer.scheduleAtFixedRate(this::show, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void show() {
    err.print(CLEAR + what + "  " + Figures.seconds((System.nanoTime() - from) / 1_000_000));
    err.flush();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    timer.close();
    if (shown) {
      err.print(CLEAR);
      err.flush();
    }
  }
}
