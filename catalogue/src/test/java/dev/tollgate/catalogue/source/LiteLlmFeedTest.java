package dev.tollgate.catalogue.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tollgate.catalogue.json.MalformedJson;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.ServiceTier;
import dev.tollgate.pricing.TokenClass;
import dev.tollgate.pricing.Unit;
import org.junit.jupiter.api.Test;

class LiteLlmFeedTest {

  private final Reading feed = Reading.of("litellm");

  @Test
  void aRowThatPricesPictureTokensApartPricesTextWithItsPlainRates() {
    assertThat(feed.price("openai/gpt-image-2", Meter.TEXT_INPUT)).isEqualTo("5");
    assertThat(feed.price("openai/gpt-image-2", Meter.TEXT_INPUT_CACHED)).isEqualTo("1.25");
    assertThat(feed.price("openai/gpt-image-2", Meter.TEXT_OUTPUT)).isEqualTo("10");
    assertThat(feed.price("openai/gpt-image-2", Meter.IMAGE_INPUT)).isEqualTo("8");
    assertThat(feed.price("openai/gpt-image-2", Meter.IMAGE_OUTPUT)).isEqualTo("30");
    assertThat(feed.price("openai/gpt-image-2", Meter.OUTPUT)).isEqualTo("-");
  }

  @Test
  void aFactSaysWhereItStandsAndWhatItReadLike() {
    var evidence = feed.evidence("openai/gpt-image-2", Meter.IMAGE_OUTPUT, Conditions.NONE);

    assertThat(evidence.path()).isEqualTo("$['gpt-image-2'].output_cost_per_image_token");
    assertThat(evidence.raw()).isEqualTo("3e-05");
    assertThat(evidence.unit()).isEqualTo("USD per token");
  }

  @Test
  void theProviderPrefixIsNotPartOfTheModel() {
    assertThat(feed.price("azure-openai/gpt-image-2", Meter.IMAGE_OUTPUT)).isEqualTo("30");
    assertThat(feed.price("aimlapi/openai/gpt-image-2", Meter.IMAGES)).isEqualTo("0.054");
  }

  @Test
  void sizeAndQualityInTheKeyBecomeConditionsOfTheBaseRoute() {
    Conditions low = Conditions.NONE.withSize("1024x1024").withQuality("low");
    Conditions unstated = Conditions.NONE.withSize("1024x1024");

    assertThat(feed.price("openai/gpt-image-1.5", Meter.IMAGES, low)).isEqualTo("0.009");
    assertThat(feed.price("openai/gpt-image-1.5", Meter.IMAGES, unstated)).isEqualTo("0.009");
    assertThat(feed.subjects()).noneMatch(subject -> subject.contains("1024-x-1024"));
    assertThat(feed.harvest().counts()).containsEntry("keys folded into their base route", 6);
  }

  @Test
  void aPictureFiledAsInputIsThePriceOfTheOutput() {
    Conditions hd = Conditions.NONE.withSize("1024x1024").withQuality("hd");

    assertThat(feed.price("openai/dall-e-3", Meter.IMAGES)).isEqualTo("0.04");
    assertThat(feed.price("openai/dall-e-3", Meter.IMAGE_PIXELS, hd)).isEqualTo("0.07629");
    assertThat(feed.evidence("openai/dall-e-3", Meter.IMAGES, Conditions.NONE).transform())
        .contains("filed as an input price");
  }

  @Test
  void tiersAndContextsInTheKeyBecomeConditions() {
    Conditions batch = Conditions.NONE.withTier(ServiceTier.BATCH);
    Conditions longContext = Conditions.NONE.withContext(200_001L, null);

    assertThat(feed.price("google-ai-studio/gemini-3-pro-image", Meter.INPUT, batch))
        .isEqualTo("1");
    assertThat(feed.price("anthropic/claude-sonnet-4-5", Meter.INPUT, longContext)).isEqualTo("6");
    assertThat(
            feed.price(
                "anthropic/claude-sonnet-4-5",
                Meter.INPUT.as(TokenClass.CACHE_WRITE_1H),
                longContext))
        .isEqualTo("12");
  }

