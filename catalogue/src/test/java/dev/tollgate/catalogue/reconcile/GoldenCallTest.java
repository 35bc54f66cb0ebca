package dev.tollgate.catalogue.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.sync.Excerpts;
import dev.tollgate.pricing.Circumstances;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Operation;
import dev.tollgate.pricing.Outcome;
import dev.tollgate.pricing.Pricing;
import dev.tollgate.pricing.Usage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 22 text tokens in and 1,756 image tokens out cost $0.05279, whoever states the prices. */
class GoldenCallTest {

  @ParameterizedTest
  @ValueSource(strings = {"litellm", "genai-prices", "portkey", "models.dev", "llm-prices"})
  void oneSourceAloneIsEnough(String source) {
    assertThat(golden(only(source), "openai/gpt-image-2")).isEqualTo("0.05279");
  }

  /** llm-prices can only bear witness, so it needs a route to speak about. */
  private static Snapshot only(String source) {
    return source.equals("llm-prices")
        ? Excerpts.only("llm-prices", "models.dev")
        : Excerpts.only(source);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "openai/gpt-image-2",
        "openai/gpt-image-2-2026-04-21",
        "azure-openai/gpt-image-2",
        "vercel-ai-gateway/openai/gpt-image-2",
        "openai/gpt-image-2.5-flare",
        "openai/gpt-image-2.6-sunburst",
      })
  void everyRouteThatChargesTheListPriceAgrees(String route) {
    assertThat(golden(Excerpts.snapshot(), route)).isEqualTo("0.05279");
  }

  @Test
  void aFlatRouteChargesThePicture() {
    assertThat(golden(Excerpts.snapshot(), "fal/openai/gpt-image-2")).isEqualTo("0.04");
    assertThat(golden(Excerpts.snapshot(), "aimlapi/openai/gpt-image-2")).isEqualTo("0.054");
  }

  @Test
  void aRouteWithoutAPriceIsNotFree() {
    assertThat(golden(Excerpts.snapshot(), "fastrouter/openai/gpt-image-2"))
        .isEqualTo("No source states a price for fastrouter/openai/gpt-image-2.");
  }

  @Test
  void anEditWithOneReferenceIsPricedBySplitInput() {
    Usage usage =
        Usage.reported(
            Map.of(Meter.TEXT_INPUT, 12L, Meter.IMAGE_INPUT, 512L, Meter.IMAGE_OUTPUT, 196L));

    for (String source : new String[] {"litellm", "genai-prices", "portkey"}) {
      assertThat(priced(Excerpts.only(source), "openai/gpt-image-2", usage)).isEqualTo("0.010036");
    }
  }

  private static String golden(Snapshot snapshot, String route) {
    Usage usage =
        Usage.reported(Map.of(Meter.TEXT_INPUT, 22L, Meter.IMAGE_OUTPUT, 1756L, Meter.IMAGES, 1L));
    return priced(snapshot, route, usage);
  }

  private static String priced(Snapshot snapshot, String route, Usage usage) {
    Circumstances call =
        Circumstances.at(Excerpts.NOW, Operation.GENERATE).withImage("1024x1024", "medium");
    var tariff = snapshot.route(route).orElseThrow().tariff();
    return switch (Pricing.charge(usage, tariff, call)) {
      case Outcome.Priced(var charge) -> charge.total().toString();
      case Outcome.Unpriced(var reason) -> reason.sentence();
    };
  }
}
