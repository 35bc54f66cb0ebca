package dev.tollgate.web.page;

import dev.tollgate.catalogue.history.History;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.query.Catalogue;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.gateway.auth.Authenticator;
import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.Endpoint;
import dev.tollgate.gateway.call.Inbound;
import dev.tollgate.gateway.call.Refusal;
import dev.tollgate.gateway.call.Refused;
import dev.tollgate.gateway.codec.Refusals;
import dev.tollgate.gateway.edge.PathTable;
import dev.tollgate.gateway.limit.Quoter;
import dev.tollgate.web.api.Pinboard;
import dev.tollgate.web.page.calculate.Calculator;
import dev.tollgate.web.page.calculate.CalculatorState;
import dev.tollgate.web.page.compare.CompareState;
import dev.tollgate.web.page.compare.Comparison;
import dev.tollgate.web.page.list.Filter;
import dev.tollgate.web.page.list.Headlines;
import dev.tollgate.web.page.list.HomeView;
import dev.tollgate.web.page.list.ModelTable;
import dev.tollgate.web.page.model.ModelCard;
import dev.tollgate.web.page.model.ModelPages;
import dev.tollgate.web.page.model.Recipes;
import dev.tollgate.web.page.play.Playground;
import dev.tollgate.web.page.quote.Desk;
import dev.tollgate.web.page.quote.QuoteState;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The pages and where they are served. They only read, but for the form that pins a price; scripts
 * on them call the public API.
 */
public final class Pages {

  private final Shell shell;
  private final CataloguePages about;
  private final Cards cards;
  private final Headlines headlines;
  private final ModelTable table;
  private final ModelPages models;
  private final Playground playground;
  private final Calculator calculator;
  private final Comparison comparison;

  /**
   * {@code configured} gives the ids of providers that this server can call; {@code painter} draws
   * the pictures of shared links; {@code refresh} says when feeds are read next.
   */
  public Pages(
      Catalogue catalogue,
      Quoter quoter,
      Authenticator authenticator,
      Supplier<Set<String>> configured,
      InstantSource clock,
      ModelCard.Painter painter,
      History history,
      Supplier<String> refresh,
      Pinboard pins) {
    Desk desk = new Desk(quoter, clock);
    this.shell =
        new Shell(catalogue, authenticator, configured, clock, new Assets(), new Rendering());
    this.about = new CataloguePages(shell, history, refresh, new PinForm(shell, pins));
    this.cards = new Cards(painter);
    this.headlines = new Headlines(catalogue, desk);
    this.table = new ModelTable(catalogue, headlines, clock);
    this.models = new ModelPages(desk, history.archive());
    this.playground = new Playground(catalogue, desk);
    this.calculator = new Calculator(desk);
    this.comparison = new Comparison(desk);
  }

  /** Adds the pages and their assets to the table. */
  public void addTo(PathTable paths) {
    about.addTo(paths);
    paths
        .on("GET", "/", this::home)
        .on("GET", "/models", this::list)
        .on("GET", "/models/{lab}/{model...}", this::model)
        .on("GET", "/playground", (inbound, client) -> play(inbound, client, inbound.query()))
        .on("POST", "/playground", (inbound, client) -> play(inbound, client, Form.of(inbound)))
        .on("GET", "/cards/{lab}/{model...}", this::card)
        .on("GET", "/calculator", this::calculate)
        .on("GET", "/compare", this::compare)
        .on("GET", "/assets/{file...}", shell.assets()::serve)
        .on(
            "GET",
            "/favicon.ico",
            (inbound, client) ->
                Shell.redirect(client, shell.assets().addresses().getOrDefault("mark.svg", "/")));
  }

  /**
   * Answers like the endpoint, except that a browser which asks for a page and is refused gets the
   * refusal as a page. Paths of the API keep their JSON.
   */
  public Endpoint around(Endpoint endpoint) {
    return (inbound, client) -> {
      try {
        endpoint.handle(inbound, client);
      } catch (Refused refused) {
        if (!wantsPage(inbound) || client.isAnswered()) {
          throw refused;
        }
        refuse(inbound, client, refused.reason());
      }
    };
  }

  private void home(Inbound inbound, Client client) {
    shell.enter(inbound);
    String words = Filter.of(inbound.query()).words();
    HomeView view =
        HomeView.of(
            words,
            shell.snapshot(),
            table,
            headlines,
            shell.configured().get(),
            shell.today(),
            firstCall(inbound));
    shell.show(
        inbound,
        client,
        "home.jte",
        new Shell.Heading("Tollgate: what every AI call costs", "home", ""),
        view);
  }