  @Test
  void tieredPricingCoversEveryTokenOnce() {
    Conditions first = Conditions.NONE.withContext(null, 32_001L);
    Conditions second = Conditions.NONE.withContext(32_001L, 128_001L);

    assertThat(feed.price("alibaba/qwen3-max", Meter.INPUT, first)).isEqualTo("1.2");
    assertThat(feed.price("alibaba/qwen3-max", Meter.INPUT, second)).isEqualTo("2.4");
  }

  @Test
  void aRegionInTheKeyIsAConditionAndNeverTheBasePrice() {
    Conditions eu = Conditions.NONE.withRegion("eu");

    assertThat(feed.price("azure-openai/gpt-4o-2024-08-06", Meter.INPUT, eu)).isEqualTo("2.75");
    assertThat(feed.price("azure-openai/gpt-4o-2024-08-06", Meter.INPUT)).isEqualTo("-");
  }

  @Test
  void pagesAreNotTokens() {
    assertThat(feed.price("mistral/mistral-ocr-latest", Meter.tool("ocr", Unit.PAGE)))
        .isEqualTo("0.004");
  }

  @Test
  void aKeyThatNobodyMappedIsKeptAndCounted() {
    assertThat(feed.harvest().unmapped())
        .containsKey("audio_transcription_config")
        .doesNotContainKey("input_cost_per_token");
    assertThat(
            feed.attribute(
                "azure-ai-foundry/speech/azure-stt", "unmapped.audio_transcription_config"))
        .isNotEqualTo("-");
  }

  @Test
  void documentationRowsAreNoRoutes() {
    assertThat(feed.harvest().records()).isEqualTo(23);
    assertThat(feed.subjects()).noneMatch(subject -> subject.contains("sample_spec"));
  }

  @Test
  void anEntryWithoutAProviderIsCountedAndNotDropped() {
    Reading odd = Reading.ofText("litellm", "litellm", "{\"last_updated\": \"2026-05-01\"}");

    assertThat(odd.harvest().unmapped()).containsOnlyKeys("entry without a provider");
    assertThat(odd.harvest().records()).isZero();
  }

  @Test
  void aNegativePriceRejectsTheFeed() {
    assertThatExceptionOfType(FeedRejected.class)
        .isThrownBy(() -> row("\"input_cost_per_token\": -0.000005"))
        .withMessageContaining("negative");
  }

  @Test
  void anAbsurdPriceRejectsTheFeed() {
    assertThatExceptionOfType(FeedRejected.class)
        .isThrownBy(() -> row("\"input_cost_per_token\": 20000"));
    assertThatExceptionOfType(MalformedJson.class)
        .isThrownBy(() -> row("\"input_cost_per_token\": 1e309"));
  }

  @Test
  void aPriceThatIsNoNumberIsKeptAsUnmapped() {
    assertThat(row("\"input_cost_per_token\": \"ask sales\"").harvest().unmapped())
        .containsKey("price that is no number");
  }

  @Test
  void anIdWithMarksThatTurnTextAroundIsLeftOutWithAWarning() {
    Reading reading =
        Reading.ofText(
            "litellm",
            "litellm",
            "{\"gpt\u202e2\": {\"litellm_provider\": \"openai\", \"input_cost_per_token\": 1e-6}}");

    assertThat(reading.subjects()).isEmpty();
    assertThat(reading.harvest().warnings()).isNotEmpty();
  }

  private static Reading row(String fields) {
    return Reading.ofText(
        "litellm",
        "litellm",
        "{\"m\": {\"litellm_provider\": \"openai\", \"mode\": \"chat\", " + fields + "}}");
  }
}
