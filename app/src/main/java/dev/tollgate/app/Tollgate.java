package dev.tollgate.app;

import dev.tollgate.catalogue.snapshot.LiveCatalogue;
import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.auth.KeySecrets;
import dev.tollgate.gateway.auth.Keys;
import dev.tollgate.gateway.edge.Edge;
import dev.tollgate.gateway.ledger.Ledger;

/** One running Tollgate. Closing it cuts what is under way; {@link #drainAndClose} waits for it. */
public final class Tollgate implements AutoCloseable {

  private final Edge edge;
  private final Ledger ledger;
  private final Keys keys;
  private final KeySecrets secrets;
  private final LiveCatalogue catalogue;
  private final Closer resources;

  Tollgate(
      Edge edge,
      Ledger ledger,
      Keys keys,
      KeySecrets secrets,
      LiveCatalogue catalogue,
      Closer resources) {
    this.edge = edge;
    this.ledger = ledger;
    this.keys = keys;
    this.secrets = secrets;
    this.catalogue = catalogue;
    this.resources = resources;
  }

  /** The port it listens on. */
  public int port() {
    return edge.port();
  }

  public Ledger ledger() {
    return ledger;
  }

  public Keys keys() {
    return keys;
  }

  public KeySecrets secrets() {
    return secrets;
  }

  public LiveCatalogue catalogue() {
    return catalogue;
  }

  /** Lets calls under way finish, within the drain timeout, then closes; true when all finished. */
  public boolean drainAndClose() {
    boolean finished = edge.drain(Bounds.DRAIN_TIMEOUT);
    close();
    return finished;
  }

  @Override
  public void close() {
    resources.close();
  }
}
