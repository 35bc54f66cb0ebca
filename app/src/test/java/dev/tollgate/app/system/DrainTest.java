package dev.tollgate.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.app.testing.OpenAiScripts;
import dev.tollgate.app.testing.ServerProcess;
import dev.tollgate.gateway.ledger.State;
import dev.tollgate.gateway.testing.Gate;
import dev.tollgate.gateway.testing.MockUpstream;
import dev.tollgate.gateway.testing.Script;
import dev.tollgate.storage.sqlite.SqliteLedger;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is told to stop finishes what it has begun. */
class DrainTest {

  private static final int CALLS = 20;

  @Test
  void callsUnderWayFinishNewOnesAreRefusedAndTheExitIsClean(@TempDir Path data) throws Exception {
    Gate gate = new Gate();
    try (MockUpstream upstream = MockUpstream.start();
        ServerProcess server = ServerProcess.start(data, upstream.baseUrl());
        HttpClient http = HttpClient.newHttpClient()) {
      upstream.always(Script.after(gate, OpenAiScripts.pictures()));
      List<CompletableFuture<HttpResponse<byte[]>>> calls = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        calls.add(call(server, http));
      }
      upstream.awaitRequest(CALLS - 1);
      server.terminate();
      HttpResponse<byte[]> late = refusedWhileDraining(server, http);
      assertThat(late.headers().firstValue("retry-after")).isPresent();
      gate.open();
      for (CompletableFuture<HttpResponse<byte[]>> call : calls) {
        assertThat(call.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
      }
      server.await(20);
    }
    try (SqliteLedger ledger =
        SqliteLedger.open(data.resolve("ledger.db"), InstantSource.system())) {
      assertThat(ledger.recent(100)).hasSize(CALLS);
      assertThat(ledger.recent(100))
          .allSatisfy(entry -> assertThat(entry.state()).isEqualTo(State.SETTLED));
    }
  }

  private static HttpResponse<byte[]> refusedWhileDraining(ServerProcess server, HttpClient http)
      throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    HttpResponse<byte[]> ready;
    do {
      ready =
          http.send(
              HttpRequest.newBuilder(server.uri("/readyz")).build(),
              HttpResponse.BodyHandlers.ofByteArray());
    } while (ready.statusCode() == 200 && System.nanoTime() < deadline);
    assertThat(ready.statusCode()).as("readiness while draining").isEqualTo(503);
    HttpResponse<byte[]> late = call(server, http).get(10, TimeUnit.SECONDS);
    assertThat(late.statusCode()).isEqualTo(503);
    return late;
  }

  private static CompletableFuture<HttpResponse<byte[]>> call(
      ServerProcess server, HttpClient http) {
    return http.sendAsync(
        HttpRequest.newBuilder(server.uri("/v1/images/generations"))
            .header("content-type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"model\":\"openai/gpt-image-2\",\"prompt\":\"a cat\"}"))
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }
}
