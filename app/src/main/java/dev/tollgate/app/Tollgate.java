package dev.tollgate.app;

import dev.tollgate.catalogue.snapshot.LiveCatalogue;
import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.auth.KeySecrets;
import dev.tollgate.gateway.edge.Edge;
import dev.tollgate.gateway.provider.HttpTransport;
import dev.tollgate.storage.sqlite.SqliteKeys;
import dev.tollgate.storage.sqlite.SqliteLedger;

/** One running Tollgate: its server, its stores and its connections, closed in the right order. */
public record Tollgate(
    Edge edge,
    SqliteLedger ledger,
    SqliteKeys keys,
    KeySecrets secrets,
    LiveCatalogue catalogue,
    HttpTransport transport,
    Sweeper sweeper)
    implements AutoCloseable {

  /** The port it listens on. */
  public int port() {
    return edge.port();
  }

  /** Lets calls under way finish, within the drain timeout, then closes everything. */
  public boolean drainAndClose() {
    boolean finished = edge.drain(Bounds.DRAIN_TIMEOUT);
    close();
    return finished;
  }

  @Override
  public void close() {
    edge.close();
    sweeper.close();
    transport.close();
    ledger.close();
    keys.close();
  }
}