  private String firstCall(Inbound inbound) {
    Recipes.Target target =
        new Recipes.Target(
            Kind.IMAGE,
            Playground.FIRST,
            Shell.base(inbound),
            shell.keyed(),
            "1024x1024",
            "medium");
    return Recipes.of(target).recipes().getFirst().code();
  }

  private void list(Inbound inbound, Client client) {
    shell.enter(inbound);
    Filter filter = Filter.of(inbound.query());
    shell.show(
        inbound,
        client,
        "models.jte",
        new Shell.Heading("Models · Tollgate", "models", filter.words()),
        table.view(filter, shell.configured().get()));
  }

  private void model(Inbound inbound, Client client) {
    shell.enter(inbound);
    Snapshot snapshot = shell.snapshot();
    String id =
        inbound.pathValues().getOrDefault("lab", "")
            + "/"
            + inbound.pathValues().getOrDefault("model", "");
    Model model = snapshot.model(id).orElse(null);
    if (model == null) {
      otherSpelling(inbound, client, snapshot, id);
      return;
    }
    shell.showKept(
        inbound,
        client,
        "model.jte",
        Shell.Heading.of(model.name() + ": price, limits, providers", "models"),
        () -> models.view(model, QuoteState.of(inbound.query()), setting(inbound, snapshot)));
  }

  private ModelPages.Setting setting(Inbound inbound, Snapshot snapshot) {
    return new ModelPages.Setting(
        snapshot,
        shell.configured().get(),
        Shell.base(inbound),
        shell.keyed(),
        shell.today(),
        inbound.query().getOrDefault("said", ""));
  }

  private void card(Inbound inbound, Client client) {
    shell.enter(inbound);
    Snapshot snapshot = shell.snapshot();
    String name = inbound.pathValues().getOrDefault("model", "").replaceFirst("\\.png$", "");
    Model model =
        snapshot
            .model(inbound.pathValues().getOrDefault("lab", "") + "/" + name)
            .orElseThrow(() -> new Refused(new Refusal.UnknownPath(inbound.path())));
    cards.send(client, models.card(model, setting(inbound, snapshot)));
  }

  /** A route, alias or dated id leads to its model; anything else is not found. */
  private void otherSpelling(Inbound inbound, Client client, Snapshot snapshot, String id) {
    Model meant =
        snapshot.resolve(id).stream()
            .filter(candidate -> candidate.confidencePercent() >= 90)
            .findFirst()
            .map(Snapshot.Candidate::model)
            .orElseThrow(() -> new Refused(new Refusal.UnknownPath(inbound.path())));
    String route = snapshot.route(id).isPresent() ? "?route=" + Shell.encode(id) : "";
    Shell.redirect(client, "/models/" + Shell.path(meant.id()) + route);
  }

  private void calculate(Inbound inbound, Client client) {
    shell.enter(inbound);
    CalculatorState state = CalculatorState.of(inbound.query());
    shell.show(
        inbound,
        client,
        "calculator.jte",
        Shell.Heading.of("Calculator", "calculator"),
        calculator.view(state, shell.snapshot(), shell.configured().get()));
  }

  private void compare(Inbound inbound, Client client) {
    shell.enter(inbound);
    CompareState state = CompareState.of(inbound.query());
    shell.show(
        inbound,
        client,
        "compare.jte",
        Shell.Heading.of("Compare", "compare"),
        comparison.view(state, shell.snapshot(), shell.configured().get()));
  }

  private void play(Inbound inbound, Client client, Map<String, String> values) {
    shell.enter(inbound);
    boolean keyed = shell.keyed();
    shell.show(
        inbound,
        client,
        "playground.jte",
        Shell.Heading.of("Playground", "playground"),
        playground.view(values, shell.configured().get(), Shell.base(inbound), keyed));
  }

  private void refuse(Inbound inbound, Client client, Refusal reason) {
    Refusals.Rendered rendered = Refusals.render(reason);
    String message =
        reason instanceof Refusal.Foreign(String what)
            ? "No key exists yet, so this server answers only its own machine; this request has "
                + what
                + ". Open it as localhost, or create a key with ./tollgate keys create NAME."
            : "Nothing is served at this address. Search for what you meant.";
    shell.show(
        inbound,
        client,
        rendered.status(),
        "refused.jte",
        Shell.Heading.of("Not here", ""),
        Map.of(
            "status", rendered.status(),
            "message", message,
            "path", inbound.path()));
  }

  private static boolean wantsPage(Inbound inbound) {
    String path = inbound.path();
    boolean api =
        path.equals("/v1")
            || path.startsWith("/v1/")
            || path.equals("/api")
            || path.startsWith("/api/");
    return !api
        && List.of("GET", "HEAD").contains(inbound.method())
        && inbound.header("accept").filter(value -> value.contains("text/html")).isPresent();
  }
}
