package dev.tollgate.studio.draw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.studio.layout.Box;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TypesetterTest {

  private static final Box BOX = new Box(84, 84, 832, 300);

  @BeforeAll
  static void loadTheDrawingLibrary() {
    Fonts.requireDrawingLibrary();
  }

  private static Copy fit(String text, int linesMax) {
    try (var type = new Typesetter()) {
      return type.fit(text, BOX, Voice.DISPLAY, 200, linesMax);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OPEN",
        "Less, but better",
        "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",
        "The quick brown fox jumps over the lazy dog while five boxing wizards watch quietly from the hill and take notes",
        "静かな海と遠い灯台",
        "مرحبا بالعالم",
        "नमस्ते दुनिया"
      })
  void textOfAnyScriptAndLengthStaysInsideItsBox(String text) {
    var copy = fit(text, 6);

    assertThat(BOX.holds(copy.box())).as("%s", copy).isTrue();
    assertThat(copy.text()).isEqualTo(text);
    assertThat(copy.size()).isGreaterThan(20);
  }

  @Test
  void aLongWordShrinksRatherThanBreaks() {
    assertThat(fit("Donaudampfschifffahrtsgesellschaft", 6).lines()).isEqualTo(1);
  }

  @Test
  void shortTextIsAsLargeAsAllowed() {
    assertThat(fit("Hi", 1).size()).isEqualTo(200);
  }

  @Test
  void linesAreBalanced() {
    Copy copy;
    try (var type = new Typesetter()) {
      copy = type.fit("Seven words that will need two lines", BOX, Voice.DISPLAY, 60, 2);
    }

    assertThat(copy.lines()).isEqualTo(2);
    assertThat(copy.measure())
        .as("a greedy break would fill the box")
        .isLessThan(BOX.width() * 0.85);
  }

  @Test
  void rightToLeftTextStandsAtTheRight() {
    var copy = fit("مرحبا", 1);

    assertThat(copy.box().right()).isEqualTo(BOX.right(), org.assertj.core.data.Offset.offset(1.0));
  }

  @Test
  void charactersThatNoFontHasBecomeANote() {
    assertThat(Script.showable("ok \uDBFF\uDFFD")).startsWith("ok [no font: ").endsWith("]");
    assertThat(Script.showable("Zürich “déjà vu” – 10 €")).isEqualTo("Zürich “déjà vu” – 10 €");
  }

  @Test
  void languagesOfHanTextAreToldApart() {
    assertThat(Script.language("静かな海")).isEqualTo("ja");
    assertThat(Script.language("春天的花园")).isEqualTo("zh-Hans");
    assertThat(Script.language("고요한 바다")).isEqualTo("ko");
  }
}
