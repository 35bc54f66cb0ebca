package dev.tollgate.catalogue.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.catalogue.model.Attributes;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Direction;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Modality;
import dev.tollgate.pricing.ServiceTier;
import dev.tollgate.pricing.TimeWindow;
import dev.tollgate.pricing.TokenClass;
import dev.tollgate.pricing.Unit;
import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** One feed after the other: how its rows become facts. */
class FeedsTest {

  private static final Meter VIDEO_SECONDS =
      Meter.token(Direction.OUTPUT, Modality.VIDEO).in(Unit.SECOND);

  @Nested
  class ModelsDev {

    private final Reading feed = Reading.of("models.dev");

    @Test
    void itsTwoSlotsStayGeneric() {
      assertThat(feed.price("openai/gpt-image-2", Meter.INPUT)).isEqualTo("5");
      assertThat(feed.price("openai/gpt-image-2", Meter.OUTPUT)).isEqualTo("30");
      assertThat(feed.price("openai/gpt-image-2", Meter.IMAGE_OUTPUT)).isEqualTo("-");
    }

    @Test
    void providersHaveCanonicalIds() {
      assertThat(feed.subjects())
          .contains(
              "azure-openai/gpt-image-2",
              "vercel-ai-gateway/openai/gpt-image-2",
              "poe/openai/gpt-image-2",
              "digitalocean/openai-gpt-image-2",
              "fastrouter/openai/gpt-image-2");
    }

    @Test
    void aMissingCostIsNoFact() {
      assertThat(feed.price("fastrouter/openai/gpt-image-2", Meter.INPUT)).isEqualTo("-");
    }

    @Test
    void aLimitOfZeroIsNotPublished() {
      assertThat(feed.attribute("openai/gpt-image-2", Attributes.CONTEXT_TOKENS)).isEqualTo("-");
      assertThat(feed.attribute("openai/gpt-5", Attributes.CONTEXT_TOKENS)).isEqualTo("400000");
    }

    @Test
    void aTierIsReadOnceAlthoughItIsStatedTwice() {
      Conditions above = Conditions.NONE.withContext(272_001L, null);
      Conditions old = Conditions.NONE.withContext(200_001L, null);

      assertThat(feed.price("openai/gpt-5.4", Meter.INPUT, above)).isEqualTo("5");
      assertThat(feed.price("openai/gpt-5.4", Meter.INPUT, old)).isEqualTo("-");
    }

    @Test
    void everyKeyIsMapped() {
      assertThat(feed.harvest().unmapped()).isEmpty();
      assertThat(feed.harvest().counts()).containsEntry("providers", 11);
    }

    @Test
    void anUnknownCostKeyIsCounted() {
      Reading odd =
          Reading.ofText(
              "models.dev",
              "models-dev-api",
              """
              {"openai": {"id": "openai", "models": {"gpt-9": {"cost": {"image": 120}}}}}
              """);

      assertThat(odd.harvest().unmapped()).containsOnlyKeys("cost.image");
    }
  }

  @Nested
  class GenaiPrices {

    private final Reading feed = Reading.of("genai-prices");

    @Test
    void onceImagesAreCarvedOutTheRestIsText() {
      assertThat(feed.price("openai/gpt-image-2", Meter.TEXT_INPUT)).isEqualTo("5");
      assertThat(feed.price("openai/gpt-image-2", Meter.IMAGE_INPUT)).isEqualTo("8");
      assertThat(feed.price("openai/gpt-image-2", Meter.IMAGE_INPUT_CACHED)).isEqualTo("2");
    }

    @Test
    void anUnsplitOutputStaysGeneric() {
      assertThat(feed.price("openai/gpt-image-2", Meter.OUTPUT)).isEqualTo("30");
      assertThat(feed.price("openai/gpt-image-1.5", Meter.TEXT_OUTPUT)).isEqualTo("10");
      assertThat(feed.price("openai/gpt-image-1.5", Meter.IMAGE_OUTPUT)).isEqualTo("32");
    }

    @Test
    void aLaterStartEndsTheEarlierPrice() {
      Instant september = Instant.parse("2026-09-01T00:00:00Z");
      Conditions before = Conditions.NONE.withValidity(null, september);
      Conditions after = Conditions.NONE.withValidity(september, null);

      assertThat(feed.price("anthropic/claude-sonnet-5", Meter.INPUT, before)).isEqualTo("2");
      assertThat(feed.price("anthropic/claude-sonnet-5", Meter.INPUT, after)).isEqualTo("3");
    }

    @Test
    void aTimeOfDayIsAWindow() {
      Conditions peak =
          Conditions.NONE.withWindow(new TimeWindow(LocalTime.of(0, 30), LocalTime.of(16, 30)));

      assertThat(feed.price("deepseek/deepseek-chat", Meter.INPUT)).isEqualTo("0.135");
      assertThat(feed.price("deepseek/deepseek-chat", Meter.INPUT, peak)).isEqualTo("0.27");
    }
  }

  @Nested
  class Portkey {

    private final Reading feed =
        Reading.of(
            "portkey",
            "portkey/pricing/openai.json",
            "portkey/pricing/fal-ai.json",
            "portkey/pricing/google.json",
            "portkey/pricing/together-ai.json");

    @Test
    void itsCentsBecomeDollars() {
      assertThat(feed.price("openai/gpt-image-2", Meter.TEXT_INPUT)).isEqualTo("5");
      assertThat(feed.price("openai/gpt-image-2", Meter.IMAGE_OUTPUT)).isEqualTo("30");
      assertThat(feed.evidence("openai/gpt-image-2", Meter.IMAGE_OUTPUT, Conditions.NONE).unit())
          .isEqualTo("US cents per token");
    }

