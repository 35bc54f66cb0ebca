package dev.tollgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.app.testing.OpenAiScripts;
import dev.tollgate.app.testing.ServerProcess;
import dev.tollgate.gateway.testing.Gate;
import dev.tollgate.gateway.testing.MockUpstream;
import dev.tollgate.gateway.testing.Script;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {

  @TempDir private Path data;

  @Test
  void toldToStopItExitsWithZero() {
    try (MockUpstream upstream = MockUpstream.start();
        ServerProcess server = ServerProcess.start(data, upstream.baseUrl())) {
      server.terminate();

      assertThat(server.await(20)).isZero();
    }
  }

  @Test
  void aSecondSignalCutsTheCallsThatAreStillUnderWay() throws Exception {
    Gate never = new Gate();
    try (MockUpstream upstream = MockUpstream.start();
        ServerProcess server = ServerProcess.start(data, upstream.baseUrl());
        HttpClient http = HttpClient.newHttpClient()) {
      upstream.always(Script.after(never, OpenAiScripts.pictures()));
      CompletableFuture<HttpResponse<Void>> call = call(server, http);
      upstream.awaitRequest(0);
      server.terminate();
      awaitDraining(server, http);

      server.terminate();

      assertThat(server.await(30)).isZero();
      assertThat(call.handle((answer, failure) -> failure != null || answer.statusCode() >= 500))
          .succeedsWithin(java.time.Duration.ofSeconds(10))
          .isEqualTo(true);
      never.open();
    }
  }

  private static CompletableFuture<HttpResponse<Void>> call(ServerProcess server, HttpClient http) {
    return http.sendAsync(
        HttpRequest.newBuilder(server.uri("/v1/images/generations"))
            .header("content-type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"model\":\"openai/gpt-image-2\",\"prompt\":\"a cat\"}"))
            .build(),
        BodyHandlers.discarding());
  }

  private static void awaitDraining(ServerProcess server, HttpClient http)
      throws IOException, InterruptedException {
    HttpRequest ready = HttpRequest.newBuilder(server.uri("/readyz")).build();
    long deadline = System.nanoTime() + java.time.Duration.ofSeconds(10).toNanos();
    while (http.send(ready, BodyHandlers.discarding()).statusCode() == 200
        && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
  }
}
