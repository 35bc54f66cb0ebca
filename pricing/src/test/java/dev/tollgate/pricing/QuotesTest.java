package dev.tollgate.pricing;

import static dev.tollgate.pricing.Requests.picture;
import static dev.tollgate.pricing.Tariffs.GENERATION;
import static dev.tollgate.pricing.Tariffs.flat;
import static dev.tollgate.pricing.Tariffs.liteLlm;
import static dev.tollgate.pricing.Tariffs.perImageTable;
import static dev.tollgate.pricing.Tariffs.rate;
import static dev.tollgate.pricing.Tariffs.tariff;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotesTest {

  private static final ImageSize SQUARE = new ImageSize(1024, 1024);

  @Test
  void aCallWithNothingUncertainHasOneAnswer() {
    Quote quote = quote(picture(), liteLlm());
    assertThat(totals(quote)).containsExactly("0.05279", "0.05279", "0.05279");
    assertThat(quote.rough()).isFalse();
    assertThat(quote.expected().basis()).isEqualTo(Basis.ESTIMATE);
    assertThat(quote.expected().tariff()).isEqualTo(liteLlm().version());
  }

  @Test
  void theTextOfThePromptMakesARange() {
    Quote quote = quote(picture().text(TextTokens.range(100, 16)), liteLlm());
    assertThat(totals(quote)).containsExactly("0.05276", "0.05279", "0.05285");
  }

  @Test
  void everyPictureBillsItsPromptAgain() {
    Quote quote = quote(picture().shape("1024x1536", "medium").count(4), liteLlm());
    assertThat(totals(quote)).containsExactly("0.16508", "0.16508", "0.16508");
    assertThat(quote.working()).contains("4 pictures are 4 jobs: all of this counts 4 times.");
  }

  @Test
  void autoQualitySpansEveryQuality() {
    Quote quote = quote(picture().shape("1024x1024", null), liteLlm());
    assertThat(totals(quote)).containsExactly("0.00599", "0.00599", "0.21083");
    assertThat(quote.working())
        .contains("Quality is auto: may become low, medium, high; low is expected.");
  }

  @Test
  void autoSizeSpansEverySize() {
    Quote quote = quote(picture().shape(null, "medium"), liteLlm());
    assertThat(totals(quote)).containsExactly("0.04127", "0.05279", "0.05279");
    assertThat(quote.working())
        .contains("Size is auto: may become 1024x1536, 1024x1024; 1024x1024 is expected.");
  }

  @Test
  void autoSizeAndQualitySpanEveryCombination() {
    Quote quote = quote(picture().shape(null, null), liteLlm());
    assertThat(totals(quote)).containsExactly("0.00485", "0.00599", "0.21083");
  }

  @Test
  void anExpectedQualityOutsideTheListIsCountedIn() {
    Quote quote = quote(picture().expecting("high", "low", "medium"), liteLlm());
    assertThat(totals(quote)).containsExactly("0.00599", "0.21083", "0.21083");
  }

  @Test
  void anExpectedSizeOutsideTheListIsCountedIn() {
    Requests auto = picture().shape(null, "medium").expecting(new ImageSize(1536, 1536));
    assertThat(totals(quote(auto, liteLlm()))).containsExactly("0.04127", "0.07544", "0.07544");
  }

  @Test
  void partialPicturesMayNotBeSent() {
    Quote quote = quote(picture().shape("1024x1024", "high").partials(3), liteLlm());
    assertThat(totals(quote)).containsExactly("0.21083", "0.21983", "0.21983");
    assertThat(quote.working())
        .contains(
            "3 partial pictures may add 100 image output tokens each; the low end counts none.");
  }

  @Test
  void referencesCountTheirPatches() {
    Requests edit = picture().references(false, new ImageSize(1536, 1024), new ImageSize(256, 256));
    Quote quote = quote(edit, liteLlm());
    assertThat(quantity(quote.expected(), Meter.IMAGE_INPUT)).isEqualTo(1536 + 256);
    assertThat(quote.working()).contains("2 reference pictures: 1,792 image input tokens.");
  }

  @Test
  void referencesCountTheirTiles() {
    Tariff gptImage1 =
        tariff(
            "openai/gpt-image-1",
            Rate.per(Meter.TEXT_INPUT, "5", "openai"),
            Rate.per(Meter.IMAGE_INPUT, "10", "openai"),
            Rate.per(Meter.IMAGE_OUTPUT, "40", "openai"));
    Requests edit =
        picture()
            .text(TokenRange.exactly(0))
            .shape("1024x1024", "high")
            .methods(ImageTokenMethod.GPT_IMAGE_1_TABLE, ImageInputMethod.GPT_IMAGE_1_TILES)
            .references(true, SQUARE);
    assertThat(totals(quote(edit, gptImage1))).containsExactly("0.20994", "0.20994", "0.20994");
  }

  @Test
  void aReferenceOfUnknownSizeCountsAsTheDearest() {
    Quote quote = quote(picture().references(false, new ImageSize[] {null}), liteLlm());
    assertThat(quantity(quote.low(), Meter.IMAGE_INPUT)).isEqualTo(1536);
    assertThat(quote.working()).contains("A reference of unknown size counts as the dearest one.");
  }

  @Test
  void everyPictureReadsItsReferencesAgain() {
    Quote quote = quote(picture().references(false, SQUARE).count(3), liteLlm());
    assertThat(quantity(quote.expected(), Meter.IMAGE_INPUT)).isEqualTo(3 * 1024);
  }

  @Test
  void referencesThatNobodyCanCountHaveNoQuote() {
    Requests edit =
        picture()
            .methods(ImageTokenMethod.GPT_IMAGE_2_FORMULA, ImageInputMethod.NONE)
            .references(false, SQUARE);
    assertThat(unquotable(edit, liteLlm()))
        .isEqualTo(new Outcome.NoRate("openai/gpt-image-2", Meter.INPUT_IMAGES));
  }

  @Test
  void aRoughMethodAddsHalfAtTheHighEnd() {
    Quote quote = quote(rough().shape("1024x1024", "xhigh"), liteLlm());
    assertThat(quantity(quote.low(), Meter.IMAGE_OUTPUT)).isEqualTo(3951);
    assertThat(quantity(quote.expected(), Meter.IMAGE_OUTPUT)).isEqualTo(3951);
    assertThat(quantity(quote.high(), Meter.IMAGE_OUTPUT)).isEqualTo(5927);
    assertThat(quote.rough()).isTrue();
    assertThat(quote.working()).anyMatch(sentence -> sentence.contains("no figures"));
  }

  @Test
  void aFlatPriceIsNotRough() {
    Quote quote = quote(rough(), flat(Meter.IMAGES, "0.04"));
    assertThat(totals(quote)).containsExactly("0.04", "0.04", "0.04");
    assertThat(quote.rough()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "IMAGE, OUTPUT, 0.04, 0.12",
    "MEGAPIXEL, OUTPUT, 0.05, 0.1572864",
    "PIXEL, OUTPUT, 0.00000002, 0.06291456",
    "REQUEST, NEITHER, 0.01, 0.01",
  })
  void aFlatTariffQuotesByItsUnit(Unit unit, Direction direction, String usd, String total) {
    Meter meter = direction == Direction.NEITHER ? Meter.REQUESTS : Meter.IMAGE_OUTPUT.in(unit);
    Requests three =
        picture().count(3).methods(ImageTokenMethod.NONE, ImageInputMethod.GPT_IMAGE_2_PATCHES);
    assertThat(totals(quote(three, flat(meter, usd)))).containsExactly(total, total, total);
    assertThat(totals(quote(picture().count(3), flat(meter, usd))))
        .containsExactly(total, total, total);
  }

  @Test
  void aPriceForEachReferenceQuotesToo() {
    Tariff grok = tariff("xai/i", rate(Meter.INPUT_IMAGES, "0.002"), rate(Meter.IMAGES, "0.02"));
    Requests edit =
        picture()
            .methods(ImageTokenMethod.NONE, ImageInputMethod.NONE)
            .references(false, SQUARE, null);
    Quote quote = quote(edit, grok);
    assertThat(totals(quote)).containsExactly("0.024", "0.024", "0.024");
    assertThat(quote.expected().basis()).isEqualTo(Basis.TABLE);
  }

  @Test
  void aTableOfPicturesIsReadAtTheSizeAndQualityAskedFor() {
    assertThat(totals(quote(picture().shape("1024x1536", "high"), perImageTable())))
        .containsExactly("0.165", "0.165", "0.165");
  }

  @Test
  void aTableOfPicturesSpansTheQualitiesOfAuto() {
    assertThat(totals(quote(picture().shape(null, null), perImageTable())))
        .containsExactly("0.005", "0.006", "0.211");
  }

  @Test
  void aSizeThatTheTokenTableLacksIsQuotedByThePicture() {
    Requests large =
        picture()
            .shape("2048x2048", "high")
            .methods(ImageTokenMethod.GPT_IMAGE_1_TABLE, ImageInputMethod.GPT_IMAGE_1_TILES);
    Quote quote = quote(large, flat(Meter.IMAGES, "0.5"));
    assertThat(totals(quote)).containsExactly("0.5", "0.5", "0.5");
    assertThat(quote.working()).contains("2048x2048 at high: not counted in tokens.");
    assertThat(unquotable(large, liteLlm()))
        .isEqualTo(new Outcome.NoRate("openai/gpt-image-2", Meter.IMAGES));
  }

  @Test
  void anAutoQualityWithoutARateIsLeftOutAndNamed() {
    Tariff noLow =
        tariff(
            "azure/x",
            rate(Meter.IMAGES, "0.05").when(Conditions.NONE.withQuality("medium")),
            rate(Meter.IMAGES, "0.2").when(Conditions.NONE.withQuality("high")));
    Requests auto =
        picture()
            .methods(ImageTokenMethod.NONE, ImageInputMethod.NONE)
            .expecting("medium", "low", "medium", "high");
    Quote quote = quote(auto, noLow);
    assertThat(totals(quote)).containsExactly("0.05", "0.05", "0.2");
    assertThat(quote.working())
        .contains(
            "Left out 1024x1024 at low. The tariff of azure/x has no rate for"
                + " image_output_per_image.");
  }

  @Test
  void whenTheExpectedQualityHasNoRateTheDearestIsExpected() {
    Tariff noLow =
        tariff(
            "azure/x",
            rate(Meter.IMAGES, "0.05").when(Conditions.NONE.withQuality("medium")),
            rate(Meter.IMAGES, "0.2").when(Conditions.NONE.withQuality("high")));
    Requests auto = picture().expecting("low", "low", "medium", "high");
    assertThat(totals(quote(auto, noLow))).containsExactly("0.05", "0.2", "0.2");
  }

  @Test
  void aCallWithoutAnyPriceCannotBeQuoted() {
    assertThat(unquotable(picture().shape(null, null), tariff("a/b")))
        .isEqualTo(new Outcome.NoTariff("a/b"));
    assertThat(unquotable(picture(), tariff("a/b", rate(Meter.TEXT_INPUT, "1"))))
        .isEqualTo(new Outcome.NoRate("a/b", Meter.IMAGE_OUTPUT));
    assertThat(
            unquotable(picture(), tariff("a/b", rate(Meter.IMAGES, "1"), rate(Meter.IMAGES, "2"))))
        .isInstanceOf(Outcome.Ambiguous.class);
  }

  @Test
  void aFreeRouteIsQuotedAtNothing() {
    Quote quote = quote(rough().shape(null, null), Tariff.free("studio/x", "drawn here"));
    assertThat(totals(quote)).containsExactly("0", "0", "0");
    assertThat(quote.working()).contains("Free: drawn here.");
    assertThat(quote.rough()).isFalse();
  }

  @Test
  void aChatIsQuotedFromWhatGoesInAndComesOut() {
    Tariff chat = tariff("a/b", rate(Meter.INPUT, "0.001"), rate(Meter.OUTPUT, "0.002"));
    QuoteRequest request = Requests.chat(new TokenRange(10, 20, 30), new TokenRange(0, 1000, 4000));
    Quote quote = quote(new Requests(request), chat);
    assertThat(totals(quote)).containsExactly("0.01", "2.02", "8.03");
    assertThat(quote.working())
        .containsExactly(
            "10 to 30 text input tokens, 20 expected.",
            "0 to 4,000 text output tokens, 1,000 expected.");
  }

  @Test
  void eachScenarioTakesTheContextTierOfItsOwnInput() {
    Tariff tiered =
        tariff(
            "a/b",
            rate(Meter.INPUT, "0.001"),
            rate(Meter.INPUT, "0.002").when(Conditions.NONE.withContext(200_000L, null)),
            rate(Meter.OUTPUT, "1"));
    QuoteRequest request =
        Requests.chat(new TokenRange(199_999, 200_000, 200_000), TokenRange.exactly(0));
    assertThat(totals(quote(new Requests(request), tiered)))
        .containsExactly("199.999", "400", "400");
  }

  @Test
  void severalPicturesDoNotShareAContext() {
    Tariff tiered =
        tariff(
            "a/b",
            rate(Meter.INPUT, "1").when(Conditions.NONE.withContext(null, 30L)),
            rate(Meter.IMAGES, "5"));
    assertThat(totals(quote(picture().count(2), tiered))).containsExactly("54", "54", "54");
  }

  @Test
  void aLongerContextThatCostsLessStillRisesFromLowToHigh() {
    Tariff discount =
        tariff(
            "a/b",
            rate(Meter.INPUT, "3").when(Conditions.NONE.withContext(null, 100L)),
            rate(Meter.INPUT, "1").when(Conditions.NONE.withContext(100L, null)),
            rate(Meter.OUTPUT, "1"));
    QuoteRequest request = Requests.chat(new TokenRange(90, 95, 100), TokenRange.exactly(0));
    assertThat(totals(quote(new Requests(request), discount))).containsExactly("100", "270", "285");
  }

  @Test
  void aBatchWithoutBatchRatesIsQuotedAtTheStandardPriceAndSaysSo() {
    Requests batch = picture().call(GENERATION.withTier(ServiceTier.BATCH));
    Quote quote = quote(batch, liteLlm());
    assertThat(totals(quote)).containsExactly("0.05279", "0.05279", "0.05279");
    assertThat(quote.working()).contains("No batch rates are stated: the standard rates apply.");
  }

  @Test
  void theWorkingOfAPlainCallIsTwoSentences() {
    assertThat(quote(picture(), liteLlm()).working())
        .containsExactly(
            "22 text input tokens are counted.",
            "1024x1024 at medium: 1,756 image output tokens a picture, by the gpt-image-2"
                + " formula.");
  }

  private static Requests rough() {
    return picture()
        .methods(ImageTokenMethod.GPT_IMAGE_2_5_ROUGH, ImageInputMethod.GPT_IMAGE_2_PATCHES);
  }

  private static Quote quote(Requests request, Tariff tariff) {
    QuoteOutcome outcome = Quotes.quote(request.request(), tariff);
    assertThat(outcome).isInstanceOf(QuoteOutcome.Quoted.class);
    return ((QuoteOutcome.Quoted) outcome).quote();
  }

  private static Outcome.Reason unquotable(Requests request, Tariff tariff) {
    QuoteOutcome outcome = Quotes.quote(request.request(), tariff);
    assertThat(outcome).isInstanceOf(QuoteOutcome.Unquotable.class);
    return ((QuoteOutcome.Unquotable) outcome).reason();
  }

  private static List<String> totals(Quote quote) {
    return List.of(
        quote.low().total().toString(),
        quote.expected().total().toString(),
        quote.high().total().toString());
  }

  private static long quantity(Charge charge, Meter meter) {
    return charge.lines().stream()
        .filter(line -> line.meter().equals(meter))
        .mapToLong(line -> line.quantity().longValueExact())
        .sum();
  }
}
