package dev.tollgate.app.cli;

import dev.tollgate.catalogue.sync.ProgressListener;
import java.io.PrintWriter;

/** A bar on a terminal with the time that passed and the time that is left; nothing elsewhere. */
final class Progress implements AutoCloseable {

  private static final String CLEAR = "\r\u001b[K";
  private static final int BAR = 24;

  private final PrintWriter err;
  private final boolean shown;
  private final long from = System.nanoTime();

  Progress(Surroundings surroundings) {
    this.err = surroundings.err();
    this.shown = surroundings.terminal() && !"dumb".equals(surroundings.environment().get("TERM"));
  }

  void at(ProgressListener.Step step) {
    if (!shown) {
      return;
    }
    boolean last = step.phase() == ProgressListener.Phase.RECONCILING;
    int done = last ? step.total() : step.number() - 1;
    int parts = step.total() + 1; // reconciling takes about as long as a feed
    String word = last ? "reconciling" : step.feed();
    err.print(
        CLEAR
            + bar(done, parts)
            + "  "
            + done
            + "/"
            + step.total()
            + "  "
            + word
            + times(done, parts));
    err.flush();
  }

  private static String bar(int done, int parts) {
    int filled = BAR * done / parts;
    return "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "]";
  }

  private String times(int done, int parts) {
    long elapsed = (System.nanoTime() - from) / 1_000_000;
    String left =
        done == 0 ? "" : ", about " + Figures.seconds(elapsed * (parts - done) / done) + " left";
    return "  " + Figures.seconds(elapsed) + left;
  }

  @Override
  public void close() {
    if (shown) {
      err.print(CLEAR);
      err.flush();
    }
  }
}
