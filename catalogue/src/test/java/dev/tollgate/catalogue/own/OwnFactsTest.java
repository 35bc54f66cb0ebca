package dev.tollgate.catalogue.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.catalogue.model.Attributes;
import dev.tollgate.catalogue.model.ImageRules;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.SizeRule;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.snapshot.Snapshots;
import dev.tollgate.catalogue.sync.Excerpts;
import dev.tollgate.pricing.ImageSize;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnFactsTest {

  private final Snapshot own = Snapshots.ownOnly(Excerpts.NOW);

  @Test
  void gptImage2TakesFreeSizesAndNoTransparency() {
    ImageRules rules = rules("openai/gpt-image-2");

    assertThat(rules.sizes()).isEqualTo(new SizeRule.Free(16, 16, 3840, 3, 655_360, 8_294_400));
    assertThat(rules.transparentBackground()).isFalse();
    assertThat(rules.expectedAutoQuality()).isEqualTo("low");
    assertThat(rules.promptCharacters()).isEqualTo(32_000);
    assertThat(rules.responseFormat()).isFalse();
    assertThat(rules.presets()).contains(new ImageSize(3840, 2160));
  }

  @Test
  void everyReleaseAddsItsOwn() {
    assertThat(rules("openai/gpt-image-2.5-flare").qualities())
        .containsExactly("low", "medium", "high", "xhigh", "max");
    assertThat(rules("openai/gpt-image-2.6-sunburst").outputFormats()).contains("gif", "svg");
    assertThat(rules("openai/gpt-image-2.6-sunburst").extraParameters())
        .contains("complexity", "frame_count", "frame_duration_ms", "svg");
    assertThat(rules("openai/gpt-image-2.5-flare").extraParameters()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "openai/gpt-image-1.5,         2026-12-01",
    "openai/gpt-image-1-mini,      2026-12-01",
    "openai/chatgpt-image-latest,  2026-12-01",
    "openai/dall-e-3,              2026-05-12",
    "openai/dall-e-2,              2026-05-12",
  })
  void endsAreKnownToTheDay(String model, LocalDate day) {
    Model found = own.model(model).orElseThrow();

    assertThat(found.lifecycle().isShutDown(day)).isTrue();
    assertThat(found.lifecycle().isShutDown(day.minusDays(1))).isFalse();
    assertThat(found.lifecycle().successors()).allMatch(id -> own.model(id).isPresent());
  }

  @Test
  void gptImage1EndedAtOpenAiButLivesElsewhere() {
    Route route = own.route("openai/gpt-image-1").orElseThrow();
    Verdict shutdown = Objects.requireNonNull(route.facts().get(Attributes.SHUTDOWN_DATE));

    assertThat(shutdown.value()).isEqualTo("2026-10-23");
    assertThat(own.model("openai/gpt-image-1").orElseThrow().lifecycle().shutdown()).isNull();
  }

  @Test
  void theBuiltInModelIsExplicitlyFree() {
    Route route = own.route("studio/sketch-1").orElseThrow();

    assertThat(route.tariff().freeBecause()).isEqualTo("drawn on this machine by Tollgate Studio");
    assertThat(rules("studio/sketch-1").edits()).isFalse();
    assertThat(rules("studio/sketch-1").sizes())
        .isEqualTo(new SizeRule.Free(1, 16, 4096, 256, 256, 16_777_216));
  }

  @Test
  void everyRateNamesItsSource() {
    for (Route route : own.routes()) {
      for (Route.PricedRate price : route.prices()) {
        assertThat(price.verdict().agreeing().getFirst().evidence().transform())
            .as(route.id() + " " + price.verdict().attribute())
            .contains("; ");
      }
    }
  }

  @Test
  void expectedSizesAreAmongThePresets() {
    for (OwnModel model : OwnFacts.builtIn().models().values()) {
      assertThat(model.rules().presets()).as(model.id()).contains(model.rules().expectedAutoSize());
    }
  }

  private ImageRules rules(String model) {
    return own.model(model).orElseThrow().rules().orElseThrow();
  }
}
