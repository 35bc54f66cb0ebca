package dev.tollgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.app.testing.RunningTollgate;
import dev.tollgate.app.testing.ServerProcess;
import dev.tollgate.gateway.testing.MockUpstream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SyncCommandTest {

  private static final String FEED =
      """
      {"%s": {"litellm_provider": "openai", "mode": "chat",
        "input_cost_per_token": 1e-06, "output_cost_per_token": 2e-06, "a_new_key": 1}}\
      """;

  @TempDir private Path folder;
  private Path feeds;

  @BeforeEach
  void saveAFeed() throws IOException {
    feeds = Files.createDirectory(folder.resolve("feeds"));
    write(FEED.formatted("imaginary-9"));
  }

  @Test
  void readsSavedFeedsAndReportsThemInOneTable() {
    var printed = sync("--replace").succeeded();

    assertThat(printed.out())
        .containsPattern("feed +records +facts +added +gone +unmapped +time +outcome")
        .containsPattern("litellm +1 +\\d+ +\\d+ +0 +1 +\\S+ m?s +accepted")
        .containsPattern("vercel .* unavailable")
        .contains("Kept but not understood: 1 key")
        .containsPattern("litellm +a_new_key +1 ")
        .contains("In use now as")
        .doesNotContain("\u001b", "\r");
    assertThat(printed.out().lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    assertThat(printed.err()).isEmpty();
  }

  @Test
  void whatWasReadIsFoundFromThenOn() {
    sync("--replace").succeeded();

    assertThat(terminal().run("models", "imaginary-9").succeeded().out()).contains("imaginary-9");
  }

  @Test
  void aFirstFewFeedsLeaveWhatTheBundleKnowsInPlace() {
    JsonNode report = sync("--json").succeeded().json();

    assertThat(report.path("used").asBoolean()).isTrue();
    assertThat(report.path("catalogue").path("routes").asInt()).isGreaterThan(5_000);
    assertThat(terminal().run("models", "gpt-image-2").succeeded().out())
        .contains("openai/gpt-image-2");
  }

  @Test
  void aRejectedFeedKeepsItsLastGoodFactsAndFails() throws IOException {
    sync("--replace").succeeded();
    write("{\"imaginary-9\": [");

    var printed = sync("--replace");

    assertThat(printed.code()).isEqualTo(Commands.FAILED);
    assertThat(printed.out())
        .contains("litellm is in quarantine because of")
        .contains("stay in use");
    assertThat(terminal().run("models", "imaginary-9").succeeded().out()).contains("imaginary-9");
  }

  @Test
  void oneFeedMayBeNamedAndAnUnknownOneIsAUsageError() {
    JsonNode report = sync("litellm", "--json").succeeded().json();
    var unknown = sync("litelm");

    assertThat(report.path("feeds")).hasSize(1);
    assertThat(report.path("feeds").path(0).path("outcome").asString()).isEqualTo("accepted");
    assertThat(unknown.code()).isEqualTo(Commands.USAGE);
    assertThat(unknown.err()).contains("litelm").contains("litellm");
  }

  @Test
  void aFolderThatIsNoneIsAUsageError() {
    var printed = terminal().run("sync", "--from", "missing");

    assertThat(printed.code()).isEqualTo(Commands.USAGE);
    assertThat(printed.err()).contains("--from").contains("missing");
  }

  @Test
  void aPersonSeesHowFarItIsOnStandardErrorOnly() {
    var printed = terminal().watched().run("sync", "--from", feeds.toString());

    assertThat(printed.err()).contains("[#").contains("reconciling").contains("left");
    assertThat(printed.out()).doesNotContain("\r");
  }

  @Test
  void aRunningServerTakesTheNewCatalogueUp() {
    Terminal terminal = terminal();
    try (MockUpstream upstream = MockUpstream.start();
        ServerProcess server = ServerProcess.start(terminal.data(), upstream.baseUrl());
        HttpClient http = HttpClient.newHttpClient()) {
      JsonNode report = sync("--replace", "--json").succeeded().json();
      String hash = report.path("catalogue").path("hash").asString();

      long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      String used = "";
      while (!used.equals(hash) && System.nanoTime() < deadline) {
        used = hash(server, http);
      }
      assertThat(used).isEqualTo(hash);
    }
  }

  private static String hash(ServerProcess server, HttpClient http) {
    try {
      var request = HttpRequest.newBuilder(server.uri("/api/sources")).build();
      byte[] body = http.send(request, BodyHandlers.ofByteArray()).body();
      return RunningTollgate.json(body).path("catalogue").path("hash").asString();
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private Terminal.Printed sync(String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "sync";
    arguments[1] = "--from";
    arguments[2] = feeds.toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return terminal().run(arguments);
  }

  private Terminal terminal() {
    return new Terminal(folder);
  }

  private void write(String json) throws IOException {
    Files.writeString(feeds.resolve("litellm-model-prices.json"), json);
  }
}
