package dev.tollgate.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTokensTest {

  @Test
  void aCountedTextExpectsSixTokensOfOverhead() {
    assertThat(TextTokens.range(60, 16)).isEqualTo(new TokenRange(16, 22, 22));
  }

  @Test
  void aCountedTextMayTakeATokenForEveryThreeCharacters() {
    assertThat(TextTokens.range(100, 16)).isEqualTo(new TokenRange(16, 22, 34));
  }

  @Test
  void anUncountedTextRangesFromSixCharactersATokenToOne() {
    assertThat(TextTokens.range(100)).isEqualTo(new TokenRange(17, 31, 106));
  }

  @Test
  void anEmptyTextStillHasOverhead() {
    assertThat(TextTokens.range(0)).isEqualTo(new TokenRange(0, 6, 6));
    assertThat(TextTokens.range(0, 0)).isEqualTo(new TokenRange(0, 6, 6));
  }

  @Test
  void aNegativeLengthIsRefused() {
    assertThatThrownBy(() -> TextTokens.range(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TextTokens.range(-1, 4)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TextTokens.range(4, -1)).isInstanceOf(IllegalArgumentException.class);
  }
}
