package dev.tollgate.studio.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.studio.Subject;
import dev.tollgate.studio.plan.Planner;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SceneComposerTest {

  private static SceneSheet compose(String prompt, int width, int height, long seed) {
    return SceneComposer.compose(
        Planner.plan(prompt, seed), Frame.of(width, height), new SplittableRandom(seed));
  }

  private static long count(SceneSheet sheet, Subject subject) {
    return sheet.figures().stream().filter(figure -> figure.subject() == subject).count();
  }

  @Test
  void eachCopyIsPlaced() {
    var sheet = compose("four boats on the sea, a lighthouse and two birds", 1024, 1024, 3);

    assertThat(count(sheet, Subject.BOAT)).isEqualTo(4);
    assertThat(count(sheet, Subject.LIGHTHOUSE)).isEqualTo(1);
    assertThat(count(sheet, Subject.BIRD)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void feetStayOnTheSheet(long seed) {
    for (var size : new int[][] {{1024, 1024}, {3000, 1000}, {1000, 3000}}) {
      var sheet =
          compose(
              "a lighthouse, three boats, two people, a dog, a house and five birds by the sea",
              size[0],
              size[1],
              seed);
      assertThat(sheet.figures())
          .isNotEmpty()
          .allSatisfy(figure -> {
            assertThat(figure.x()).isBetween(0.0, sheet.frame().width());
            assertThat(figure.y()).isBetween(0.0, sheet.frame().height());
          });
    }
  }

  @Test
  void boatsFloatBelowTheHorizonAndBirdsFlyAboveIt() {
    var sheet = compose("three boats and three birds on the sea", 1024, 1024, 5);

    assertThat(sheet.figures())
        .allSatisfy(figure ->
            assertThat(figure.y() > sheet.horizon()).isEqualTo(figure.subject() == Subject.BOAT));
  }

  @Test
  void nearerFiguresAreDrawnLaterAndLarger() {
    var boats = compose("three boats on the sea", 1024, 1024, 5).figures();

    assertThat(boats).extracting(Placement::y).isSorted();
    assertThat(boats).extracting(Placement::height).isSorted();
  }
}
