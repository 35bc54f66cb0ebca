package dev.tollgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.app.testing.ServerProcess;
import dev.tollgate.gateway.testing.MockUpstream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class KeysCommandTest {

  @TempDir private Path folder;

  @Test
  void aKeyIsShownOnceAndItsBudgetIsStoredExactly() throws IOException {
    Terminal terminal = new Terminal(folder);
    JsonNode made =
        terminal
            .run("keys", "create", "shop", "--budget", "0.100000000001", "--json")
            .succeeded()
            .json();
    var listed = terminal.run("keys", "list", "--json").succeeded();

    String secret = made.path("key").asString();
    assertThat(secret).matches("tg_[0-9a-f]{40}");
    assertThat(made.path("budget").asString()).isEqualTo("0.100000000001");
    JsonNode row = listed.json().path("data").path(0);
    assertThat(row.path("id").asString()).isEqualTo(made.path("id").asString());
    assertThat(row.path("name").asString()).isEqualTo("shop");
    assertThat(row.path("budget").asString()).isEqualTo("0.100000000001");
    assertThat(listed.out()).doesNotContain(secret);
    assertThat(storedText()).doesNotContain(secret);
  }

  @Test
  void theTableFitsAndSaysWhichKeysAreValid() {
    Terminal terminal = new Terminal(folder);
    String id = terminal.run("keys", "create", "a", "--json").json().path("id").asString();
    terminal.run("keys", "create", "x".repeat(100), "--budget", "25").succeeded();
    terminal.run("keys", "revoke", id).succeeded();

    String out = terminal.run("keys", "list").succeeded().out();

    assertThat(out).contains("revoked").contains("valid").contains("$25.00").contains("none");
    assertThat(out.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  @Test
  void revokingTwiceOrTheUnknownFailsInWords() {
    Terminal terminal = new Terminal(folder);
    String id = terminal.run("keys", "create", "a", "--json").json().path("id").asString();
    terminal.run("keys", "revoke", id).succeeded();

    var again = terminal.run("keys", "revoke", id);
    var unknown = terminal.run("keys", "revoke", "key_none");

    assertThat(again.code()).isEqualTo(Commands.FAILED);
    assertThat(again.err()).contains("revoked before");
    assertThat(unknown.code()).isEqualTo(Commands.FAILED);
    assertThat(unknown.err()).contains("keys list");
  }

  @Test
  void aBudgetThatIsNoAmountIsAUsageError() {
    for (String budget : new String[] {"1e3", "-5", "lots", "0.1234567890123", "99999999999"}) {
      var printed = new Terminal(folder).run("keys", "create", "a", "--budget=" + budget);
      assertThat(printed.code()).as(budget).isEqualTo(Commands.USAGE);
      assertThat(printed.err()).contains("--budget");
    }
  }

  @Test
  void aRunningServerHonoursKeysThatAreMadeAndRevokedBesideIt() {
    Terminal terminal = new Terminal(folder);
    try (MockUpstream upstream = MockUpstream.start();
        ServerProcess server = ServerProcess.start(terminal.data(), upstream.baseUrl())) {
      assertThat(status(server, "")).isEqualTo(200);

      JsonNode key = terminal.run("keys", "create", "shop", "--json").succeeded().json();
      assertThat(statusWithinASecond(server, "", 401)).isTrue();
      assertThat(status(server, key.path("key").asString())).isEqualTo(200);

      terminal.run("keys", "revoke", key.path("id").asString()).succeeded();
      assertThat(statusWithinASecond(server, key.path("key").asString(), 401)).isTrue();
    }
  }

  @Test
  void aLedgerThatAServerOwnsIsNotOpenedTwice() {
    Terminal terminal = new Terminal(folder);
    try (MockUpstream upstream = MockUpstream.start();
        ServerProcess _ = ServerProcess.start(terminal.data(), upstream.baseUrl())) {
      var printed = terminal.run("usage"); // port 0 hides the server that runs

      assertThat(printed.code()).isEqualTo(Commands.FAILED);
      assertThat(printed.err()).contains("Another process owns").contains("TOLLGATE_URL");
    }
  }

  private String storedText() throws IOException {
    StringBuilder all = new StringBuilder();
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  private static boolean statusWithinASecond(ServerProcess server, String key, int wanted) {
    long deadline = System.nanoTime() + Duration.ofSeconds(2).toNanos();
    while (System.nanoTime() < deadline) {
      if (status(server, key) == wanted) {
        return true;
      }
    }
    return false;
  }

  private static int status(ServerProcess server, String key) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest.Builder request = HttpRequest.newBuilder(server.uri("/v1/models"));
      if (!key.isEmpty()) {
        request.header("authorization", "Bearer " + key);
      }
      return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
