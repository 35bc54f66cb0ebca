package dev.tollgate.catalogue.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.catalogue.model.Attributes;
import dev.tollgate.catalogue.model.Evidence;
import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.catalogue.own.OwnFacts;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.snapshot.Snapshots;
import dev.tollgate.catalogue.sync.Excerpts;
import dev.tollgate.pricing.Circumstances;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Operation;
import dev.tollgate.pricing.Pricing;
import dev.tollgate.pricing.ServiceTier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

  private final List<Fact> facts = new ArrayList<>();

  @Test
  void theBetterRankedSourceIsFollowedAndTheOtherHeard() {
    price("openai/gpt-9", Meter.INPUT, "2", "litellm");
    price("openai/gpt-9", Meter.INPUT, "3", "genai-prices");

    Verdict verdict = verdict("openai/gpt-9", "input");

    assertThat(verdict.value()).isEqualTo("3");
    assertThat(verdict.reason()).startsWith("genai-prices");
    assertThat(verdict.dissenting())
        .hasSize(1)
        .first()
        .satisfies(witness -> {
          assertThat(witness.value()).isEqualTo("2");
          assertThat(witness.evidence().source()).isEqualTo("litellm");
        });
  }

  @Test
  void thePriceIsNeverAnAverage() {
    price("openai/gpt-9", Meter.INPUT, "2", "models.dev");
    price("openai/gpt-9", Meter.INPUT, "4", "litellm");
    price("openai/gpt-9", Meter.INPUT, "4", "portkey");

    assertThat(verdict("openai/gpt-9", "input").value()).isEqualTo("2");
  }

  @Test
  void aProvidersOwnFeedIsFollowedOnItsOwnRoutesOnly() {
    price("openrouter/openai/gpt-9", Meter.INPUT, "2", "openrouter");
    price("openrouter/openai/gpt-9", Meter.INPUT, "3", "genai-prices");

    assertThat(verdict("openrouter/openai/gpt-9", "input").value()).isEqualTo("2");
  }

  @Test
  void differencesOfHalfAPercentAreRounding() {
    price("poe/openai/gpt-9", Meter.INPUT, "5.05", "genai-prices");
    price("poe/openai/gpt-9", Meter.INPUT, "5.0505", "models.dev");

    assertThat(verdict("poe/openai/gpt-9", "input").dissenting()).isEmpty();
    assertThat(verdict("poe/openai/gpt-9", "input").agreeing()).hasSize(2);
  }

  @Test
  void onAnImageRouteAGenericSlotBearsWitnessOnWhatItMeans() {
    Route route = Excerpts.snapshot().route("openai/gpt-image-2").orElseThrow();

    Verdict output = verdict(route, "image_output");

    assertThat(output.value()).isEqualTo("30");
    assertThat(output.agreeing())
        .extracting(witness -> witness.evidence().source())
        .contains("own", "litellm", "genai-prices", "models.dev", "portkey", "llm-prices");
    assertThat(output.agreeing())
        .filteredOn(witness -> witness.evidence().source().equals("models.dev"))
        .extracting(Verdict.Witness::note)
        .containsExactly("generic slot");
    assertThat(route.tariff().rates()).noneMatch(rate -> rate.meter().equals(Meter.OUTPUT));
  }

  @Test
  void theTextColumnInAGenericSlotIsDissent() {
    kind("openai/gpt-image-9", Kind.IMAGE);
    price("openai/gpt-image-9", Meter.TEXT_OUTPUT, "10", "litellm");
    price("openai/gpt-image-9", Meter.IMAGE_OUTPUT, "30", "litellm");
    price("openai/gpt-image-9", Meter.OUTPUT, "10", "models.dev");

    Verdict output = verdict("openai/gpt-image-9", "image_output");

    assertThat(output.value()).isEqualTo("30");
    assertThat(output.dissenting()).extracting(Verdict.Witness::value).containsExactly("10");
  }

  @Test
  void aChatModelKeepsAGenericRateThatEverythingFallsBackTo() {
    kind("openai/gpt-9", Kind.CHAT);
    price("openai/gpt-9", Meter.TEXT_INPUT, "4", "litellm");
    price("openai/gpt-9", Meter.IMAGE_INPUT, "5", "litellm");

    assertThat(verdict("openai/gpt-9", "input").value()).isEqualTo("4");
    assertThat(verdict("openai/gpt-9", "image_input").value()).isEqualTo("5");
  }

  @Test
  void contextTiersComeFromTheFollowedSourceAlone() {
    price("openai/gpt-9", Meter.INPUT, "2", "genai-prices");
    price("openai/gpt-9", Meter.INPUT, "2", "litellm");
    priceAbove("openai/gpt-9", 200_001L, "4", "litellm");

    Route route = build().route("openai/gpt-9").orElseThrow();

    assertThat(route.tariff().rates()).hasSize(1);
    assertThat(verdict(route, "input").dissenting())
        .extracting(Verdict.Witness::note)
        .containsExactly("states it from 200001 input tokens, which the followed source does not");
  }

  @Test
  void aTierEndsWhereTheNextOneBegins() {
    price("openai/gpt-9", Meter.INPUT, "1", "litellm");
    priceAbove("openai/gpt-9", 128_001L, "2", "litellm");
    priceAbove("openai/gpt-9", 200_001L, "4", "litellm");

    assertThat(build().route("openai/gpt-9").orElseThrow().tariff().rates())
        .extracting(rate -> rate.conditions().maxContextTokens())
        .containsExactlyInAnyOrder(null, 200_001L, null);
  }

  @Test
  void aBatchPriceFollowsTheSourceThatHasTheBandsOfTheStandardOne() {
    price("openai/gpt-9", Meter.INPUT, "2", "genai-prices");
    priceAbove("openai/gpt-9", 200_001L, "4", "genai-prices");
    Conditions batch = Conditions.NONE.withTier(ServiceTier.BATCH);
    price("openai/gpt-9", Meter.INPUT, "1", "litellm", batch);
    price("openai/gpt-9", Meter.INPUT, "1", "portkey", batch);
    price("openai/gpt-9", Meter.INPUT, "2", "portkey", batch.withContext(200_001L, null));

    Route route = build().route("openai/gpt-9").orElseThrow();
    Circumstances longBatch =
        Circumstances.at(Excerpts.NOW, Operation.CHAT)
            .withTier(ServiceTier.BATCH)
            .withContextTokens(300_000);

    assertThat(Pricing.rate(Meter.INPUT, route.tariff(), longBatch))
        .hasValueSatisfying(
            rate -> assertThat(rate.usdPerCustomaryQuantity()).isEqualByComparingTo("2"));
  }

  @Test
  void aRateThatRepeatsTheUnconditionalOneIsFoldedAndItsDissentKept() {
    price("openai/gpt-9", Meter.INPUT, "2", "portkey");
    price("openai/gpt-9", Meter.INPUT, "2", "portkey", Conditions.NONE.withRegion("eu"));
    price("openai/gpt-9", Meter.INPUT, "3", "llm-prices", Conditions.NONE.withRegion("eu"));

    Route route = build().route("openai/gpt-9").orElseThrow();

    assertThat(route.tariff().rates()).hasSize(1);
    assertThat(verdict(route, "input").dissenting())
        .extracting(Verdict.Witness::value)
        .containsExactly("3");
  }

  @Test
  void zeroAndZeroIsUnknownAndNotFree() {
    price("deepinfra/some/model-9", Meter.INPUT, "0", "litellm");
    price("deepinfra/some/model-9", Meter.OUTPUT, "0", "litellm");

    Route route = build().route("deepinfra/some/model-9").orElseThrow();

    assertThat(route.tariff().isFree()).isFalse();
    assertThat(route.tariff().rates()).isEmpty();
    assertThat(route.suspects()).hasSize(2);
  }

  @Test
  void freeNeedsSomebodyToSaySo() {
    price("openrouter/some/model-9:free", Meter.INPUT, "0", "openrouter");
    price("ollama/some-model-9", Meter.INPUT, "0", "litellm");

    assertThat(build().route("openrouter/some/model-9:free").orElseThrow().tariff().freeBecause())
        .isEqualTo("the provider offers it under an id that ends in :free");
    assertThat(build().route("ollama/some-model-9").orElseThrow().tariff().freeBecause())
        .isEqualTo("it runs on your own machine");
  }

  @Test
  void theFreeTwinDoesNotMakeThePaidRouteFree() {
    price("openrouter/some/model-9:free", Meter.INPUT, "0", "openrouter");
    price("openrouter/some/model-9", Meter.INPUT, "3", "openrouter");

    assertThat(verdict("openrouter/some/model-9", "input").value()).isEqualTo("3");
  }

  @Test
  void aSourceWithIdsOfItsOwnSpeaksAboutRoutesThatOthersKnow() {
    price("anthropic/claude-sonnet-9-1", Meter.INPUT, "3", "models.dev");
    price("anthropic/claude-sonnet-9.1", Meter.INPUT, "3", "llm-prices");
    price("anthropic/claude-nobody-knows", Meter.INPUT, "3", "llm-prices");

    Snapshot snapshot = build();

    assertThat(snapshot.routes())
        .extracting(Route::id)
        .containsExactly("anthropic/claude-sonnet-9-1");
    assertThat(verdict("anthropic/claude-sonnet-9-1", "input").agreeing()).hasSize(2);
  }

  @Test
  void limitsThatDifferByRoundingSaySo() {
    attribute("openai/gpt-9", Attributes.CONTEXT_TOKENS, "1048576", "genai-prices");
    attribute("openai/gpt-9", Attributes.CONTEXT_TOKENS, "1000000", "models.dev");

    Verdict verdict =
        build().route("openai/gpt-9").orElseThrow().facts().get(Attributes.CONTEXT_TOKENS);

    assertThat(verdict).isNotNull();
    assertThat(verdict.value()).isEqualTo("1048576");
    assertThat(verdict.dissenting())
        .extracting(Verdict.Witness::note)
        .containsExactly("within a tenth: rounding of thousands");
  }

  @Test
  void theOrderOfFactsDoesNotMatter() {
    price("openai/gpt-9", Meter.INPUT, "2", "litellm");
    price("openai/gpt-9", Meter.INPUT, "3", "genai-prices");
    String one = build().hash();

    assertThat(Snapshots.build(facts.reversed(), OwnFacts.none(), List.of(), Excerpts.NOW).hash())
        .isEqualTo(one);
  }

  private Snapshot build() {
    return Snapshots.build(facts, OwnFacts.none(), List.of(), Excerpts.NOW);
  }

  private Verdict verdict(String route, String attribute) {
    return verdict(build().route(route).orElseThrow(), attribute);
  }

  private static Verdict verdict(Route route, String attribute) {
    return route.prices().stream()
        .map(Route.PricedRate::verdict)
        .filter(verdict -> verdict.attribute().equals(attribute))
        .findFirst()
        .orElseThrow();
  }

  private void price(String route, Meter meter, String usdCustomary, String source) {
    price(route, meter, usdCustomary, source, Conditions.NONE);
  }

  private void priceAbove(String route, long from, String usdCustomary, String source) {
    price(route, Meter.INPUT, usdCustomary, source, Conditions.NONE.withContext(from, null));
  }

  private void price(
      String route, Meter meter, String usdCustomary, String source, Conditions when) {
    BigDecimal usd =
        new BigDecimal(usdCustomary).divide(BigDecimal.valueOf(meter.unit().customary()));
    facts.add(new Fact.Price(route, meter, usd, when, evidence(source, usdCustomary)));
  }

  private void kind(String route, Kind kind) {
    attribute(route, Attributes.KIND, kind.name(), "litellm");
  }

  private void attribute(String route, String name, String value, String source) {
    facts.add(new Fact.Attribute(route, name, value, evidence(source, value)));
  }

  private static Evidence evidence(String source, String raw) {
    return new Evidence(
        source, "$.row", raw, "", "as filed", "0123456789abcdef", LocalDate.of(2026, 8, 1));
  }
}
