package dev.tollgate.web.api;

import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.Inbound;
import dev.tollgate.gateway.call.Refusal;
import dev.tollgate.gateway.call.Refused;
import dev.tollgate.gateway.edge.PathTable;
import dev.tollgate.gateway.ledger.Entry;
import dev.tollgate.gateway.ledger.Ledger;
import dev.tollgate.gateway.ledger.LedgerUnavailable;
import dev.tollgate.gateway.ledger.Summary;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What was spent: all of it for the operator, for others what their own key spent. */
public record UsagePaths(Door door, Ledger ledger, InstantSource clock) {

  /** Adds the paths under {@code /api/usage} to the table. */
  public void addTo(PathTable table) {
    table.on("GET", "/api/usage", this::summaries).on("GET", "/api/usage/calls", this::calls);
  }

  private void summaries(Inbound inbound, Client client) {
    Viewer viewer = door.enter(inbound);
    String text = Query.of(inbound).text("since");
    @Nullable Instant since = text == null ? null : Since.parse(text, clock.instant());
    List<Summary> rows =
        read(() -> ledger.summaries(since == null ? Instant.EPOCH : since)).stream()
            .filter(row -> viewer.sees(row.keyId()))
            .toList();
    Answers.send(inbound, client, UsageJson.summaries(rows, since, viewer.seesAll()));
  }

  private void calls(Inbound inbound, Client client) {
    Viewer viewer = door.enter(inbound);
    int limit = Query.of(inbound).whole("limit", 1, ApiBounds.CALLS_MAX, ApiBounds.CALLS_DEFAULT);
    List<Entry> entries =
        read(() -> ledger.recent(viewer.seesAll() ? limit : ApiBounds.CALLS_MAX)).stream()
            .filter(entry -> viewer.sees(entry.hold().keyId()))
            .limit(limit)
            .toList();
    Answers.send(inbound, client, UsageJson.calls(entries));
  }

  private static <T> T read(Supplier<T> question) {
    try {
      return question.get();
    } catch (LedgerUnavailable _) {
      throw new Refused(new Refusal.LedgerDown());
    }
  }
}
