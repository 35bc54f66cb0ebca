package dev.tollgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.app.testing.OpenAiScripts;
import dev.tollgate.app.testing.RunningTollgate;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageCommandTest {

  @TempDir private Path folder;

  @Test
  void aFreshGatewayHasNoCalls() {
    assertThat(new Terminal(folder).run("usage").succeeded().out()).isEqualTo("No calls.\n");
  }

  @Test
  void showsCallsPicturesTokensCostAndQuoteError() {
    try (RunningTollgate running = RunningTollgate.start()) {
      running.upstream().always(OpenAiScripts.pictures());
      running.post(
          "/v1/images/generations",
          """
          {"model":"gpt-image-2","prompt":"a cat","size":"1024x1024","quality":"medium"}\
          """);
      Terminal terminal = new Terminal(folder).with("TOLLGATE_URL", running.uri("").toString());

      String byModel = terminal.run("usage", "--since", "1h").succeeded().out();
      String byKey = terminal.run("usage", "--by", "key").succeeded().out();
      var json = terminal.run("usage", "--json").succeeded().json();

      assertThat(byModel)
          .containsPattern("model +calls +pictures +tokens in +tokens out +cost +quote error")
          .containsPattern("gpt-image-2 +1 +1 +\\d+ +1,756 +\\$0\\.05\\d+ +[-+]?\\d+\\.\\d %");
      assertThat(byKey).containsPattern("local +1 ");
      assertThat(json.path("totals").path("calls").asInt()).isEqualTo(1);
    }
  }

  @Test
  void aPeriodThatCannotBeReadIsAUsageError() {
    var printed = new Terminal(folder).run("usage", "--since", "yesterday");

    assertThat(printed.code()).isEqualTo(Commands.USAGE);
    assertThat(printed.err()).contains("7d");
  }

  @Test
  void theOperatorSeesAllKeysWithoutHoldingOne() {
    Terminal terminal = new Terminal(folder);
    String key = terminal.run("keys", "create", "shop", "--json").json().path("key").asString();
    new Terminal(folder)
        .with("TOLLGATE_API_KEY", key)
        .run("image", "a cat", "--size", "64x64", "-o", "cat.png")
        .succeeded();

    var json = terminal.run("usage", "--json").succeeded().json();

    assertThat(json.path("scope").asString()).isEqualTo("all_keys");
    assertThat(json.path("totals").path("calls").asInt()).isEqualTo(1);
  }
}
