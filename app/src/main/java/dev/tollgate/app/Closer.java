package dev.tollgate.app;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what was opened, the last first. Handed over, it leaves closing to its new owner. */
final class Closer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Closer.class);

  private Deque<AutoCloseable> open = new ArrayDeque<>();

  <T extends AutoCloseable> T keep(T resource) {
    open.push(resource);
    return resource;
  }

  /** A closer that owns all resources from now on; this one closes nothing any more. */
  Closer handOver() {
    Closer next = new Closer();
    next.open = open;
    open = new ArrayDeque<>();
    return next;
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception failure) {
        LOG.warn("A resource did not close cleanly", failure);
      }
    }
  }
}
