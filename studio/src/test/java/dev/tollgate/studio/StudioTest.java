package dev.tollgate.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StudioTest {

  private final Studio studio = new Studio();

  private static Commission commission(String prompt, int width, int height) {
    return new Commission(prompt, width, height, Format.PNG, 90, 11, 0, false);
  }

  private Picture draw(Commission commission) {
    return studio.draw(commission, StageListener.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a lighthouse at dusk",
        "poster \"Hello\"",
        "card \"Dear Ana\" with a cake",
        "logo for \"Kettle\"",
        "momentum"
      })
  void theSameCommissionGivesTheSameBytes(String prompt) {
    var commission = commission(prompt, 320, 320);

    assertThat(draw(commission).bytes()).isEqualTo(draw(commission).bytes());
  }

  @Test
  void anotherSeedGivesAnotherDrawing() {
    var one = new Commission("momentum", 256, 256, Format.PNG, 90, 1, 0, false);
    var other = new Commission("momentum", 256, 256, Format.PNG, 90, 2, 0, false);

    assertThat(Pixels.of(draw(one)).differences(Pixels.of(draw(other))))
        .isGreaterThan(256 * 256 / 10);
  }

  @ParameterizedTest
  @CsvSource({"16,16", "1440,480", "480,1440", "1023,777", "4096,4096", "4096,16"})
  void picturesHaveExactlyTheSizeAsked(int width, int height) {
    var pixels =
        Pixels.of(draw(commission("three boats on a lake, poster \"Lake\"", width, height)));

    assertThat(pixels.width).isEqualTo(width);
    assertThat(pixels.height).isEqualTo(height);
  }

  @Test
  void stagesShowTheDrawingProgress() {
    var stages = new ArrayList<Picture>();
    var commission =
        new Commission(
            "a lighthouse and two boats at dusk, poster \"Coast\"",
            512,
            512,
            Format.PNG,
            90,
            4,
            3,
            false);

    var finished =
        Pixels.of(
            studio.draw(
                commission,
                (index, partial) -> {
                  assertThat(index).isEqualTo(stages.size());
                  stages.add(partial);
                }));

    assertThat(stages).hasSize(3).allSatisfy(stage -> assertThat(stage.width()).isEqualTo(512));
    assertThat(stages.stream().map(stage -> Pixels.of(stage).differences(finished)).toList())
        .as("each stage is nearer to the finished picture")
        .isSortedAccordingTo((a, b) -> Long.compare(b, a))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2", "3"})
  void asManyStagesAreShownAsAsked(int partialImages) {
    var indexes = new ArrayList<Integer>();
    studio.draw(
        new Commission("a lake", 64, 64, Format.JPEG, 80, 1, partialImages, false),
        (index, _) -> indexes.add(index));

    assertThat(indexes).isEqualTo(List.of(0, 1, 2).subList(0, partialImages));
  }

  @Test
  void quotedTextIsLetteredInInkOnPaper() {
    var picture =
        draw(new Commission("poster \"HHHH\" forest", 600, 600, Format.PNG, 90, 5, 0, false));
    var palette = picture.plan().palette();
    var pixels = Pixels.of(picture);

    assertThat(pixels.share(palette.ink(), 40, 400, 560, 560))
        .as("ink in the band for the headline")
        .isGreaterThan(0.15);
    assertThat(pixels.share(palette.paper(), 0, 0, 600, 30))
        .as("paper in the margin")
        .isGreaterThan(0.99);
    assertThat(pixels.share(palette.paper(), 0, 575, 600, 600))
        .as("paper below the type")
        .isGreaterThan(0.99);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a cute robot", "logo with a sailboat", "mountains at dawn"})
  void transparentPicturesHaveNoBackground(String prompt) {
    var pixels = Pixels.of(draw(new Commission(prompt, 200, 200, Format.PNG, 90, 1, 0, true)));

    assertThat(pixels.at(1, 1) >>> 24).isZero();
    assertThat(pixels.at(198, 198) >>> 24).isZero();
    assertThat(pixels.at(100, 100) >>> 24).isGreaterThan(200);
  }

  @Test
  void transparencySurvivesInWebp() {
    var pixels =
        Pixels.of(draw(new Commission("a cute robot", 200, 200, Format.WEBP, 90, 1, 0, true)));

    assertThat(pixels.at(1, 1) >>> 24).isZero();
  }

  @Test
  void anInterruptedThreadStopsAndStaysInterrupted() {
    try {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> draw(commission("a lake", 64, 64)))
          .isInstanceOf(DrawingInterrupted.class);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(draw(commission("a lake", 64, 64)).bytes())
        .as("the studio draws on afterwards")
        .isNotEmpty();
  }

  @Test
  void anInterruptBetweenStagesStopsTheDrawing() {
    var seen = new ArrayList<Integer>();
    assertThatThrownBy(() ->
            studio.draw(
                new Commission("a lake", 64, 64, Format.PNG, 90, 1, 3, false),
                (index, _) -> {
                  seen.add(index);
                  Thread.currentThread().interrupt();
                }))
        .isInstanceOf(DrawingInterrupted.class)
        .hasMessageContaining("FORMS");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(seen).containsExactly(0);
  }

  @Test
  void drawingsAtTheSameTimeDoNotDisturbEachOther() throws Exception {
    var alone = draw(commission("autumn forest, poster \"Oktober 静か\"", 300, 300)).bytes();
    try (var threads = Executors.newFixedThreadPool(4)) {
      var drawings = new ArrayList<java.util.concurrent.Future<byte[]>>();
      for (var at = 0; at < 16; at++) {
        drawings.add(
            threads.submit(
                () -> draw(commission("autumn forest, poster \"Oktober 静か\"", 300, 300)).bytes()));
      }
      for (var drawing : drawings) {
        assertThat(drawing.get()).isEqualTo(alone);
      }
    }
  }

  @Test
  void hostilePromptsAreStillDrawn() {
    for (var prompt :
        List.of(
            "\"",
            "''''",
            "\u0000\uD800 broken",
            "poster \"\uD83D\uDE00\uD83D\uDE00\"",
            "9999999999 boats",
            "(".repeat(32_000),
            "\"" + "w".repeat(20_000) + "\"")) {
      assertThat(Pixels.of(draw(commission(prompt, 96, 96))).width)
          .as(prompt.substring(0, 1))
          .isEqualTo(96);
    }
  }

  @Test
  void everySubjectIsDrawnWithoutABackgroundOrWithOne() {
    for (var subject : Subject.values()) {
      for (var transparent : new boolean[] {false, true}) {
        var pixels =
            Pixels.of(
                draw(
                    new Commission(
                        "one " + subject.label(), 96, 96, Format.PNG, 90, 1, 0, transparent)));
        assertThat(pixels.isPlain()).as("%s, transparent %s", subject, transparent).isFalse();
      }
    }
  }
}
