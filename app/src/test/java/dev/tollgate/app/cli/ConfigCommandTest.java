package dev.tollgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {

  private static final String SECRET = "sk-canary-9f8e7d6c5b4a";

  @TempDir private Path folder;

  @Test
  void goodSettingsAreValid() {
    var printed = new Terminal(folder).run("config", "check").succeeded();

    assertThat(printed.out()).startsWith("valid: ");
  }

  @Test
  void allFaultsAreListedAtOnceWithWhatWasMeant() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("faulty.yaml"),
            """
            prot: 4280
            providers:
              vllm:
                bas_url: http://localhost:8000/v1
            """);
    var printed =
        new Terminal(folder)
            .with("TOLLGATE_CONFIG", file.toString())
            .with("TOLLGATE_PORT", "99999")
            .with("OPENAI_BASE_URL", "ftp://example.com")
            .run("config", "check");

    assertThat(printed.code()).isEqualTo(Commands.USAGE);
    assertThat(printed.err())
        .contains("Did you mean 'port'?")
        .contains("Did you mean 'providers.vllm.base_url'?")
        .contains("99999")
        .contains("ftp://example.com");
  }

  @Test
  void everyOtherCommandSaysTheSameAboutFaultySettings() {
    var printed = new Terminal(folder).with("TOLLGATE_PORT", "x").run("models", "gpt-image");

    assertThat(printed.code()).isEqualTo(Commands.USAGE);
    assertThat(printed.err()).contains("'port'");
  }

  @Test
  void aSecretIsShownAsAFingerprintOnly() {
    Terminal terminal = new Terminal(folder).with("OPENAI_API_KEY", SECRET);
    var text = terminal.run("config", "show").succeeded();
    var json = terminal.run("config", "show", "--json").succeeded();

    assertThat(text.out()).contains("sha256:").doesNotContain(SECRET);
    assertThat(json.json().path("providers").path("openai").path("api_key").asString())
        .matches("sha256:[0-9a-f]{8}");
    assertThat(json.out()).doesNotContain(SECRET);
  }
}
