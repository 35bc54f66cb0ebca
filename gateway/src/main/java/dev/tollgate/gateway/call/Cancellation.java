package dev.tollgate.gateway.call;

import org.jspecify.annotations.Nullable;

/**
 * Carries "the client left" to whatever is under way. Thread-safe: the action that is set last runs
 * once, at once if the cancellation came first.
 */
public final class Cancellation {

  private boolean cancelled;
  private @Nullable Runnable action;

  /** Cancels; runs the current action. It must not block. */
  public void cancel() {
    Runnable run;
    synchronized (this) {
      if (cancelled) {
        return;
      }
      cancelled = true;
      run = action;
      action = null;
    }
    if (run != null) {
      run.run();
    }
  }

  /** Sets what a cancellation stops from now on; null when nothing is under way any more. */
  public void stops(@Nullable Runnable newAction) {
    boolean runNow;
    synchronized (this) {
      runNow = cancelled;
      action = runNow ? null : newAction;
    }
    if (runNow && newAction != null) {
      newAction.run();
    }
  }

  public synchronized boolean isCancelled() {
    return cancelled;
  }
}
