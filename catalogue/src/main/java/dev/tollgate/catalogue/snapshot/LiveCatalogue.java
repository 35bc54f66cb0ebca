package dev.tollgate.catalogue.snapshot;

import dev.tollgate.catalogue.query.Catalogue;
import dev.tollgate.catalogue.query.Snapshot;

/** The catalogue in use. Replacing is atomic: a reader keeps the snapshot it took. Thread-safe. */
public final class LiveCatalogue implements Catalogue {

  private volatile Snapshot snapshot;

  public LiveCatalogue(Snapshot first) {
    this.snapshot = first;
  }

  @Override
  public Snapshot current() {
    return snapshot;
  }

  /** Puts a new snapshot in place of the current one. */
  public void replace(Snapshot next) {
    snapshot = next;
  }
}
