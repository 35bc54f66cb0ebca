package dev.tollgate.catalogue.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tollgate.catalogue.history.Archive;
import dev.tollgate.catalogue.json.Json;
import dev.tollgate.catalogue.json.JsonReader;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.snapshot.Bundle;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notices to a subscriber on this machine, between the two snapshots of the build. */
class NoticesTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Snapshot NOW = Bundle.load();
  private static final Snapshot MAY = Archive.builtIn().at(LocalDate.of(2026, 5, 15)).orElseThrow();

  private record Received(String id, String timestamp, String signature, byte[] body) {}

  private final AtomicReference<Instant> clock =
      new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger status = new AtomicInteger(204);
  private HttpServer server;

  @TempDir private Path folder;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/hook",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          received.add(
              new Received(
                  headers.getFirst("webhook-id"),
                  headers.getFirst("webhook-timestamp"),
                  headers.getFirst("webhook-signature"),
                  exchange.getRequestBody().readAllBytes()));
          exchange.getResponseHeaders().add("location", "/elsewhere");
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });
    server.createContext(
        "/elsewhere",
        exchange -> {
          received.add(new Received("redirected", "", "", new byte[0]));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void theFirstSnapshotIsWhereTellingBegins() throws IOException {
    try (Notices notices = notices(List.of())) {
      notices.make(NOW);
      notices.sendDue();
    }
    assertThat(received).isEmpty();
  }

  @Test
  void whatChangedSinceTheLastSnapshotIsToldOnceAndSigned() throws IOException {
    try (Notices notices = notices(List.of("openai/"))) {
      notices.make(MAY);
      notices.make(NOW);
      notices.make(NOW);
      notices.sendDue();
      notices.sendDue();
    }
    assertThat(received).hasSize(1);
    Received message = received.getFirst();
    assertThat(message.signature())
        .isEqualTo(hook(List.of()).signature(message.id(), clock.get(), message.body()));
    assertThat(message.timestamp()).isEqualTo("" + clock.get().getEpochSecond());
    Json data = JsonReader.read(message.body()).get("data");
    assertThat(data.get("from").get("day").text()).contains("2026-05-15");
    assertThat(data.get("to").get("snapshot").text()).contains(NOW.hash());
    assertThat(data.get("changes").list())
        .isNotEmpty()
        .hasSizeLessThanOrEqualTo(Notice.CHANGES_MAX)
        .allMatch(change ->
            change.get("route").text().orElse("").startsWith("openai/")
                || change.get("model").text().orElse("").startsWith("openai/"));
    assertThat(data.get("changes").list().getFirst().get("source").text()).contains("verdict");
  }

  @Test
  void aMessageThatIsNotTakenComesAgainAfterASpellAndSurvivesARestart() throws IOException {
    status.set(500);
    try (Notices notices = notices(List.of())) {
      notices.make(MAY);
      notices.make(NOW);
      notices.sendDue();
      notices.sendDue();
      assertThat(notices.sentence()).contains("it answered 500");
    }
    assertThat(received).hasSize(1);
    status.set(200);
    try (Notices notices = notices(List.of())) {
      notices.sendDue();
      notices.sendDue();
      assertThat(notices.sentence()).contains("was taken at 2026-11-21T12:00:00Z");
    }
    assertThat(received).hasSize(2);
    assertThat(received.getFirst().id()).isEqualTo(received.getLast().id());
  }

  @Test
  void theWaitGrowsFromSecondsToHours() throws IOException {
    status.set(503);
    try (Notices notices = notices(List.of())) {
      notices.make(MAY);
      notices.make(NOW);
      notices.sendDue();
      int sent = 1;
      for (long seconds : List.of(5L, 300L, 1_800L, 7_200L)) {
        clock.updateAndGet(now -> now.plusSeconds(seconds - 1));
        notices.sendDue();
        assertThat(received).hasSize(sent);
        clock.updateAndGet(now -> now.plusSeconds(1));
        notices.sendDue();
        assertThat(received).hasSize(++sent);
      }
    }
  }

  @Test
  void aRedirectIsNotFollowed() throws IOException {
    status.set(307);
    try (Notices notices = notices(List.of())) {
      notices.make(MAY);
      notices.make(NOW);
      notices.sendDue();
      assertThat(notices.sentence()).contains("it answered 307");
    }
    assertThat(received).extracting(Received::id).doesNotContain("redirected");
  }

  @Test
  void whatNobodyTakesForThreeDaysIsDropped() throws IOException {
    status.set(500);
    try (Notices notices = notices(List.of())) {
      notices.make(MAY);
      notices.make(NOW);
      clock.updateAndGet(now -> now.plus(Duration.ofDays(4)));
      notices.sendDue();
    }
    assertThat(received).isEmpty();
    assertThat(folder.toFile().list()).containsExactly("told.bundle");
  }

  @Test
  void aSubscriberOfOthersHearsNothing() throws IOException {
    try (Notices notices = notices(List.of("nobody/"))) {
      notices.make(MAY);
      notices.make(NOW);
      notices.sendDue();
    }
    assertThat(received).isEmpty();
  }

  private Notices notices(List<String> watch) {
    return new Notices(hook(watch), folder, clock::get);
  }

  private Webhook hook(List<String> watch) {
    return Webhook.of("http://localhost:" + server.getAddress().getPort() + "/hook", SECRET, watch);
  }
}
