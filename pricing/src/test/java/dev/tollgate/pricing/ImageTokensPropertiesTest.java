package dev.tollgate.pricing;

import static dev.tollgate.pricing.ImageInputMethod.GPT_IMAGE_1_TILES;
import static dev.tollgate.pricing.ImageInputMethod.GPT_IMAGE_2_PATCHES;
import static dev.tollgate.pricing.ImageTokenMethod.GPT_IMAGE_2_5_ROUGH;
import static dev.tollgate.pricing.ImageTokenMethod.GPT_IMAGE_2_FORMULA;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ImageTokensPropertiesTest {

  @Property
  void theFormulaAgreesWithItsDecimalForm(
      @ForAll @IntRange(min = 1, max = 8192) int width,
      @ForAll @IntRange(min = 1, max = 8192) int height) {
    ImageSize size = new ImageSize(width, height);
    BigDecimal cells =
        BigDecimal.valueOf(96L * size.shortEdge())
            .divide(BigDecimal.valueOf(size.longEdge()), 0, RoundingMode.HALF_UP);
    BigDecimal tokens =
        cells
            .multiply(BigDecimal.valueOf(96))
            .multiply(BigDecimal.valueOf(2_000_000 + size.pixels()))
            .divide(BigDecimal.valueOf(4_000_000), 0, RoundingMode.CEILING);
    assertThat(ImageTokens.output(GPT_IMAGE_2_FORMULA, size, "high"))
        .hasValue(tokens.longValueExact());
  }

  @Property
  void aPictureOnItsSideCountsTheSame(
      @ForAll @IntRange(min = 1, max = 8192) int width,
      @ForAll @IntRange(min = 1, max = 8192) int height) {
    ImageSize upright = new ImageSize(width, height);
    ImageSize lying = new ImageSize(height, width);
    assertThat(ImageTokens.output(GPT_IMAGE_2_FORMULA, upright, "medium"))
        .isEqualTo(ImageTokens.output(GPT_IMAGE_2_FORMULA, lying, "medium"));
    assertThat(ImageTokens.input(GPT_IMAGE_2_PATCHES, upright, true))
        .isEqualTo(ImageTokens.input(GPT_IMAGE_2_PATCHES, lying, true));
    assertThat(ImageTokens.input(GPT_IMAGE_1_TILES, upright, true))
        .isEqualTo(ImageTokens.input(GPT_IMAGE_1_TILES, lying, true));
  }

  @Property
  void noReferenceCountsMoreThanOneOfUnknownSize(
      @ForAll @IntRange(min = 1, max = 100_000) int width,
      @ForAll @IntRange(min = 1, max = 100_000) int height) {
    ImageSize size = new ImageSize(width, height);
    assertThat(Patches.tokens(size)).isBetween(1L, Patches.MOST);
    assertThat(Tiles.tokens(size, false)).isBetween(194L, Tiles.most(false));
    assertThat(Tiles.tokens(size, true)).isBetween(4354L, Tiles.most(true));
  }

  @Property
  void aBetterQualityNeverCountsLess(
      @ForAll @IntRange(min = 1, max = 4096) int width,
      @ForAll @IntRange(min = 1, max = 4096) int height) {
    ImageSize size = new ImageSize(width, height);
    long[] tokens =
        Stream.of("low", "medium", "high", "xhigh", "max")
            .mapToLong(
                quality -> ImageTokens.output(GPT_IMAGE_2_5_ROUGH, size, quality).orElseThrow())
            .toArray();
    assertThat(tokens).isSorted();
  }
}