    @Test
    void thePictureTableHasSizesAndQualities() {
      Conditions cell = Conditions.NONE.withSize("1024x1536").withQuality("medium");

      assertThat(feed.price("openai/gpt-image-2", Meter.IMAGES, cell)).isEqualTo("0.041");
      assertThat(feed.price("fal/openai/gpt-image-2", Meter.IMAGES)).isEqualTo("0.04");
    }

    @Test
    void theTemplateIsNoModel() {
      assertThat(feed.subjects()).noneMatch(subject -> subject.endsWith("/default"));
    }

    @Test
    void contextInTheIdBecomesACondition() {
      Conditions above = Conditions.NONE.withContext(128_001L, null);

      assertThat(feed.price("google-ai-studio/gemini-3-pro-image", Meter.IMAGE_OUTPUT))
          .isEqualTo("120");
      assertThat(feed.price("google-ai-studio/gemini-3-pro-image", Meter.IMAGE_OUTPUT, above))
          .isEqualTo("120");
      assertThat(feed.subjects()).contains("google-ai-studio/gemini-3.1-pro-preview");
    }

    @Test
    void modesRegionsAndContextTiersAreConditions() {
      Conditions flexAbove = Conditions.NONE.withTier(ServiceTier.FLEX).withContext(272_001L, null);
      Conditions german = Conditions.NONE.withRegion("eu");

      assertThat(feed.price("openai/gpt-5.4", Meter.INPUT, flexAbove)).isEqualTo("2.5");
      assertThat(feed.price("openai/gpt-5.4", Meter.INPUT, german)).isEqualTo("2.75");
    }

    @Test
    void itsGeneralFilesNeverPassOnTheChatDefaults() {
      Reading general = Reading.of("portkey-general", "portkey/general/openai.json");

      assertThat(general.attribute("openai/gpt-image-2", Attributes.CONTROL + "temperature"))
          .isEqualTo("-");
      assertThat(general.harvest().records()).isEqualTo(2);
    }
  }

  @Nested
  class OpenRouter {

    private final Reading feed = Reading.of("openrouter");

    @Test
    void itsPerImagePricesAreReallyPerToken() {
      assertThat(feed.price("openrouter/openai/gpt-5.4-image-2", Meter.IMAGE_OUTPUT))
          .isEqualTo("30");
      assertThat(feed.price("openrouter/openai/gpt-5.4-image-2", Meter.TEXT_OUTPUT))
          .isEqualTo("15");
      assertThat(feed.price("openrouter/openai/gpt-5.4-image-2", Meter.INPUT)).isEqualTo("8");
    }

    @Test
    void dependsIsKeptAsFiled() {
      assertThat(feed.price("openrouter/openrouter/auto", Meter.INPUT)).isEqualTo("-1000000");
    }

    @Test
    void descriptionsAndScoresAreNotCarriedOver() {
      assertThat(feed.harvest().facts())
          .noneMatch(fact ->
              fact.evidence().path().contains("description")
                  || fact.evidence().path().contains("benchmarks"));
    }
  }

  @Nested
  class Vercel {

    private final Reading feed = Reading.of("vercel");

    @Test
    void picturesHaveATableOrOnePrice() {
      Conditions cell = Conditions.NONE.withSize("1536x1024").withQuality("high");

      assertThat(feed.price("vercel-ai-gateway/openai/gpt-image-1.5", Meter.IMAGES, cell))
          .isEqualTo("0.2");
      assertThat(feed.price("vercel-ai-gateway/bfl/flux-pro-1.1", Meter.IMAGES)).isEqualTo("0.04");
    }

    @Test
    void videoIsBySecondAndResolution() {
      Conditions cell = Conditions.NONE.withSize("720p");

      assertThat(feed.price("vercel-ai-gateway/alibaba/wan-v2.5-t2v-preview", VIDEO_SECONDS, cell))
          .isEqualTo("0.1");
    }

    @Test
    void aTierBeginsWhereItsMinimumSays() {
      Conditions second = Conditions.NONE.withContext(32_001L, 128_001L);

      assertThat(feed.price("vercel-ai-gateway/alibaba/qwen3-coder-plus", Meter.INPUT))
          .isEqualTo("1");
      assertThat(feed.price("vercel-ai-gateway/alibaba/qwen3-coder-plus", Meter.INPUT, second))
          .isEqualTo("1.8");
    }
  }

  @Nested
  class LlmPrices {

    @Test
    void theTwoRowsOfOneModelAreItsModalities() {
      Reading feed = Reading.of("llm-prices");

      assertThat(feed.price("openai/gpt-image-2", Meter.TEXT_INPUT)).isEqualTo("5");
      assertThat(feed.price("openai/gpt-image-2", Meter.IMAGE_OUTPUT)).isEqualTo("30");
      assertThat(
              feed.price(
                  "openai/gpt-5.4", Meter.INPUT, Conditions.NONE.withContext(272_001L, null)))
          .isEqualTo("5");
    }

    @Test
    void periodsAreKept() {
      Reading feed = Reading.of("llm-prices-history");

      assertThat(feed.harvest().facts())
          .anyMatch(fact ->
              fact instanceof dev.tollgate.catalogue.model.Fact.Price price
                  && price.conditions().validTo() != null);
    }
  }

  @Test
  void cacheWritesHaveTheirOwnClass() {
    Reading feed = Reading.of("litellm");

    assertThat(feed.price("anthropic/claude-sonnet-4-5", Meter.INPUT.as(TokenClass.CACHE_WRITE)))
        .isEqualTo("3.75");
  }
}
