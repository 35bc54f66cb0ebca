package dev.tollgate.pricing;

import static dev.tollgate.pricing.ImageInputMethod.GPT_IMAGE_1_TILES;
import static dev.tollgate.pricing.ImageInputMethod.GPT_IMAGE_2_PATCHES;
import static dev.tollgate.pricing.ImageTokenMethod.GPT_IMAGE_1_TABLE;
import static dev.tollgate.pricing.ImageTokenMethod.GPT_IMAGE_2_5_ROUGH;
import static dev.tollgate.pricing.ImageTokenMethod.GPT_IMAGE_2_FORMULA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageTokensTest {

  @ParameterizedTest
  @CsvSource({
    "1024x1024, 196, 1756, 7024",
    "1024x1536, 158, 1372, 5488",
    "1536x1024, 158, 1372, 5488",
    "1024x640, 107, 956, 3824",
    "1024x768, 134, 1204, 4815",
    "816x816, 171, 1536, 6143",
    "1440x480, 54, 517, 2067",
    "1280x720, 106, 947, 3787",
    "1536x864, 120, 1078, 4312",
    "1536x1536, 279, 2511, 10044",
    "2048x1152, 157, 1413, 5650",
    "2048x1536, 247, 2223, 8892",
    "2048x2048, 397, 3568, 14272",
    "2560x1440, 205, 1843, 7370",
    "3840x2160, 371, 3336, 13342",
    "2160x3840, 371, 3336, 13342",
    "3072x2160, 380, 3524, 14094",
    "3840x1280, 139, 1328, 5311",
    "2880x2880, 659, 5930, 23719",
  })
  void gptImage2CountsWhatTheCalculatorPublishes(String size, long low, long medium, long high) {
    assertThat(ImageTokens.output(GPT_IMAGE_2_FORMULA, size(size), "low")).hasValue(low);
    assertThat(ImageTokens.output(GPT_IMAGE_2_FORMULA, size(size), "medium")).hasValue(medium);
    assertThat(ImageTokens.output(GPT_IMAGE_2_FORMULA, size(size), "high")).hasValue(high);
  }

  @ParameterizedTest
  @CsvSource({
    "1024x1024, 272, 1056, 4160",
    "1024x1536, 408, 1584, 6240",
    "1536x1024, 400, 1568, 6208",
  })
  void gptImage1CountsWhatItsTablePublishes(String size, long low, long medium, long high) {
    assertThat(ImageTokens.output(GPT_IMAGE_1_TABLE, size(size), "low")).hasValue(low);
    assertThat(ImageTokens.output(GPT_IMAGE_1_TABLE, size(size), "medium")).hasValue(medium);
    assertThat(ImageTokens.output(GPT_IMAGE_1_TABLE, size(size), "high")).hasValue(high);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2048x2048", "1024x1025", "1536x1536", "512x512"})
  void gptImage1HasNoCountForAnotherSize(String size) {
    assertThat(ImageTokens.output(GPT_IMAGE_1_TABLE, size(size), "high")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"low, 196", "medium, 781", "high, 1756", "xhigh, 3951", "max, 7024"})
  void laterModelsHaveRoughCountsForFiveQualities(String quality, long tokens) {
    assertThat(ImageTokens.output(GPT_IMAGE_2_5_ROUGH, size("1024x1024"), quality))
        .hasValue(tokens);
  }

  @ParameterizedTest
  @CsvSource({
    "GPT_IMAGE_1_TABLE, xhigh",
    "GPT_IMAGE_2_FORMULA, xhigh",
    "GPT_IMAGE_2_FORMULA, max",
    "GPT_IMAGE_2_FORMULA, auto",
    "GPT_IMAGE_2_5_ROUGH, hd",
    "GPT_IMAGE_2_5_ROUGH,",
    "NONE, high",
  })
  void aQualityThatTheMethodDoesNotKnowHasNoCount(ImageTokenMethod method, String quality) {
    assertThat(ImageTokens.output(method, size("1024x1024"), quality)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GEMINI_2_5_FLASH_IMAGE, 1024x1024, 1290",
    "GEMINI_2_5_FLASH_IMAGE, 1344x768, 1290",
    "GEMINI_3_PRO_IMAGE, 1024x1024, 1120",
    "GEMINI_3_PRO_IMAGE, 2752x1536, 1120",
    "GEMINI_3_PRO_IMAGE, 4096x4096, 2000",
    "GEMINI_3_1_FLASH_IMAGE, 512x512, 747",
    "GEMINI_3_1_FLASH_IMAGE, 1376x768, 1120",
    "GEMINI_3_1_FLASH_IMAGE, 2048x2048, 1680",
    "GEMINI_3_1_FLASH_IMAGE, 5504x3072, 2520",
  })
  void geminiCountsByTheClassOfTheSizeWhateverTheQuality(
      ImageTokenMethod method, String size, long tokens) {
    assertThat(ImageTokens.output(method, size(size), null)).hasValue(tokens);
    assertThat(ImageTokens.output(method, size(size), "high")).hasValue(tokens);
  }

  @ParameterizedTest
  @CsvSource({
    "256x256, 256",
    "512x512, 1024",
    "1024x512, 512",
    "800x600, 768",
    "1024x1024, 1024",
    "1536x1024, 1536",
    "1024x1536, 1536",
    "1920x1080, 1508",
    "3840x2160, 1508",
    "2048x2048, 1521",
    "4000x4000, 1521",
  })
  void aReferenceForGptImage2CountsItsPatches(String size, long tokens) {
    assertThat(ImageTokens.input(GPT_IMAGE_2_PATCHES, size(size), true)).hasValue(tokens);
  }

  @Test
  void aVeryOblongReferenceCountsAsThreeToOne() {
    assertThat(ImageTokens.input(GPT_IMAGE_2_PATCHES, size("960x10"), false))
        .isEqualTo(ImageTokens.input(GPT_IMAGE_2_PATCHES, size("960x320"), false))
        .hasValue(32 * 11);
    assertThat(ImageTokens.input(GPT_IMAGE_2_PATCHES, size("9000x30"), false))
        .isEqualTo(ImageTokens.input(GPT_IMAGE_2_PATCHES, size("9000x3000"), false));
  }

  @Test
  void theSmallestReferenceCountsOnePatch() {
    assertThat(ImageTokens.input(GPT_IMAGE_2_PATCHES, size("1x1"), false)).hasValue(1);
  }

  @ParameterizedTest
  @CsvSource({
    "1024x1024, 194, 4354",
    "1536x1024, 323, 6563",
    "1024x1536, 323, 6563",
    "400x300, 194, 6434",
    "512x512, 194, 4354",
    "2048x512, 581, 6821",
    "4096x1024, 581, 6821",
    "8192x1024, 581, 6821",
    "600x512, 323, 6563",
  })
  void aReferenceForGptImage1CountsItsTiles(String size, long low, long high) {
    assertThat(ImageTokens.input(GPT_IMAGE_1_TILES, size(size), false)).hasValue(low);
    assertThat(ImageTokens.input(GPT_IMAGE_1_TILES, size(size), true)).hasValue(high);
  }

  @Test
  void aReferenceOfUnknownSizeCountsAsTheDearest() {
    assertThat(ImageTokens.input(GPT_IMAGE_2_PATCHES, null, true)).hasValue(1536);
    assertThat(ImageTokens.input(GPT_IMAGE_1_TILES, null, false)).hasValue(581);
    assertThat(ImageTokens.input(GPT_IMAGE_1_TILES, null, true)).hasValue(6821);
  }

  @Test
  void aReferenceForAnUnknownMethodHasNoCount() {
    assertThat(ImageTokens.input(ImageInputMethod.NONE, size("64x64"), true)).isEmpty();
    assertThat(ImageTokens.input(ImageInputMethod.NONE, null, true)).isEmpty();
  }

  @Test
  void aPartialPictureCountsAHundredTokens() {
    assertThat(ImageTokens.PARTIAL_IMAGE).isEqualTo(100);
  }

  @ParameterizedTest
  @EnumSource(
      value = ImageTokenMethod.class,
      names = {"GPT_IMAGE_2_FORMULA", "GPT_IMAGE_2_5_ROUGH"})
  void anImpossiblyLargePictureIsRefusedAndNotWrapped(ImageTokenMethod method) {
    ImageSize endless = new ImageSize(Integer.MAX_VALUE, Integer.MAX_VALUE);
    assertThatThrownBy(() -> ImageTokens.output(method, endless, "high"))
        .isInstanceOf(ArithmeticException.class);
  }

  private static ImageSize size(String text) {
    return ImageSize.parse(text).orElseThrow();
  }
}
