package dev.tollgate.studio.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PaletteTest {

  static List<Palette> curated() {
    return Palette.CURATED;
  }

  @ParameterizedTest
  @MethodSource("curated")
  void inkIsReadableOnPaper(Palette palette) {
    assertThat(Tone.contrast(palette.paper(), palette.ink())).isGreaterThan(7);
  }

  @ParameterizedTest
  @MethodSource("curated")
  void typeIsReadableOnTheAccent(Palette palette) {
    var type = Tone.readable(palette.accent(), palette.ink(), palette.paper());

    assertThat(Tone.contrast(palette.accent(), type)).isGreaterThan(3);
  }

  @Test
  void namesAreDistinct() {
    assertThat(Palette.CURATED).extracting(Palette::name).doesNotHaveDuplicates();
  }

  @Test
  void mixingEndsAtItsEnds() {
    assertThat(Tone.mix(0xFF336699, 0xFFCC9933, 0)).isEqualTo(0xFF336699);
    assertThat(Tone.mix(0xFF336699, 0xFFCC9933, 1)).isEqualTo(0xFFCC9933);
  }
}
