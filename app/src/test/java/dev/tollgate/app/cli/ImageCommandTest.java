package dev.tollgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ImageCommandTest {

  @TempDir private Path folder;

  @Test
  void drawsWithoutAnyKeyAndSaysThatItIsFree() throws IOException {
    var printed =
        new Terminal(folder)
            .run("image", "A poster that says \"Hello\"", "--size", "512x256", "-o", "hello.png")
            .succeeded();

    BufferedImage picture = ImageIO.read(folder.resolve("hello.png").toFile());
    assertThat(picture.getWidth()).isEqualTo(512);
    assertThat(picture.getHeight()).isEqualTo(256);
    assertThat(printed.out())
        .contains("hello.png")
        .containsPattern("model +studio/sketch-1")
        .containsPattern("size +512x256")
        .containsPattern("cost +\\$0 ")
        .doesNotContain("\u001b", "\r");
  }

  @Test
  void theReportIsJsonOnRequest() {
    JsonNode report =
        new Terminal(folder)
            .run("image", "a cat", "--size", "256x256", "-o", "cat.png", "--json")
            .succeeded()
            .json();

    assertThat(report.path("route").asString()).isEqualTo("studio/sketch-1");
    assertThat(report.path("cost").asString()).isEqualTo("0");
    assertThat(report.path("quote").asString()).isEqualTo("0");
    assertThat(report.path("files")).hasSize(1);
    assertThat(report.path("usage").path("output_tokens").asLong()).isPositive();
  }

  @Test
  void theExtensionDecidesTheFormat() throws IOException {
    new Terminal(folder).run("image", "a cat", "--size", "256x256", "-o", "cat.jpg").succeeded();

    byte[] bytes = Files.readAllBytes(folder.resolve("cat.jpg"));
    assertThat(bytes[0] & 0xFF).isEqualTo(0xFF);
    assertThat(bytes[1] & 0xFF).isEqualTo(0xD8);
  }

  @Test
  void severalPicturesAreNumbered() {
    new Terminal(folder)
        .run("image", "a cat", "--n", "2", "--size", "64x64", "-o", "cat.png")
        .succeeded();

    assertThat(folder.resolve("cat-1.png")).exists();
    assertThat(folder.resolve("cat-2.png")).exists();
    assertThat(folder.resolve("cat.png")).doesNotExist();
  }

  @Test
  void aNameFromThePromptNeverOverwrites() {
    Terminal terminal = new Terminal(folder);
    terminal.run("image", "A cat, by the sea!", "--size", "64x64").succeeded();
    terminal.run("image", "A cat, by the sea!", "--size", "64x64").succeeded();

    assertThat(folder.resolve("a-cat-by-the-sea.png")).exists();
    assertThat(folder.resolve("a-cat-by-the-sea-2.png")).exists();
  }

  @Test
  void partialPicturesAreSavedAsTheyCome() {
    JsonNode report =
        new Terminal(folder)
            .run(
                "image", "a cat", "--partials", "2", "--size", "128x128", "-o", "cat.png", "--json")
            .succeeded()
            .json();

    assertThat(report.path("files")).hasSize(3);
    assertThat(folder.resolve("cat-partial-1.png")).exists();
    assertThat(folder.resolve("cat.png")).exists();
    assertThat(report.path("cost").asString()).isEqualTo("0");
  }

  @Test
  void theSameSeedDrawsTheSamePicture() throws IOException {
    Terminal terminal = new Terminal(folder);
    terminal.run("image", "a cat", "--seed", "7", "--size", "128x128", "-o", "a.png").succeeded();
    terminal.run("image", "a cat", "--seed", "7", "--size", "128x128", "-o", "b.png").succeeded();

    assertThat(folder.resolve("a.png")).hasSameBinaryContentAs(folder.resolve("b.png"));
  }

  @Test
  void aFolderThatDoesNotExistIsFoundBeforeAnythingIsDrawn() {
    var printed = new Terminal(folder).run("image", "a cat", "-o", "missing/cat.png");

    assertThat(printed.code()).isEqualTo(Commands.USAGE);
    assertThat(printed.err()).contains("missing");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void afterTheFirstKeyADrawingNeedsOne() {
    Terminal terminal = new Terminal(folder);
    String key = terminal.run("keys", "create", "shop", "--json").json().path("key").asString();

    var without = terminal.run("image", "a cat", "--size", "64x64", "-o", "cat.png");
    var with =
        terminal
            .with("TOLLGATE_API_KEY", key)
            .run("image", "a cat", "--size", "64x64", "-o", "cat.png");

    assertThat(without.code()).isEqualTo(Commands.FAILED);
    assertThat(without.err()).contains("TOLLGATE_API_KEY");
    assertThat(with.code()).as(with.err()).isZero();
  }

  @Test
  void aPersonSeesThatItIsUnderWayOnStandardErrorOnly() {
    var printed =
        new Terminal(folder)
            .watched()
            .run("image", "a cat", "--size", "1024x1024", "-o", "cat.png")
            .succeeded();

    assertThat(printed.err()).contains("drawing");
    assertThat(printed.out()).doesNotContain("drawing");
  }
}
