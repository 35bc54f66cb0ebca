package dev.tollgate.app.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tollgate.app.testing.OpenAiScripts;
import dev.tollgate.app.testing.RunningTollgate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of the guide, run as a user would run it. */
class NodeClientTest {

  private static final Path SCRIPT = Path.of("..", "docs", "guide", "node", "pictures.mjs");

  @Test
  void theGuidesNodeScriptMakesStreamsAndCatches(@TempDir Path folder) throws Exception {
    assumeTrue(run(folder, 10, "node", "--version").ok, "Node.js is not installed");
    Files.copy(SCRIPT, folder.resolve("pictures.mjs"));
    Ran install =
        run(folder, 120, "npm", "install", "--silent", "--no-audit", "--no-fund", "openai@7");
    assumeTrue(install.ok, "npm could not fetch the openai package");
    try (RunningTollgate server = RunningTollgate.start()) {
      server.upstream().always(OpenAiScripts.pictures());
      Ran script =
          run(
              folder,
              60,
              "node",
              "pictures.mjs",
              server.uri("/v1").toString(),
              server.key(null),
              "openai/gpt-image-2");
      assertThat(script.output.lines())
          .containsExactly(
              "picture: 1756 tokens, $0.05279",
              "event: image_generation.partial_image",
              "event: image_generation.partial_image",
              "event: image_generation.completed",
              "error: BadRequestError 400 invalid_value");
      assertThat(folder.resolve("hello-node.png")).isNotEmptyFile();
    }
  }

  private record Ran(boolean ok, String output) {}

  private static Ran run(Path folder, int seconds, String... command) throws InterruptedException {
    try {
      Path output = Files.createTempFile("tollgate-node", ".txt");
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
      process.destroyForcibly();
      String text = Files.readString(output);
      Files.delete(output);
      return new Ran(ended && process.exitValue() == 0, text);
    } catch (IOException missing) {
      return new Ran(false, missing.toString());
    }
  }
}
