package dev.tollgate.pricing;

import static dev.tollgate.pricing.Meter.IMAGE_INPUT;
import static dev.tollgate.pricing.Meter.IMAGE_OUTPUT;
import static dev.tollgate.pricing.Meter.TEXT_INPUT;
import static dev.tollgate.pricing.Meter.TEXT_OUTPUT;
import static dev.tollgate.pricing.Tariffs.GENERATION;
import static dev.tollgate.pricing.Tariffs.tariff;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Calls whose cost is known, most of them observed; the estimators find the same token counts. */
class WorkedExamplesTest {

  private static final Tariff GPT_IMAGE_2 = tokens("5", "8", "30");
  private static final Tariff GPT_IMAGE_1_5 =
      with(tokens("5", "8", "32"), Rate.per(TEXT_OUTPUT, "10", "openai"));
  private static final Tariff GPT_IMAGE_1 = tokens("5", "10", "40");

  @Test
  void aLowPictureOf3072x2160() {
    assertThat(cost(GPT_IMAGE_2, Map.of(TEXT_INPUT, 14L, IMAGE_OUTPUT, 380L))).isEqualTo("0.01147");
    assertThat(output(ImageTokenMethod.GPT_IMAGE_2_FORMULA, "3072x2160", "low")).isEqualTo(380);
  }

  @Test
  void anEditWithOneReference() {
    assertThat(cost(GPT_IMAGE_2, Map.of(TEXT_INPUT, 12L, IMAGE_INPUT, 512L, IMAGE_OUTPUT, 196L)))
        .isEqualTo("0.010036");
    assertThat(ImageTokens.input(ImageInputMethod.GPT_IMAGE_2_PATCHES, size("1024x512"), true))
        .hasValue(512);
  }

  @Test
  void aMediumPortrait() {
    assertThat(cost(GPT_IMAGE_2, Map.of(TEXT_INPUT, 22L, IMAGE_OUTPUT, 1372L)))
        .isEqualTo("0.04127");
  }

  @Test
  void aHighSquareStreamedWithThreePartialPictures() {
    long tokens =
        output(ImageTokenMethod.GPT_IMAGE_2_FORMULA, "1024x1024", "high")
            + 3 * ImageTokens.PARTIAL_IMAGE;
    assertThat(cost(GPT_IMAGE_2, Map.of(IMAGE_OUTPUT, tokens))).isEqualTo("0.21972");
  }

  @Test
  void gptImage1WithAReferenceOfHighFidelity() {
    long reference =
        ImageTokens.input(ImageInputMethod.GPT_IMAGE_1_TILES, size("1024x1024"), true)
            .orElseThrow();
    long output = output(ImageTokenMethod.GPT_IMAGE_1_TABLE, "1024x1024", "high");
    assertThat(cost(GPT_IMAGE_1, Map.of(IMAGE_INPUT, reference, IMAGE_OUTPUT, output)))
        .isEqualTo("0.20994");
  }

  @Test
  void textThatComesOutBesideAPictureTakesTheTextRate() {
    assertThat(cost(GPT_IMAGE_1_5, Map.of(IMAGE_OUTPUT, 6208L, TEXT_OUTPUT, 335L)))
        .isEqualTo("0.202006")
        .isNotEqualTo("0.209376");
  }

  @Test
  void textThatComesOutIsUnpricedWithoutATextRateAndNotBilledAsPicture() {
    Usage usage = Usage.reported(Map.of(IMAGE_OUTPUT, 6208L, TEXT_OUTPUT, 335L));
    assertThat(Pricing.charge(usage, tokens("5", "8", "32"), GENERATION))
        .isEqualTo(new Outcome.Unpriced(new Outcome.NoRate("openai/gpt-image", TEXT_OUTPUT)));
  }

  @Test
  void aPictureIsNotPricedAtTheTextRate() {
    Tariff both = with(GPT_IMAGE_2, Rate.per(TEXT_OUTPUT, "10", "litellm"));
    assertThat(cost(both, Map.of(TEXT_INPUT, 14L, IMAGE_OUTPUT, 380L)))
        .isEqualTo("0.01147")
        .isNotEqualTo("0.00387");
  }

  @Test
  void fourPicturesBillTheirPromptFourTimes() {
    assertThat(cost(GPT_IMAGE_2, Map.of(TEXT_INPUT, 88L, IMAGE_OUTPUT, 5488L)))
        .isEqualTo("0.16508");
  }

  @Test
  void aBatchCostsWhatItsOwnRatesSay() {
    List<Rate> rates = new ArrayList<>(GPT_IMAGE_2.rates());
    Conditions batch = Conditions.NONE.withTier(ServiceTier.BATCH);
    rates.add(Rate.per(TEXT_INPUT, "2.5", "openai").when(batch));
    rates.add(Rate.per(IMAGE_OUTPUT, "15", "openai").when(batch));
    Tariff tariff = Tariff.of("openai/gpt-image-2", rates);
    Usage usage = Usage.reported(Map.of(TEXT_INPUT, 14L, IMAGE_OUTPUT, 380L));
    assertThat(total(usage, tariff, GENERATION.withTier(ServiceTier.BATCH))).isEqualTo("0.005735");
    assertThat(total(usage, tariff, GENERATION)).isEqualTo("0.01147");
  }

  @Test
  void geminiPicturesBillTheirStatedTokens() {
    Tariff gemini =
        tariff(
            "google/gemini-3.1-flash-image",
            Rate.per(TEXT_OUTPUT, "3", "google"),
            Rate.per(IMAGE_OUTPUT, "60", "google"));
    assertThat(cost(gemini, Map.of(IMAGE_OUTPUT, 1680L))).isEqualTo("0.1008");
    assertThat(cost(gemini, Map.of(IMAGE_OUTPUT, 1120L))).isEqualTo("0.0672");
  }

  private static Tariff tokens(String textInput, String imageInput, String imageOutput) {
    return tariff(
        "openai/gpt-image",
        Rate.per(TEXT_INPUT, textInput, "openai"),
        Rate.per(IMAGE_INPUT, imageInput, "openai"),
        Rate.per(IMAGE_OUTPUT, imageOutput, "openai"));
  }

  private static Tariff with(Tariff tariff, Rate rate) {
    List<Rate> rates = new ArrayList<>(tariff.rates());
    rates.add(rate);
    return Tariff.of(tariff.route(), rates);
  }

  private static String cost(Tariff tariff, Map<Meter, Long> quantities) {
    return total(Usage.reported(quantities), tariff, GENERATION);
  }

  private static String total(Usage usage, Tariff tariff, Circumstances call) {
    Outcome outcome = Pricing.charge(usage, tariff, call);
    assertThat(outcome).isInstanceOf(Outcome.Priced.class);
    return ((Outcome.Priced) outcome).charge().total().toString();
  }

  private static long output(ImageTokenMethod method, String size, String quality) {
    return ImageTokens.output(method, size(size), quality).orElseThrow();
  }

  private static ImageSize size(String text) {
    return ImageSize.parse(text).orElseThrow();
  }
}
