package dev.tollgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {

  @TempDir private Path folder;

  @Test
  void helpListsTheCommandsAndTheExitCodes() {
    String help = new Terminal(folder).run("--help").succeeded().out();

    assertThat(help).contains("serve", "image", "quote", "models", "sync", "keys", "usage");
    assertThat(help).contains("Exit codes:");
  }

  @Test
  void aMistypedCommandIsAUsageErrorWithASuggestion() {
    var printed = new Terminal(folder).run("modles");

    assertThat(printed.code()).isEqualTo(Commands.USAGE);
    assertThat(printed.out()).isEmpty();
    assertThat(printed.err()).contains("models").contains("--help");
    assertThat(printed.err().lines().count()).isLessThan(6);
  }

  @Test
  void verdictsAreColouredForAPersonOnly() {
    new Terminal(folder).run("keys", "create", "a").succeeded();

    assertThat(new Terminal(folder).watched().run("keys", "list").out())
        .contains("\u001b[32mvalid");
    assertThat(new Terminal(folder).run("keys", "list").out()).doesNotContain("\u001b");
    assertThat(new Terminal(folder).watched().with("NO_COLOR", "1").run("keys", "list").out())
        .doesNotContain("\u001b");
    assertThat(new Terminal(folder).watched().with("TERM", "dumb").run("keys", "list").out())
        .doesNotContain("\u001b");
  }

  @Test
  void completionsKnowTheCommands() {
    String script = new Terminal(folder).run("completions", "bash").succeeded().out();

    assertThat(script).contains("complete -F").contains("quote").contains("--quality");
    assertThat(new Terminal(folder).run("completions", "zsh").out()).contains("bashcompinit");
  }

  @Test
  void anAddressThatIsNoneIsAUsageError() {
    var printed = new Terminal(folder).with("TOLLGATE_URL", "localhost").run("usage");

    assertThat(printed.code()).isEqualTo(Commands.USAGE);
    assertThat(printed.err()).contains("TOLLGATE_URL");
  }
}
