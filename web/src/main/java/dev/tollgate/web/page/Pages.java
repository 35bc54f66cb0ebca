package dev.tollgate.web.page;

import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.query.Catalogue;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.gateway.auth.Authenticator;
import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.Endpoint;
import dev.tollgate.gateway.call.Headers;
import dev.tollgate.gateway.call.Inbound;
import dev.tollgate.gateway.call.Refusal;
import dev.tollgate.gateway.call.Refused;
import dev.tollgate.gateway.codec.Refusals;
import dev.tollgate.gateway.edge.PathTable;
import dev.tollgate.gateway.limit.Quoter;
import dev.tollgate.web.page.list.Filter;
import dev.tollgate.web.page.list.Headlines;
import dev.tollgate.web.page.list.HomeView;
import dev.tollgate.web.page.list.ModelTable;
import dev.tollgate.web.page.model.ModelPages;
import dev.tollgate.web.page.model.Recipes;
import dev.tollgate.web.page.play.Playground;
import dev.tollgate.web.page.quote.Desk;
import dev.tollgate.web.page.quote.QuoteState;
import dev.tollgate.web.page.text.Amounts;
import dev.tollgate.web.page.text.Names;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The pages and where they are served. They only read; scripts on them call the public API. */
public final class Pages {

  private static final int FORM_BYTES_MAX = 512 * 1024;
  private static final String HOST = "[A-Za-z0-9.:\\[\\]-]{1,255}";
  private static final int ETERNAL_REDIRECT = 308;

  private final Catalogue catalogue;
  private final Authenticator authenticator;
  private final Supplier<Set<String>> configured;
  private final InstantSource clock;
  private final Assets assets = new Assets();
  private final Headlines headlines;
  private final ModelTable table;
  private final ModelPages models;
  private final Playground playground;
  private final Rendering rendering = new Rendering();

  /** {@code configured} gives the ids of providers that this server can call. */
  public Pages(
      Catalogue catalogue,
      Quoter quoter,
      Authenticator authenticator,
      Supplier<Set<String>> configured,
      InstantSource clock) {
    Desk desk = new Desk(quoter, clock);
    this.catalogue = catalogue;
    this.authenticator = authenticator;
    this.configured = configured;
    this.clock = clock;
    this.headlines = new Headlines(catalogue, desk);
    this.table = new ModelTable(catalogue, headlines, clock);
    this.models = new ModelPages(desk);
    this.playground = new Playground(catalogue, desk);
  }

  /** Adds the pages and their assets to the table. */
  public void addTo(PathTable paths) {
    paths
        .on("GET", "/", this::home)
        .on("GET", "/models", this::list)
        .on("GET", "/models/{lab}/{model...}", this::model)
        .on("GET", "/playground", (inbound, client) -> play(inbound, client, inbound.query()))
        .on("POST", "/playground", (inbound, client) -> play(inbound, client, form(inbound)))
        .on("GET", "/assets/{file...}", assets::serve)
        .on(
            "GET",
            "/favicon.ico",
            (inbound, client) ->
                redirect(client, assets.addresses().getOrDefault("mark.svg", "/")));
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
    refuseForeign(inbound);
    String words = Filter.of(inbound.query()).words();
    HomeView view =
        HomeView.of(
            words,
            catalogue.current(),
            table,
            headlines,
            configured.get(),
            today(),
            firstCall(inbound));
    rendering.page(
        inbound,
        client,
        200,
        "home.jte",
        frame("Tollgate: what every AI call costs", "home", ""),
        Map.of("view", view));
  }

  private String firstCall(Inbound inbound) {
    Recipes.Target target =
        new Recipes.Target(
            Kind.IMAGE,
            Playground.FIRST,
            base(inbound),
            !authenticator.isOpen(),
            "1024x1024",
            "medium");
    return Recipes.of(target).recipes().getFirst().code();
  }

  private void list(Inbound inbound, Client client) {
    refuseForeign(inbound);
    Filter filter = Filter.of(inbound.query());
    rendering.page(
        inbound,
        client,
        200,
        "models.jte",
        frame("Models · Tollgate", "models", filter.words()),
        Map.of("view", table.view(filter, configured.get())));
  }

