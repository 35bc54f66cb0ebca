package dev.tollgate.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tollgate.app.SyncedCatalogue;
import dev.tollgate.app.Tollgate;
import dev.tollgate.app.Wiring;
import dev.tollgate.app.config.CatalogueSettings;
import dev.tollgate.app.config.Config;
import dev.tollgate.catalogue.history.Archive;
import dev.tollgate.catalogue.notice.Webhook;
import dev.tollgate.catalogue.snapshot.Bundle;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running server, a synchronisation that left a new catalogue, and a subscriber. */
class NoticeTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  @Test
  void aServerTellsItsWebhookOfACatalogueThatComesInUse(@TempDir Path data)
      throws IOException, InterruptedException {
    BlockingQueue<String> heard = new ArrayBlockingQueue<>(10);
    HttpServer subscriber =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    subscriber.createContext(
        "/",
        exchange -> {
          heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    subscriber.start();
    SyncedCatalogue.write(Archive.builtIn().at(LocalDate.of(2026, 5, 15)).orElseThrow(), data);
    int port = subscriber.getAddress().getPort();
    try (Tollgate tollgate = Wiring.start(config(data, port), InstantSource.system())) {
      assertThat(sources(tollgate.port())).contains("No notice was sent since this server started");
      SyncedCatalogue.write(Bundle.load(), data);
      assertThat(heard.poll(30, TimeUnit.SECONDS))
          .contains("\"type\":\"catalogue.changed\"", "\"day\":\"2026-05-15\"", "price_down");
    } finally {
      subscriber.stop(0);
    }
  }

  @Test
  void theGuidesNodeScriptHearsOfChangesAndRefusesForgeries(@TempDir Path data) throws Exception {
    SyncedCatalogue.write(Archive.builtIn().at(LocalDate.of(2026, 5, 15)).orElseThrow(), data);
    Process script = script();
    try (BufferedReader lines = script.inputReader(StandardCharsets.UTF_8)) {
      int port = Integer.parseInt(lines.readLine().replace("listening on ", ""));
      assertThat(forged(port)).isEqualTo(401);
      try (Tollgate _ = Wiring.start(config(data, port), InstantSource.system())) {
        SyncedCatalogue.write(Bundle.load(), data);
        assertThat(lines.readLine()).matches("[0-9]+ changes from 2026-05-15 to 2026-.*");
        assertThat(lines.readLine()).matches("[a-z_]+ [^ ]+/[^ ]+ .*: .* -> .*");
      }
    } finally {
      script.destroyForcibly();
    }
  }

  private static Process script() {
    try {
      Process script =
          new ProcessBuilder("node", "../docs/guide/node/webhook.mjs", "0", SECRET)
              .redirectErrorStream(true)
              .start();
      script.onExit().orTimeout(60, TimeUnit.SECONDS).exceptionally(_ -> script.destroyForcibly());
      return script;
    } catch (IOException missing) {
      return Assumptions.abort("Node.js is not installed");
    }
  }

  private static int forged(int port) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
              .header("webhook-id", "msg_1")
              .header("webhook-timestamp", "" + Instant.now().getEpochSecond())
              .header("webhook-signature", "v1,AAAA")
              .POST(HttpRequest.BodyPublishers.ofString("{}"))
              .build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  private static String sources(int port) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI page = URI.create("http://127.0.0.1:" + port + "/sources");
      return http.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private static Config config(Path data, int port) {
    Webhook webhook = Webhook.of("http://127.0.0.1:" + port + "/", SECRET, List.of());
    return new Config(
        "127.0.0.1",
        0,
        data,
        Config.DEFAULT_MODEL,
        List.of(),
        Map.of(),
        new CatalogueSettings(null, List.of(), List.of(), webhook));
  }
}
