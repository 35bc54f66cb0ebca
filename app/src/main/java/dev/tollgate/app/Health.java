package dev.tollgate.app;

import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.Headers;
import dev.tollgate.gateway.edge.PathTable;
import dev.tollgate.gateway.ledger.Ledger;
import dev.tollgate.gateway.ledger.LedgerUnavailable;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/** Answers whether the process lives and whether it can take calls that cost money now. */
final class Health {

  private final Ledger ledger;
  private volatile BooleanSupplier draining = () -> false;

  Health(Ledger ledger) {
    this.ledger = ledger;
  }

  void addTo(PathTable table) {
    table
        .on("GET", "/healthz", (_, client) -> answer(client, 200, "ok"))
        .on("GET", "/health", (_, client) -> answer(client, 200, "ok"))
        .on("GET", "/livez", (_, client) -> answer(client, 200, "ok"))
        .on("GET", "/readyz", (_, client) -> readiness(client));
  }

  void ready(BooleanSupplier isDraining) {
    draining = isDraining;
  }

  private void readiness(Client client) {
    if (draining.getAsBoolean()) {
      answer(client, 503, "draining");
      return;
    }
    try {
      ledger.balance("local");
      answer(client, 200, "ready");
    } catch (LedgerUnavailable _) {
      answer(client, 503, "ledger_unavailable");
    }
  }

  private static void answer(Client client, int status, String word) {
    byte[] body = ("{\"status\":\"" + word + "\"}").getBytes(StandardCharsets.UTF_8);
    client.send(status, Headers.of("content-type", "application/json"), body);
  }
}
