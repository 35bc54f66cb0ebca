package dev.tollgate.studio;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;

final class CommissionTest {

  private static Commission of(
      String prompt,
      int width,
      int height,
      Format format,
      int compression,
      int partials,
      boolean transparent) {
    return new Commission(prompt, width, height, format, compression, 1, partials, transparent);
  }

  @Test
  void limitsAreInclusive() {
    assertThatNoException().isThrownBy(() -> of("a", 16, 4096, Format.PNG, 0, 0, true));
    assertThatNoException()
        .isThrownBy(() -> of("😀".repeat(32_000), 4096, 16, Format.WEBP, 100, 3, true));
  }

  @Test
  void edgesOutsideTheLimitsAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("a", 15, 100, Format.PNG, 0, 0, false))
        .withMessage("width is 15 pixels; it must be from 16 to 4096.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("a", 100, 4097, Format.PNG, 0, 0, false))
        .withMessage("height is 4097 pixels; it must be from 16 to 4096.");
  }

  @Test
  void promptsAreNeitherEmptyNorEndless() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(" \n", 100, 100, Format.PNG, 0, 0, false))
        .withMessage("The prompt is empty; say what to draw.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("a".repeat(32_001), 100, 100, Format.PNG, 0, 0, false))
        .withMessage("The prompt has 32001 characters; the limit is 32000.");
  }

  @Test
  void partialImagesAndCompressionHaveLimits() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("a", 100, 100, Format.PNG, 101, 0, false))
        .withMessageContaining("compression is 101");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("a", 100, 100, Format.PNG, 0, 4, false))
        .withMessageContaining("partialImages is 4");
  }

  @Test
  void jpegCannotBeTransparent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of("a", 100, 100, Format.JPEG, 90, 0, true))
        .withMessage("A transparent background needs png or webp; image/jpeg has none.");
  }
}
