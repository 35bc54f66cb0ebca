package dev.tollgate.studio.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PosterSheetTest {

  @ParameterizedTest
  @CsvSource({"1024,1024", "1024,1536", "1536,1024", "3000,1000", "1000,3000", "16,16"})
  void typeBoxesStayInsideTheSheetAndApart(int width, int height) {
    var frame = Frame.of(width, height);
    for (var sheet :
        List.of(
            PosterSheet.illustrated(frame, true, true),
            PosterSheet.typographic(frame, true, true))) {
      var type = List.of(sheet.headline(), sheet.subtitle(), sheet.details());
      assertThat(type)
          .allSatisfy(box -> assertThat(frame.sheet().inset(60).holds(box)).as("%s", box).isTrue());
      assertThat(type)
          .allSatisfy(box -> assertThat(overlap(box, sheet.picture())).as("%s", box).isFalse());
      assertThat(overlap(sheet.headline(), sheet.subtitle())).isFalse();
      assertThat(overlap(sheet.subtitle(), sheet.details())).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"1024,1024,1000,1000", "3840,2160,1777.8,1000", "1000,3000,1000,3000"})
  void theShortSideIsAlwaysAThousandUnits(
      int width, int height, double unitsWide, double unitsHigh) {
    var frame = Frame.of(width, height);

    assertThat(frame.width()).isCloseTo(unitsWide, org.assertj.core.data.Offset.offset(0.1));
    assertThat(frame.height()).isCloseTo(unitsHigh, org.assertj.core.data.Offset.offset(0.1));
  }

  private static boolean overlap(Box one, Box other) {
    return one.x() < other.right()
        && other.x() < one.right()
        && one.y() < other.bottom()
        && other.y() < one.bottom();
  }
}
