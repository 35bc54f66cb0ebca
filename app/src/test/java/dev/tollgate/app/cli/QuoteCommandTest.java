package dev.tollgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.app.testing.RunningTollgate;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuoteCommandTest {

  private static final String[] MEDIUM_CAT = {
    "quote", "gpt-image-2", "--size", "1024x1024", "--quality", "medium", "a cat"
  };

  @TempDir private Path folder;

  @Test
  void showsTokensPriceLinesSourcesAndTheLadder() {
    String out = new Terminal(folder).run(MEDIUM_CAT).succeeded().out();

    assertThat(out)
        .contains("openai/gpt-image-2  by route openai/gpt-image-2, not configured here");
    assertThat(out).containsPattern("image tokens +1,756\n");
    assertThat(out).containsPattern("expected +\\$0\\.0527[0-9]*  \\(estimate\\)");
    assertThat(out).containsPattern("text_input +[0-9]+ +\\$5  1M tokens +\\$0\\.0000[0-9]  own");
    assertThat(out).containsPattern("image_output +1,756 +\\$30  1M tokens +\\$0\\.05268  own");
    assertThat(out).contains("by the gpt-image-2");
    assertThat(out).contains("other routes, cheapest first").contains("azure-openai/gpt-image-2");
    assertThat(out).containsPattern("— +[a-z/-]+openai/gpt-image-2|— +[a-z]+/openai-gpt-image-2");
    assertThat(out.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  @Test
  void nothingInItBreaksAPipe() {
    Terminal.Printed printed = new Terminal(folder).run(MEDIUM_CAT);

    assertThat(printed.out()).doesNotContain("\u001b", "\r");
    assertThat(printed.err()).isEmpty();
  }

  @Test
  void printsTheAnswerOfTheApiAsJson() {
    var quote =
        new Terminal(folder)
            .run(
                "quote",
                "gpt-image-2",
                "--size",
                "1024x1024",
                "--quality",
                "medium",
                "--json",
                "a cat")
            .succeeded()
            .json();

    assertThat(quote.path("quote").path("expected").asString()).startsWith("0.0527");
    assertThat(quote.path("alternatives")).isNotEmpty();
  }

  @Test
  void asksTheRunningServerWhenThereIsOne() {
    try (RunningTollgate running = RunningTollgate.start()) {
      var printed =
          new Terminal(folder)
              .with("TOLLGATE_URL", running.uri("").toString())
              .run("quote", "img-fast", "--json", "a cat") // an alias that only that server knows
              .succeeded();

      assertThat(printed.json().path("configured").asBoolean()).isTrue();
      assertThat(folder.resolve("data")).doesNotExist();
    }
  }

  @Test
  void quotesModelsThatWriteText() {
    var quote =
        new Terminal(folder)
            .run("quote", "anthropic/claude-sonnet-4-5", "--max-tokens", "100", "--json", "hello")
            .succeeded()
            .json();

    assertThat(quote.path("lines").toString()).contains("text_output");
  }

  @Test
  void aWrongSizeIsAUsageErrorInTheServersWords() {
    var printed = new Terminal(folder).run("quote", "gpt-image-2", "--size", "1000x1000", "a cat");

    assertThat(printed.code()).isEqualTo(Commands.USAGE);
    assertThat(printed.out()).isEmpty();
    assertThat(printed.err()).contains("divisible by 16");
  }

  @Test
  void anUnknownModelFails() {
    var printed = new Terminal(folder).run("quote", "nobody/nothing-9", "a cat");

    assertThat(printed.code()).isEqualTo(Commands.FAILED);
    assertThat(printed.err()).contains("nobody/nothing-9").contains("./tollgate models");
  }

  @Test
  void needsNoServerNoLedgerAndNoKey() {
    Terminal terminal = new Terminal(folder);
    terminal.run("keys", "create", "shop").succeeded();

    terminal.run(MEDIUM_CAT).succeeded();

    assertThat(terminal.data().resolve("ledger.db")).doesNotExist();
  }

  @Test
  void anotherMachineThatDoesNotAnswerIsNotReplacedByThisOne() {
    var printed =
        new Terminal(folder)
            .with("TOLLGATE_URL", "http://tollgate.invalid:4280")
            .run("quote", "gpt-image-2", "a cat");

    assertThat(printed.code()).isEqualTo(Commands.FAILED);
    assertThat(printed.err()).contains("tollgate.invalid").contains("TOLLGATE_URL");
  }
}
