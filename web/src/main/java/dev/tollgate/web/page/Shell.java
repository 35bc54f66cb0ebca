package dev.tollgate.web.page;

import dev.tollgate.catalogue.query.Catalogue;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.gateway.auth.Authenticator;
import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.Headers;
import dev.tollgate.gateway.call.Inbound;
import dev.tollgate.web.page.evidence.SourcesView;
import dev.tollgate.web.page.text.Amounts;
import dev.tollgate.web.page.text.Names;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What every page stands in: the catalogue it reads, the frame around it, who may see it, and how
 * it is sent. {@code configured} gives the ids of providers that this server can call.
 */
record Shell(
    Catalogue catalogue,
    Authenticator authenticator,
    Supplier<Set<String>> configured,
    InstantSource clock,
    Assets assets,
    Rendering rendering) {

  private static final int SEE_OTHER = 303;
  private static final int ETERNAL_REDIRECT = 308;
  private static final String HOST = "[A-Za-z0-9.:\\[\\]-]{1,255}";

  /** What a page adds to its frame: title, room of the navigation, words of the search field. */
  record Heading(String title, String room, String words) {

    static Heading of(String title, String room) {
      return new Heading(title + " · Tollgate", room, "");
    }
  }

  Snapshot snapshot() {
    return catalogue.current();
  }

  LocalDate today() {
    return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /** Whether this server asks for a key. */
  boolean keyed() {
    return !authenticator.isOpen();
  }

  /** Refuses who may not see pages. */
  void enter(Inbound inbound) {
    if (authenticator.isOpen()) {
      Authenticator.refuseForeign(inbound);
    }
  }

  /** Answers with a page whose template takes {@code view}. */
  void show(Inbound inbound, Client client, String template, Heading heading, Object view) {
    show(inbound, client, 200, template, heading, Map.of("view", view));
  }

  /** Answers with a page that is kept while the catalogue and this server stay as they are. */
  void showKept(
      Inbound inbound, Client client, String template, Heading heading, Supplier<Object> view) {
    Frame frame = frame(heading);
    String key =
        String.join(
            "\n",
            frame.hash(),
            today().toString(),
            base(inbound),
            Boolean.toString(keyed()),
            Integer.toString(configured.get().hashCode()),
            inbound.path(),
            new TreeMap<>(inbound.query()).toString());
    rendering.kept(inbound, client, key, template, frame, view);
  }

  /** Answers with a status and a page whose template takes these values. */
  void show(
      Inbound inbound,
      Client client,
      int status,
      String template,
      Heading heading,
      Map<String, Object> values) {
    rendering.page(inbound, client, status, template, frame(heading), values);
  }

  private Frame frame(Heading heading) {
    Snapshot snapshot = catalogue.current();
    long days = ChronoUnit.DAYS.between(snapshot.day(), today());
    String age = days <= 0 ? "today" : days == 1 ? "yesterday" : days + " days ago";
    return new Frame(
        heading.title(),
        heading.room(),
        heading.words(),
        Amounts.count(snapshot.models().size()),
        Amounts.count(snapshot.routes().size()),
        snapshot.hash(),
        Names.day(snapshot.day()),
        age,
        days > SourcesView.STALE_DAYS,
        keyed(),
        assets.addresses());
  }

  /** The address by which the client reached this server. */
  static String base(Inbound inbound) {
    boolean secure =
        inbound.header("x-forwarded-proto").filter("https"::equalsIgnoreCase).isPresent();
    String host = inbound.host().matches(HOST) ? inbound.host() : "localhost:4280";
    return (secure ? "https://" : "http://") + host;
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The id of a model or route as part of a path. */
  static String path(String id) {
    return encode(id).replace("%2F", "/").replace("+", "%20");
  }

  static void redirect(Client client, String location) {
    redirect(client, ETERNAL_REDIRECT, location);
  }

  /** After a form was taken: the browser asks for the page anew. */
  static void seeOther(Client client, String location) {
    redirect(client, SEE_OTHER, location);
  }

  private static void redirect(Client client, int status, String location) {
    client.send(status, Headers.of("location", location, "cache-control", "no-cache"), new byte[0]);
  }
}
