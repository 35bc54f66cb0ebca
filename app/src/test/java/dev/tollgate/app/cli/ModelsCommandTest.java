package dev.tollgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ModelsCommandTest {

  @TempDir private Path folder;

  @Test
  void searchesWithoutAServer() {
    var printed = new Terminal(folder).run("models", "gpt-image").succeeded();

    assertThat(printed.out().lines().skip(1).findFirst().orElse(""))
        .startsWith("openai/gpt-image-2 ")
        .contains("image")
        .containsPattern("\\$0\\.0[0-9]+");
    assertThat(printed.out().lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void filtersAndPrintsJson() {
    JsonNode page =
        new Terminal(folder)
            .run("models", "--kind", "image", "--lab", "openai", "--limit", "3", "--json")
            .succeeded()
            .json();

    assertThat(page.path("data")).hasSize(3);
    assertThat(page.path("data"))
        .allSatisfy(model -> {
          assertThat(model.path("kind").asString()).isEqualTo("image");
          assertThat(model.path("lab").asString()).isEqualTo("openai");
        });
  }

  @Test
  void nothingFoundIsAFailureInWords() {
    var printed = new Terminal(folder).run("models", "zzzz-no-such-model");

    assertThat(printed.code()).isEqualTo(Commands.FAILED);
    assertThat(printed.err()).contains("fewer words");
  }

  @Test
  void showsTheWholeMatrixWithItsSourcesAndTheLadder() {
    String out = new Terminal(folder).run("models", "show", "openai/gpt-image-2").succeeded().out();

    assertThat(out).containsPattern("image +\\$8  \\d of \\d +\\$2  \\d of \\d +\\$30  \\d of \\d");
    assertThat(out).containsPattern("text +\\$5  \\d of \\d +\\$1\\.25  \\d of \\d");
    assertThat(out).containsPattern("1024x1024 +\\$0\\.00588 +\\$0\\.05268 +\\$0\\.21072");
    assertThat(out).contains("edges in steps of 16").contains("released").contains("litellm");
    assertThat(out).contains("azure-openai/gpt-image-2");
    assertThat(out).doesNotContain("\u001b");
    assertThat(out.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  @Test
  void aModelWithoutItsLabIsAUsageErrorThatSaysHowToSearch() {
    var printed = new Terminal(folder).run("models", "show", "gpt-image-2");

    assertThat(printed.code()).isEqualTo(Commands.USAGE);
    assertThat(printed.err()).contains("./tollgate models gpt-image-2");
  }

  @Test
  void whyPrintsTheCaseWithEverySourceAsFiled() {
    String out =
        new Terminal(folder)
            .run("models", "why", "openai/gpt-image-2", "image_output")
            .succeeded()
            .out();

    assertThat(out).contains("30 USD per 1M tokens", "because own: read on the vendor");
    assertThat(out)
        .containsPattern("litellm +30 +3e-05 +\\$/token +2026-05-01 +2026-08-01 +agrees");
    assertThat(out).contains("output_cost_per_image_token", "modality flattened");
  }

  @Test
  void whyRemembersWhatASourceSaidOnce() {
    String out =
        new Terminal(folder)
            .run("models", "why", "openai/gpt-image-2", "image_input_cached")
            .succeeded()
            .out();

    assertThat(out).containsPattern("litellm +2 +2e-06 .*2026-05-01 +2026-05-01 +withdrawn");
    assertThat(out.lines().limit(12))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  @Test
  void diffSaysWhatASourceWithdrew() {
    String out =
        new Terminal(folder)
            .run(
                "models",
                "diff",
                "--since",
                "2026-05-01",
                "--until",
                "2026-08-01",
                "--source",
                "litellm",
                "--kind",
                "PRICE_WITHDRAWN")
            .succeeded()
            .out();

    assertThat(out).containsPattern("litellm +2026-05-01 +2026-08-01 +295 +2 ");
    assertThat(out).containsPattern("withdrawn by source .*image_input_cached +2 ");
  }

  @Test
  void aPinStandsBeforeWhatSourcesSayUntilItIsRemoved() {
    Terminal terminal = new Terminal(folder);
    terminal
        .run("models", "pin", "openai/gpt-image-2", "image_output", "24", "--note", "our contract")
        .succeeded();

    assertThat(terminal.run("models", "pin").succeeded().out())
        .contains("openai/gpt-image-2", "image_output", "our contract");
    assertThat(
            terminal.run("models", "why", "openai/gpt-image-2", "image_output").succeeded().out())
        .contains("24 USD per 1M tokens", "because operator: our contract");

    terminal.run("models", "pin", "openai/gpt-image-2", "image_output", "--remove").succeeded();
    assertThat(
            terminal.run("models", "why", "openai/gpt-image-2", "image_output").succeeded().out())
        .contains("30 USD per 1M tokens");
  }

  @Test
  void aPinWithoutANoteIsAUsageError() {
    var printed =
        new Terminal(folder).run("models", "pin", "openai/gpt-image-2", "image_output", "24");

    assertThat(printed.code()).isEqualTo(Commands.USAGE);
    assertThat(printed.err()).contains("--note must say why");
  }

  @Test
  void compareRanksAtOneJob() {
    String out =
        new Terminal(folder)
            .run("models", "compare", "openai/gpt-image-2", "openai/gpt-image-1.5")
            .succeeded()
            .out();

    assertThat(out).contains("$0.05268", "one 1024x1024 medium picture");
    assertThat(out).containsPattern("\\d+ of \\d+");
  }
}
