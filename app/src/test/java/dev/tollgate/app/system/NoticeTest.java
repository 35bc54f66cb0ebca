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
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running server, a synchronisation that left a new catalogue, and a subscriber. */
class NoticeTest {

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
    try (Tollgate _ = Wiring.start(config(data, subscriber), InstantSource.system())) {
      SyncedCatalogue.write(Bundle.load(), data);
      assertThat(heard.poll(30, TimeUnit.SECONDS))
          .contains("\"type\":\"catalogue.changed\"", "\"day\":\"2026-05-15\"", "price_down");
    } finally {
      subscriber.stop(0);
    }
  }

  private static Config config(Path data, HttpServer subscriber) {
    Webhook webhook =
        Webhook.of(
            "http://localhost:" + subscriber.getAddress().getPort() + "/",
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            List.of());
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
