package dev.tollgate.web.page;

import dev.tollgate.catalogue.history.History;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.Headers;
import dev.tollgate.gateway.call.Inbound;
import dev.tollgate.gateway.call.Refusal;
import dev.tollgate.gateway.call.Refused;
import dev.tollgate.gateway.edge.PathTable;
import dev.tollgate.web.page.change.AtomFeed;
import dev.tollgate.web.page.change.ChangesView;
import dev.tollgate.web.page.evidence.ConflictsView;
import dev.tollgate.web.page.evidence.RouteView;
import dev.tollgate.web.page.evidence.SourcesView;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The pages about the catalogue as a whole: conflicts, changes, sources, single routes. {@code
 * refresh} says in a sentence when feeds are read next.
 */
record CataloguePages(Shell shell, History history, Supplier<String> refresh, PinForm pins) {

  void addTo(PathTable paths) {
    paths
        .on("GET", "/conflicts", this::conflicts)
        .on("GET", "/changes", this::changes)
        .on("GET", "/changes.atom", this::atom)
        .on("GET", "/sources", this::sources)
        .on("GET", "/sources/{source}", this::source)
        .on("GET", "/routes/{provider}/{model...}", this::route)
        .on("POST", "/routes/{provider}/{model...}", this::pin);
  }

  private void conflicts(Inbound inbound, Client client) {
    shell.enter(inbound);
    ConflictsView view = ConflictsView.of(inbound.query(), shell.snapshot());
    shell.show(inbound, client, "conflicts.jte", Shell.Heading.of("Conflicts", "conflicts"), view);
  }

  private void changes(Inbound inbound, Client client) {
    shell.enter(inbound);
    ChangesView view = ChangesView.of(inbound.query(), shell.snapshot(), history);
    shell.show(inbound, client, "changes.jte", Shell.Heading.of("Changes", "changes"), view);
  }

  private void atom(Inbound inbound, Client client) {
    shell.enter(inbound);
    Snapshot snapshot = shell.snapshot();
    ChangesView view = ChangesView.of(inbound.query(), snapshot, history);
    byte[] feed = AtomFeed.of(view, Shell.base(inbound), snapshot.builtAt());
    client.send(
        200,
        Headers.of(
            "content-type", "application/atom+xml; charset=utf-8",
            "cache-control", "no-cache",
            "etag", '"' + snapshot.hash() + '"',
            "x-content-type-options", "nosniff"),
        feed);
  }

  private void sources(Inbound inbound, Client client) {
    shell.enter(inbound);
    SourcesView view = SourcesView.of(shell.snapshot(), shell.today(), refresh.get());
    shell.show(inbound, client, "sources.jte", Shell.Heading.of("Sources", "sources"), view);
  }

  private void source(Inbound inbound, Client client) {
    shell.enter(inbound);
    String id = inbound.pathValues().getOrDefault("source", "");
    SourcesView.Detail view =
        SourcesView.detail(id, shell.snapshot(), shell.today())
            .orElseThrow(() -> new Refused(new Refusal.UnknownPath(inbound.path())));
    shell.show(
        inbound, client, "source.jte", Shell.Heading.of(view.item().name(), "sources"), view);
  }

  private void route(Inbound inbound, Client client) {
    shell.enter(inbound);
    show(inbound, client, 200, asked(inbound), Map.of(), "");
  }

  private void pin(Inbound inbound, Client client) {
    shell.enter(inbound);
    Route route = asked(inbound);
    Map<String, String> typed = Form.of(inbound);
    String fault = pins.take(route, typed, inbound, client);
    if (!fault.isEmpty()) {
      show(inbound, client, 400, route, typed, fault);
    }
  }

  private Route asked(Inbound inbound) {
    String id =
        inbound.pathValues().getOrDefault("provider", "")
            + "/"
            + inbound.pathValues().getOrDefault("model", "");
    return shell
        .snapshot()
        .route(id)
        .orElseThrow(() -> new Refused(new Refusal.UnknownPath(inbound.path())));
  }

  private void show(
      Inbound inbound,
      Client client,
      int status,
      Route route,
      Map<String, String> typed,
      String fault) {
    Snapshot snapshot = shell.snapshot();
    Model model = snapshot.model(route.modelId()).orElseThrow();
    RouteView view =
        RouteView.of(route, model, snapshot, history.archive(), pins.shown(route, typed, fault));
    shell.show(
        inbound,
        client,
        status,
        "route.jte",
        Shell.Heading.of(route.id(), "models"),
        Map.of("view", view));
  }
}
