package dev.tollgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.app.testing.ServerProcess;
import dev.tollgate.gateway.testing.MockUpstream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F54: a feed whose texts attack, from its file to every page and table of a running server. */
class HostileFeedTest {

  private static final String SCRIPT = "<script>steal()</script><img src=x onerror=steal()>";
  private static final String FORMULA = "=HYPERLINK(1)";
  private static final char TURNED = '\u202e';
  private static final char RIGHT_TO_LEFT = '\u200f';

  @TempDir private static Path folder;
  private static MockUpstream upstream;
  private static ServerProcess server;

  @BeforeAll
  static void syncAndServe() throws IOException {
    Path feeds = Files.createDirectory(folder.resolve("feeds"));
    Files.writeString(
        feeds.resolve("litellm-model-prices.json"),
        """
        {"honest-1": %1$s,
         "%2$s": %1$s,
         "=evil-1": %1$s,
         "turned-%4$sgpj.exe": %1$s,
         "mark%5$sed-1": %1$s,
         "%6$s": %1$s,
         "noted-1": {"litellm_provider": "openai", "mode": "chat", "input_cost_per_token": 1e-06,
           "output_cost_per_token": 2e-06, "source": "javascript:steal()", "%2$s": "%3$s"}}\
        """
            .formatted(
                "{\"litellm_provider\": \"openai\", \"mode\": \"chat\","
                    + " \"input_cost_per_token\": 1e-06, \"output_cost_per_token\": 2e-06}",
                SCRIPT,
                FORMULA,
                TURNED,
                RIGHT_TO_LEFT,
                "m".repeat(40_000)));
    Files.writeString(
        feeds.resolve("models-dev-api.json"),
        """
        {"openai": {"id": "openai", "name": "%1$s", "doc": "javascript:steal()", "models": {
          "long-1": {"id": "long-1", "name": "%4$s", "cost": {"input": 1, "output": 2}},
          "honest-1": {"id": "honest-1", "name": "%2$s %1$s %3$s", "cost": {"input": 1, "output": 2}}}}}\
        """
            .formatted(SCRIPT, FORMULA, "" + TURNED + RIGHT_TO_LEFT, "n".repeat(900_000)));
    Terminal terminal = new Terminal(folder);
    terminal.run("sync", "--replace", "--from", feeds.toString()).succeeded();
    upstream = MockUpstream.start();
    server = ServerProcess.start(terminal.data(), upstream.baseUrl());
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
      upstream.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/models?q=honest",
        "/models/openai/honest-1",
        "/models/openai/long-1",
        "/routes/openai/honest-1",
        "/routes/openai/noted-1",
        "/compare?models=openai/honest-1,openai/noted-1",
        "/calculator?model=openai/honest-1",
        "/conflicts",
        "/changes",
        "/changes.atom",
        "/sources",
        "/sources/litellm",
        "/sources/models.dev"
      })
  void itsTextIsInertOnEveryPage(String path) throws Exception {
    String page = get(path);
    assertThat(page)
        .doesNotContain("<script>steal", "<img src=x", "href=\"javascript:")
        .doesNotContain("" + TURNED, "" + RIGHT_TO_LEFT)
        .hasSizeLessThan(100_000);
  }

  @Test
  void anIdThatIsNoIdIsLeftOutAndTheHonestOnesStay() throws Exception {
    assertThat(get("/api/models?q=honest-1") + get("/api/models?q=noted-1"))
        .contains("openai/honest-1", "openai/noted-1");
    String all =
        get("/api/models?q=gpj") + get("/api/models?q=marked-1") + get("/api/models?q=mmmmmmmmmm");
    assertThat(all).doesNotContain("turned-", "marked-1", "m".repeat(201));
  }

  @Test
  void noCellOfATableBeginsAFormula() throws Exception {
    for (String path : new String[] {"/api/models", "/api/conflicts", "/api/changes"}) {
      assertThat(get(path + "?format=csv&limit=100").lines())
          .as(path)
          .noneMatch(line -> line.matches("(.*,)?\"?[=+@].*"));
    }
  }

  private static String get(String path) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      var answer =
          http.send(
              HttpRequest.newBuilder(server.uri(path)).header("accept", "*/*").build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
      return answer.body();
    }
  }
}
