package dev.tollgate.pricing;

import static dev.tollgate.pricing.Tariffs.CHAT;
import static dev.tollgate.pricing.Tariffs.GENERATION;
import static dev.tollgate.pricing.Tariffs.flat;
import static dev.tollgate.pricing.Tariffs.rate;
import static dev.tollgate.pricing.Tariffs.tariff;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricingTest {

  private static final Usage PICTURE =
      Usage.reported(
              Map.of(
                  Meter.TEXT_INPUT, 22L,
                  Meter.IMAGE_OUTPUT, 1756L,
                  Meter.IMAGES, 1L,
                  Meter.IMAGE_PIXELS, 1_048_576L,
                  Meter.REQUESTS, 1L))
          .with(Meter.IMAGE_MEGAPIXELS, new BigDecimal("1.048576"));

  @ParameterizedTest
  @CsvSource({
    "image_output_per_image, 0.04, 0.04",
    "image_output_per_megapixel, 0.05, 0.0524288",
    "image_output_per_pixel, 0.00000002, 0.02097152",
    "per_request, 0.01, 0.01",
    "image_output_per_image, 0, 0",
  })
  void aFlatPriceIncludesThePrompt(String meter, String usd, String total) {
    assertThat(priced(PICTURE, flat(picture(meter), usd), GENERATION).total())
        .isEqualTo(Money.usd(total));
  }

  @Test
  void aFlatPriceRestsOnTheTable() {
    Charge charge = priced(PICTURE, flat(Meter.IMAGES, "0.04"), GENERATION);
    assertThat(charge.basis()).isEqualTo(Basis.TABLE);
    assertThat(charge.lines()).extracting(Charge.Line::meter).containsExactly(Meter.IMAGES);
  }

  @Test
  void aFlatPriceDoesNotIncludeAPromptThatTheTariffPricesButNotForThisCall() {
    Conditions priority = Conditions.NONE.withTier(ServiceTier.PRIORITY);
    Tariff tariff =
        tariff("a/b", rate(Meter.TEXT_INPUT, "0.01").when(priority), rate(Meter.IMAGES, "0.04"));
    assertThat(unpriced(PICTURE, tariff)).isEqualTo(new Outcome.NoRate("a/b", Meter.TEXT_INPUT));
  }

  @Test
  void aFlatPriceForReferencesLeavesThePromptIncluded() {
    Usage edit = PICTURE.with(Meter.INPUT_IMAGES, BigDecimal.TWO);
    Tariff tariff = tariff("a/b", rate(Meter.INPUT_IMAGES, "0.002"), rate(Meter.IMAGES, "0.02"));
    assertThat(priced(edit, tariff, GENERATION).total()).isEqualTo(Money.usd("0.024"));
  }

  @Test
  void aFlatPriceForPicturesDoesNotIncludeTextThatComesOut() {
    Usage both = PICTURE.with(Meter.TEXT_OUTPUT, BigDecimal.TEN);
    assertThat(unpriced(both, flat(Meter.IMAGES, "0.04")))
        .isEqualTo(new Outcome.NoRate("fal/openai/gpt-image-2", Meter.TEXT_OUTPUT));
  }

  @Test
  void aFeeForEachRequestComesOnTopOfTokens() {
    Tariff tariff =
        tariff(
            "a/b",
            rate(Meter.REQUESTS, "0.01"),
            rate(Meter.INPUT, "0.001"),
            rate(Meter.OUTPUT, "0.002"));
    assertThat(priced(chat(3, 5), tariff, CHAT).total()).isEqualTo(Money.usd("0.023"));
  }

  @Test
  void aFeeForEachRequestDoesNotIncludeTokensThatTheTariffForgot() {
    Tariff tariff = tariff("a/b", rate(Meter.REQUESTS, "0.01"), rate(Meter.OUTPUT, "0.002"));
    assertThat(unpriced(chat(3, 5), tariff)).isEqualTo(new Outcome.NoRate("a/b", Meter.TEXT_INPUT));
  }

  @Test
  void aPriceForAToolDoesNotMakeTokensFree() {
    Meter search = Meter.tool("web_search", Unit.QUERY);
    Usage usage = chat(3, 5).with(search, BigDecimal.ONE);
    Tariff tariff = tariff("a/b", rate(search, "0.01"), rate(Meter.OUTPUT, "0.002"));
    assertThat(unpriced(usage, tariff)).isEqualTo(new Outcome.NoRate("a/b", Meter.TEXT_INPUT));
  }

  @Test
  void aToolThatWasUsedAndHasNoRateIsUnpriced() {
    Meter search = Meter.tool("web_search", Unit.QUERY);
    Usage usage = chat(3, 5).with(search, BigDecimal.ONE);
    Tariff tariff = tariff("a/b", rate(Meter.INPUT, "0.001"), rate(Meter.OUTPUT, "0.002"));
    assertThat(unpriced(usage, tariff)).isEqualTo(new Outcome.NoRate("a/b", search));
  }

  @Test
  void aPriceForEachPictureGoesBeforeACatchAllForTokens() {
    Tariff gemini =
        tariff(
            "vercel/google/gemini-3-pro-image",
            Rate.per(Meter.INPUT, "2", "vercel"),
            Rate.per(Meter.OUTPUT, "12", "vercel"),
            Rate.per(Meter.IMAGES, "0.1344", "vercel"));
    assertThat(priced(PICTURE, gemini, GENERATION).total()).isEqualTo(Money.usd("0.134444"));
  }

  @Test
  void aTokenRateForPicturesGoesBeforeAPriceForEachPicture() {
    Rate input = rate(Meter.INPUT, "0.01");
    Tariff both = tariff("a/b", input, rate(Meter.IMAGE_OUTPUT, "0.001"), rate(Meter.IMAGES, "9"));
    assertThat(priced(PICTURE, both, GENERATION).total()).isEqualTo(Money.usd("1.976"));
  }

  @Test
  void aPictureBilledByTokensDoesNotIncludeThePrompt() {
    Tariff both = tariff("a/b", rate(Meter.IMAGE_OUTPUT, "0.001"), rate(Meter.IMAGES, "9"));
    assertThat(unpriced(PICTURE, both)).isEqualTo(new Outcome.NoRate("a/b", Meter.TEXT_INPUT));
  }

  @Test
  void aPictureWhoseSizeTheTableLacksFallsBackToTheCatchAll() {
    Conditions huge = Conditions.NONE.withSize("4096x4096");
    Tariff tariff = tariff("a/b", rate(Meter.OUTPUT, "0.001"), rate(Meter.IMAGES, "9").when(huge));
    Usage picture = Usage.reported(Map.of(Meter.IMAGE_OUTPUT, 1000L, Meter.IMAGES, 1L));
    assertThat(priced(picture, tariff, GENERATION.withImage("1024x1024", null)).total())
        .isEqualTo(Money.usd("1"));
    assertThat(priced(picture, tariff, GENERATION.withImage("4096x4096", null)).total())
        .isEqualTo(Money.usd("9"));
  }

  @Test
  void noRatesAtAllIsUnknown() {
    Outcome.Reason reason = unpriced(PICTURE, tariff("a/b"));
    assertThat(reason).isEqualTo(new Outcome.NoTariff("a/b"));
    assertThat(reason.sentence()).isEqualTo("No source states a price for a/b.");
  }

  @Test
  void aMissingRateIsUnknownAndNamesTheMeter() {
    Outcome.Reason reason = unpriced(PICTURE, tariff("a/b", rate(Meter.TEXT_INPUT, "0.001")));
    assertThat(reason).isEqualTo(new Outcome.NoRate("a/b", Meter.IMAGE_OUTPUT));
    assertThat(reason.sentence()).isEqualTo("The tariff of a/b has no rate for image_output.");
  }

  @Test
  void anExplicitZeroIsAPrice() {
    Tariff zero = tariff("a/b", rate(Meter.INPUT, "0"), rate(Meter.OUTPUT, "0"));
    Charge charge = priced(chat(3, 5), zero, CHAT);
    assertThat(charge.total()).isEqualTo(Money.ZERO);
    assertThat(charge.lines()).hasSize(2);
  }

  @Test
  void aFreeRouteCostsNothingAndSaysWhy() {
    Charge charge = priced(PICTURE, Tariff.free("a/b", "drawn on this machine"), GENERATION);
    assertThat(charge.total()).isEqualTo(Money.ZERO);
    assertThat(charge.lines())
        .isNotEmpty()
        .allMatch(line -> line.source().equals("free: drawn on this machine"));
  }

  @Test
  void usageWithoutAnythingBillableIsUnpriced() {
    Usage request = Usage.reported(Map.of(Meter.REQUESTS, 1L));
    assertThat(unpriced(request, Tariffs.liteLlm()))
        .isEqualTo(new Outcome.NothingMetered("openai/gpt-image-2"));
    assertThat(unpriced(Usage.reported(Map.of()), Tariffs.liteLlm()))
        .isEqualTo(new Outcome.NothingMetered("openai/gpt-image-2"));
    assertThat(unpriced(Usage.reported(Map.of(Meter.TEXT_INPUT, 0L)), Tariffs.liteLlm()))
        .isEqualTo(new Outcome.NothingMetered("openai/gpt-image-2"));
  }

  @Test
  void twoDifferentRatesUnderTheSameConditionsAreAmbiguous() {
    Rate five = rate(Meter.INPUT, "0.5");
    Rate six = rate(Meter.INPUT, "0.6");
    Tariff tariff = tariff("a/b", six, five, rate(Meter.OUTPUT, "1"));
    Outcome.Reason reason = unpriced(chat(3, 5), tariff);
    assertThat(reason).isEqualTo(new Outcome.Ambiguous("a/b", List.of(five, six)));
    assertThat(reason.sentence()).contains("2 different rates for input");
  }

  @Test
  void twoEqualRatesUnderTheSameConditionsAgree() {
    Tariff tariff = tariff("a/b", rate(Meter.INPUT, "0.5"), rate(Meter.INPUT, "0.50"));
    assertThat(priced(chat(2, 0), tariff, CHAT).total()).isEqualTo(Money.usd("1"));
  }

  @Test
  void theMostSpecificRateWins() {
    Conditions square = Conditions.NONE.withSize("1024x1024");
    Tariff tariff =
        tariff(
            "a/b",
            rate(Meter.IMAGES, "1"),
            rate(Meter.IMAGES, "2").when(square),
            rate(Meter.IMAGES, "3").when(square.withQuality("high")));
    assertThat(total(PICTURE, tariff, "1024x1024", "high")).isEqualTo("3");
    assertThat(total(PICTURE, tariff, "1024x1024", "low")).isEqualTo("2");
    assertThat(total(PICTURE, tariff, "512x512", "high")).isEqualTo("1");
  }

  @Test
  void cachedInputOfAModalityFallsBackToAnyCachedInput() {
    Tariff tariff = tariff("a/b", rate(Meter.INPUT_CACHED, "1"), rate(Meter.IMAGE_INPUT, "2"));
    Usage one = Usage.reported(Map.of(Meter.IMAGE_INPUT_CACHED, 1L));
    assertThat(priced(one, tariff, CHAT).total()).isEqualTo(Money.usd("1"));
  }

  @Test
  void aCacheWriteForAnHourFallsBackToAnOrdinaryCacheWrite() {
    Meter write = Meter.INPUT.as(TokenClass.CACHE_WRITE);
    Tariff tariff = tariff("a/b", rate(write, "3"), rate(Meter.TEXT_INPUT, "2"));
    Usage one = Usage.reported(Map.of(Meter.TEXT_INPUT.as(TokenClass.CACHE_WRITE_1H), 1L));
    assertThat(priced(one, tariff, CHAT).total()).isEqualTo(Money.usd("3"));
  }

  @Test
  void cachedInputWithoutACachedRateCostsAsMuchAsPlainInput() {
    Tariff own = tariff("a/b", rate(Meter.INPUT, "9"), rate(Meter.IMAGE_INPUT, "2"));
    Tariff catchAll = tariff("a/b", rate(Meter.INPUT, "9"));
    Usage one = Usage.reported(Map.of(Meter.IMAGE_INPUT_CACHED, 1L));
    assertThat(priced(one, own, CHAT).total()).isEqualTo(Money.usd("2"));
    assertThat(priced(one, catchAll, CHAT).total()).isEqualTo(Money.usd("9"));
  }

  @Test
  void storedTokensNeverTakeTheRateOfReadOnes() {
    Usage stored = Usage.reported(Map.of(Meter.TEXT_INPUT.as(TokenClass.CACHE_STORAGE_HOUR), 1L));
    assertThat(unpriced(stored, Tariffs.liteLlm())).isInstanceOf(Outcome.NoRate.class);
  }

  @Test
  void reasoningWithoutItsOwnRateCostsAsMuchAsOutput() {
    Usage thought = Usage.reported(Map.of(Meter.TEXT_OUTPUT_REASONING, 2L));
    assertThat(priced(thought, tariff("a/b", rate(Meter.TEXT_OUTPUT, "3")), CHAT).total())
        .isEqualTo(Money.usd("6"));
  }

  @Test
  void aBatchWithoutBatchRatesCostsTheStandardPrice() {
    Conditions standard = Conditions.NONE.withTier(ServiceTier.STANDARD);
    Circumstances batch = CHAT.withTier(ServiceTier.BATCH);
    Tariff unconditional = tariff("a/b", rate(Meter.INPUT, "3"));
    Tariff conditional = tariff("a/b", rate(Meter.INPUT, "3").when(standard));
    assertThat(priced(chat(1, 0), unconditional, batch).total()).isEqualTo(Money.usd("3"));
    assertThat(priced(chat(1, 0), conditional, batch).total()).isEqualTo(Money.usd("3"));
  }

  @Test
  void aPriorityCallNeverTakesARateThatIsStatedForTheStandardTier() {
    Conditions standard = Conditions.NONE.withTier(ServiceTier.STANDARD);
    Tariff tariff = tariff("a/b", rate(Meter.INPUT, "3").when(standard));
    assertThat(Pricing.charge(chat(1, 0), tariff, CHAT.withTier(ServiceTier.PRIORITY)))
        .isInstanceOf(Outcome.Unpriced.class);
  }

  @Test
  void aStandardCallNeverTakesABatchRate() {
    Conditions batch = Conditions.NONE.withTier(ServiceTier.BATCH);
    Tariff tariff = tariff("a/b", rate(Meter.INPUT, "3").when(batch));
    assertThat(unpriced(chat(1, 0), tariff)).isInstanceOf(Outcome.NoRate.class);
  }

  @Test
  void estimatedTokensMakeAnEstimateAndAnEstimatedPictureATablePrice() {
    Usage tokens = Usage.estimated(Map.of(Meter.IMAGE_OUTPUT, 1756L));
    Usage picture = Usage.estimated(Map.of(Meter.IMAGES, 1L));
    assertThat(priced(tokens, Tariffs.liteLlm(), GENERATION).basis()).isEqualTo(Basis.ESTIMATE);
    assertThat(priced(picture, flat(Meter.IMAGES, "1"), GENERATION).basis()).isEqualTo(Basis.TABLE);
  }

  @Test
  void aLineNamesTheSourceOfItsRate() {
    Charge charge = priced(PICTURE, Tariffs.portkey(), GENERATION);
    assertThat(charge.lines()).extracting(Charge.Line::source).containsOnly("portkey");
  }

  @Test
  void theRateOfAMeterIsItsOwnOrItsParents() {
    assertThat(Pricing.rate(Meter.IMAGE_OUTPUT, Tariffs.genaiPrices(), GENERATION))
        .hasValueSatisfying(rate -> assertThat(rate.meter()).isEqualTo(Meter.OUTPUT));
    assertThat(Pricing.rate(Meter.IMAGES, Tariffs.genaiPrices(), GENERATION)).isEmpty();
  }

  private static Meter picture(String name) {
    return List.of(Meter.IMAGES, Meter.IMAGE_MEGAPIXELS, Meter.IMAGE_PIXELS, Meter.REQUESTS)
        .stream()
        .filter(meter -> meter.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Usage chat(long input, long output) {
    return Usage.reported(
        Map.of(Meter.TEXT_INPUT, input, Meter.TEXT_OUTPUT, output, Meter.REQUESTS, 1L));
  }

  private static String total(Usage usage, Tariff tariff, String size, String quality) {
    return priced(usage, tariff, GENERATION.withImage(size, quality)).total().toString();
  }

  private static Charge priced(Usage usage, Tariff tariff, Circumstances call) {
    Outcome outcome = Pricing.charge(usage, tariff, call);
    assertThat(outcome).isInstanceOf(Outcome.Priced.class);
    return ((Outcome.Priced) outcome).charge();
  }

  private static Outcome.Reason unpriced(Usage usage, Tariff tariff) {
    Outcome outcome = Pricing.charge(usage, tariff, GENERATION);
    assertThat(outcome).isInstanceOf(Outcome.Unpriced.class);
    return ((Outcome.Unpriced) outcome).reason();
  }
}