  private void model(Inbound inbound, Client client) {
    refuseForeign(inbound);
    Snapshot snapshot = catalogue.current();
    String id =
        inbound.pathValues().getOrDefault("lab", "")
            + "/"
            + inbound.pathValues().getOrDefault("model", "");
    Model model = snapshot.model(id).orElse(null);
    if (model == null) {
      otherSpelling(inbound, client, snapshot, id);
      return;
    }
    ModelPages.Setting setting =
        new ModelPages.Setting(
            snapshot, configured.get(), base(inbound), !authenticator.isOpen(), today());
    rendering.page(
        inbound,
        client,
        200,
        "model.jte",
        frame(model.name() + ": price, limits, providers · Tollgate", "models", ""),
        Map.of("view", models.view(model, QuoteState.of(inbound.query()), setting)));
  }

  /** A route, alias or dated id leads to its model; anything else is not found. */
  private void otherSpelling(Inbound inbound, Client client, Snapshot snapshot, String id) {
    Model meant =
        snapshot.resolve(id).stream()
            .filter(candidate -> candidate.confidencePercent() >= 90)
            .findFirst()
            .map(Snapshot.Candidate::model)
            .orElseThrow(() -> new Refused(new Refusal.UnknownPath(inbound.path())));
    String route = snapshot.route(id).isPresent() ? "?route=" + encode(id) : "";
    redirect(client, "/models/" + path(meant.id()) + route);
  }

  private void play(Inbound inbound, Client client, Map<String, String> values) {
    refuseForeign(inbound);
    boolean keyed = !authenticator.isOpen();
    rendering.page(
        inbound,
        client,
        200,
        "playground.jte",
        frame("Playground · Tollgate", "playground", ""),
        Map.of("view", playground.view(values, configured.get(), base(inbound), keyed)));
  }

  private void refuse(Inbound inbound, Client client, Refusal reason) {
    Refusals.Rendered rendered = Refusals.render(reason);
    String message =
        reason instanceof Refusal.Foreign(String what)
            ? "No key exists yet, so this server answers only its own machine; this request has "
                + what
                + ". Open it as localhost, or create a key with ./tollgate keys create NAME."
            : "Nothing is served at this address. Search for what you meant.";
    rendering.page(
        inbound,
        client,
        rendered.status(),
        "refused.jte",
        frame("Not here · Tollgate", "", ""),
        Map.of(
            "status", rendered.status(),
            "message", message,
            "path", inbound.path()));
  }

  private Frame frame(String title, String room, String words) {
    Snapshot snapshot = catalogue.current();
    LocalDate built = snapshot.builtAt().atOffset(ZoneOffset.UTC).toLocalDate();
    long days = ChronoUnit.DAYS.between(built, today());
    String age = days <= 0 ? "today" : days == 1 ? "yesterday" : days + " days ago";
    return new Frame(
        title,
        room,
        words,
        Amounts.count(snapshot.models().size()),
        Amounts.count(snapshot.routes().size()),
        snapshot.hash(),
        Names.day(built),
        age,
        !authenticator.isOpen(),
        assets.addresses());
  }

  private void refuseForeign(Inbound inbound) {
    if (authenticator.isOpen()) {
      Authenticator.refuseForeign(inbound);
    }
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

  /** The address by which the client reached this server. */
  private static String base(Inbound inbound) {
    boolean secure =
        inbound.header("x-forwarded-proto").filter("https"::equalsIgnoreCase).isPresent();
    String host = inbound.host().matches(HOST) ? inbound.host() : "localhost:4280";
    return (secure ? "https://" : "http://") + host;
  }

  private static Map<String, String> form(Inbound inbound) {
    String body = new String(inbound.body().read(FORM_BYTES_MAX), StandardCharsets.UTF_8);
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : body.split("&", 50)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return values;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return text;
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String path(String id) {
    return encode(id).replace("%2F", "/").replace("+", "%20");
  }

  private static void redirect(Client client, String location) {
    client.send(
        ETERNAL_REDIRECT,
        Headers.of("location", location, "cache-control", "no-cache"),
        new byte[0]);
  }

  private LocalDate today() {
    return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
