package dev.tollgate.catalogue.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tollgate.catalogue.CatalogueBounds;
import dev.tollgate.catalogue.model.Source;
import dev.tollgate.catalogue.source.Feed;
import dev.tollgate.catalogue.source.Feeds;
import dev.tollgate.catalogue.sync.FeedClient.Answer;
import dev.tollgate.catalogue.sync.HttpFeedClient.Reach;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real server on this machine. */
class HttpFeedClientTest {

  private static final Feed FEED = Feeds.byId("litellm").orElseThrow();
  private static final Feed FOLDER = Feeds.byId("portkey").orElseThrow();

  private final List<String> requests = new ArrayList<>();
  private final CountDownLatch finished = new CountDownLatch(1);
  private HttpServer server;
  private HttpFeedClient client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    client = client(Duration.ofSeconds(10));
  }

  @AfterEach
  void stop() throws IOException {
    finished.countDown();
    client.close();
    server.stop(0);
  }

  @Test
  void aDocumentComesWithItsValidators() {
    serve(
        "/feed",
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"v1\"");
          exchange.getResponseHeaders().set("Last-Modified", "Fri, 20 Nov 2026 00:00:00 GMT");
          send(exchange, 200, "{}");
        });

    Answer.Documents documents = (Answer.Documents) client.fetch(FEED, null);

    assertThat(documents.files()).hasSize(1);
    assertThat(documents.entityTag()).isEqualTo("\"v1\"");
    assertThat(documents.lastModified()).isEqualTo("Fri, 20 Nov 2026 00:00:00 GMT");
  }

  @Test
  void anUnchangedFeedIsNotSentAgain() {
    serve(
        "/feed",
        exchange -> {
          boolean known = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
          send(exchange, known ? 304 : 200, known ? "" : "{}");
        });

    assertThat(client.fetch(FEED, state("\"v1\""))).isInstanceOf(Answer.NotModified.class);
    assertThat(client.fetch(FEED, state("\"v0\""))).isInstanceOf(Answer.Documents.class);
  }

  @Test
  void twoRedirectsAreFollowedAndAThirdIsNot() {
    redirect("/feed", "/one");
    redirect("/one", "/two");
    serve("/two", exchange -> send(exchange, 200, "{}"));
    assertThat(client.fetch(FEED, null)).isInstanceOf(Answer.Documents.class);

    server.removeContext("/two");
    redirect("/two", "/three");
    serve("/three", exchange -> send(exchange, 200, "{}"));
    assertThat(client.fetch(FEED, null)).isEqualTo(new Answer.Failed("more than 2 redirects"));
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 401, 404, 500, 503})
  void anythingButTwoHundredIsReported(int status) {
    serve("/feed", exchange -> send(exchange, status, ""));

    assertThat(client.fetch(FEED, null))
        .isEqualTo(new Answer.Failed("the server answered " + status));
  }

  @Test
  void aFeedWithoutEndIsCutOffAtTheBound() {
    serve(
        "/feed",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream body = exchange.getResponseBody()) {
            byte[] block = new byte[1 << 20];
            for (int i = 0; i <= CatalogueBounds.FEED_BYTES_MAX / block.length + 1; i++) {
              body.write(block);
            }
          }
        });

    assertThat(client.fetch(FEED, null)).isEqualTo(new Answer.Failed("more than 33554432 bytes"));
  }

  @Test
  void aCompressionBombIsCountedExpanded() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      for (int i = 0; i < 40; i++) {
        gzip.write(new byte[1 << 20]);
      }
    }
    serve(
        "/feed",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          exchange.sendResponseHeaders(200, bomb.size());
          exchange.getResponseBody().write(bomb.toByteArray());
          exchange.close();
        });

    assertThat(bomb.size()).isLessThan(1 << 20);
    assertThat(client.fetch(FEED, null)).isEqualTo(new Answer.Failed("more than 33554432 bytes"));
  }

  @Test
  void aServerThatHangsIsGivenUp() throws IOException {
    serve("/feed", exchange -> awaitEnd());
    try (HttpFeedClient hasty = client(Duration.ofMillis(200))) {
      assertThat(hasty.fetch(FEED, null)).isInstanceOf(Answer.Failed.class);
    }
  }

  @Test
  void aConnectionThatBreaksIsReported() {
    serve(
        "/feed",
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write("{\"cut\": ".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          exchange.close();
        });

    assertThat(client.fetch(FEED, null)).isInstanceOf(Answer.Failed.class);
  }

  @Test
  void aFolderIsFetchedFileByFileAndMayLackSome() {
    serve(
        "/feed",
        exchange -> {
          boolean openai = exchange.getRequestURI().getPath().endsWith("/openai.json");
          send(exchange, openai ? 200 : 404, openai ? "{}" : "");
        });

    Answer.Documents documents = (Answer.Documents) client.fetch(FOLDER, null);

    assertThat(documents.files()).containsOnlyKeys("openai");
    assertThat(requests).hasSize(FOLDER.files().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/feed.json", "https://127.0.0.1/feed.json", "https://[::1]/feed.json",
        "https://169.254.169.254/latest", "https://10.0.0.1/feed.json", "https://0.0.0.0/",
        "https://100.64.0.1/", "https://[fd00::1]/", "https://[::ffff:127.0.0.1]/",
        "https://user@example.com/", "file:///etc/passwd", "https://2130706433/",
      })
  void liveFeedsComeFromPublicHttpsAddressesOnly(String address) throws IOException {
    try (HttpFeedClient strict =
        new HttpFeedClient(Reach.PUBLIC, feed -> address, Duration.ofSeconds(2).toNanos())) {
      Answer.Failed failed = (Answer.Failed) strict.fetch(FEED, null);

      assertThat(failed.reason()).containsAnyOf("private network", "not a plain https address");
    }
  }

  private HttpFeedClient client(Duration timeMax) {
    String base = "http://127.0.0.1:" + server.getAddress().getPort() + "/feed";
    return new HttpFeedClient(
        Reach.ANYWHERE,
        feed -> feed.files().isEmpty() ? base : base + "/{file}.json",
        timeMax.toNanos());
  }

  @FunctionalInterface
  private interface Handler {
    void handle(HttpExchange exchange) throws IOException;
  }

  private void serve(String path, Handler handler) {
    server.createContext(
        path,
        exchange -> {
          synchronized (requests) {
            requests.add(exchange.getRequestURI().toString());
          }
          handler.handle(exchange);
        });
  }

  private void redirect(String from, String to) {
    serve(
        from,
        exchange -> {
          exchange.getResponseHeaders().set("Location", to);
          send(exchange, 302, "");
        });
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void awaitEnd() {
    try {
      finished.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static FeedState state(String tag) {
    Source source =
        new Source(
            "litellm", "LiteLLM", "", "MIT", LocalDate.EPOCH, "0123456789abcdef", null, 1, 1, 0);
    return new FeedState(source, 1, tag, null);
  }
}
