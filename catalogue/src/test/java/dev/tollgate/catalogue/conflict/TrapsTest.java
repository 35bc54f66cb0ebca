package dev.tollgate.catalogue.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.catalogue.conflict.Conflict.Standing;
import dev.tollgate.catalogue.model.Evidence;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Route.PricedRate;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.snapshot.Bundle;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Unit;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The known traps of the saved feeds, one test each, and what holds for every suspect. */
class TrapsTest {

  private static final Snapshot CATALOGUE = Bundle.load();
  private static final Conflicts CONFLICTS = Conflicts.of(CATALOGUE);

  @Test
  void trap1_wandbRoutesAreAHundredThousandTimesTooDear() {
    List<Route> caught =
        CATALOGUE.routes().stream()
            .filter(route -> route.provider().equals("wandb"))
            .filter(route ->
                route.suspects().stream()
                    .anyMatch(suspect ->
                        new BigDecimal(suspect.value()).compareTo(BigDecimal.valueOf(1_000)) > 0))
            .toList();
    assertThat(caught).hasSizeGreaterThanOrEqualTo(13);
    for (Route route : caught) {
      assertThat(route.tariff().rates())
          .as(route.id())
          .allMatch(
              rate -> rate.usdPerCustomaryQuantity().compareTo(BigDecimal.valueOf(1_000)) < 0);
    }
    assertThat(causes("wandb/openai/gpt-oss-120b")).contains(Cause.UNIT_OR_SCALE);
  }

  @Test
  void trap2_centsAndDollarsAreMixedUpInPortkeysMinimaxAndTogetherFiles() {
    assertThat(suspect("minimax/MiniMax-M2.7", "0.003")).isTrue();
    assertThat(suspect("together-ai/MiniMaxAI/MiniMax-M2.5", "300")).isTrue();
    assertThat(causes("minimax/MiniMax-M2.7")).contains(Cause.UNIT_OR_SCALE);
    List<Verdict.Witness> pictures =
        CATALOGUE.routes().stream()
            .filter(route -> route.provider().equals("together-ai"))
            .flatMap(route -> route.suspects().stream())
            .filter(suspect -> suspect.note().contains("in dollars although"))
            .toList();
    assertThat(pictures).hasSizeGreaterThanOrEqualTo(26);
  }

  @Test
  void trap3_theCacheReadOfGemini31ProIsItsStoragePrice() {
    assertThat(suspect("google-ai-studio/gemini-3.1-pro-preview", "4.5")).isTrue();
    assertThat(price("google-ai-studio/gemini-3.1-pro-preview", "input_cached")).isEqualTo("0.2");
    assertThat(causes("google-ai-studio/gemini-3.1-pro-preview")).contains(Cause.WRONG_SLOT);
  }

  @Test
  void trap4_aPricePerPictureStandsInATokenSlotAtDigitalOcean() {
    String route = "digitalocean/stable-diffusion-3.5-large";
    assertThat(suspect(route, "0.08")).isTrue();
    assertThat(CATALOGUE.route(route).orElseThrow().tariff().rates())
        .noneMatch(rate -> rate.meter().unit() == Unit.TOKEN);
    assertThat(causes(route)).contains(Cause.WRONG_SLOT);
  }

  @Test
  void trap5_oneOutputSlotMeansTextHereAndPicturesThere() {
    assertThat(price("google-ai-studio/gemini-3-pro-image-preview", "image_output"))
        .isEqualTo("120");
    assertThat(suspect("digitalocean/openai-gpt-image-1.5", "10")).isTrue();
    assertThat(CATALOGUE.route("digitalocean/openai-gpt-image-1.5").orElseThrow().tariff().rates())
        .noneMatch(
            rate -> rate.meter().equals(Meter.OUTPUT) || rate.meter().equals(Meter.IMAGE_OUTPUT));
    assertThat(causes("google-ai-studio/gemini-3-pro-image-preview"))
        .contains(Cause.MODALITY_FLATTENED);
  }

  @Test
  void trap6_costsOfOutputPicturesAreFiledAsInput() {
    List<Evidence> filed =
        CATALOGUE.routes().stream()
            .flatMap(route -> route.prices().stream())
            .filter(price ->
                price.rate().meter().equals(Meter.IMAGES)
                    || price.rate().meter().equals(Meter.IMAGE_PIXELS))
            .flatMap(price -> price.verdict().agreeing().stream())
            .map(Verdict.Witness::evidence)
            .filter(evidence ->
                evidence.path().contains("input_cost_per_image")
                    || evidence.path().contains("input_cost_per_pixel"))
            .toList();
    assertThat(filed).hasSizeGreaterThan(30);
    assertThat(CATALOGUE.routes())
        .flatMap(Route::prices)
        .filteredOn(price -> price.rate().meter().equals(Meter.INPUT_IMAGES))
        .noneMatch(price ->
            price.verdict().agreeing().stream()
                .anyMatch(witness -> witness.evidence().path().contains("dall-e")));
  }

  @Test
  void trap7_openRoutersImagePricesArePerToken() {
    assertThat(price("openrouter/google/gemini-2.5-flash-image", "image_output")).isEqualTo("30");
    assertThat(
            CATALOGUE
                .route("openrouter/google/gemini-2.5-flash-image")
                .orElseThrow()
                .tariff()
                .rates())
        .noneMatch(rate -> rate.meter().equals(Meter.IMAGES));
  }

  @Test
  void trap8_moarkFilesYuanAsDollars() {
    assertThat(suspect("moark/MiniMax-M2.1", "2.1")).isTrue();
    assertThat(causes("moark/MiniMax-M2.1")).contains(Cause.CURRENCY);
    assertThat(CATALOGUE.route("moark/MiniMax-M2.1").orElseThrow().tariff().rates())
        .noneMatch(rate -> rate.usdPerCustomaryQuantity().compareTo(new BigDecimal("2.1")) == 0);
  }

  @Test
  void trap9_aPricePerStepIsFiledPerToken() {
    String route = "fireworks-ai/accounts/fireworks/models/flux-1-schnell-fp8";
    assertThat(suspect(route, "0.00035")).isTrue();
    assertThat(CATALOGUE.route(route).orElseThrow().tariff().rates())
        .noneMatch(rate -> rate.meter().unit() == Unit.TOKEN);
    assertThat(causes(route)).contains(Cause.UNIT_OR_SCALE);
  }

  @Test
  void trap10_zeroIsNeverFreeByItself() {
    for (Route route : CATALOGUE.routes()) {
      assertThat(route.tariff().rates())
          .as(route.id())
          .allMatch(rate -> rate.usdPerUnit().signum() > 0);
      if (route.tariff().isFree()) {
        assertThat(route.tariff().freeBecause())
            .as(route.id())
            .matches(
                "the provider offers it under an id that ends in :free|it runs on your own machine|drawn on this machine.*");
      }
    }
  }

  @Test
  void everySuspectIsOutOfTheTariffAndAmongTheConflicts() {
    Set<Evidence> told = new HashSet<>();
    CONFLICTS.all().stream()
        .flatMap(conflict -> conflict.claims().stream())
        .filter(claim -> claim.standing() == Standing.SUSPECT)
        .forEach(claim -> told.add(claim.evidence()));
    for (Route route : CATALOGUE.routes()) {
      for (Verdict.Witness suspect : route.suspects()) {
        assertThat(told).as(route.id() + " " + suspect.note()).contains(suspect.evidence());
        for (PricedRate price : route.prices()) {
          assertThat(price.verdict().agreeing().getFirst().evidence())
              .as(route.id() + " " + price.verdict().attribute())
              .isNotEqualTo(suspect.evidence());
        }
      }
    }
  }

  @Test
  void everyConflictHasACauseASentenceAndTwoSidesOrASuspect() {
    assertThat(CONFLICTS.all())
        .allSatisfy(conflict -> {
          assertThat(conflict.because()).isNotBlank();
          assertThat(conflict.claims()).isNotEmpty();
          boolean twoSides =
              conflict.claims().stream().map(Conflict.Claim::value).distinct().count() > 1;
          assertThat(twoSides || conflict.hasSuspect()).as(conflict.toString()).isTrue();
        });
  }

  @Test
  void offersOfDifferentProvidersAreNoConflict() {
    assertThat(CATALOGUE.routesOf("anthropic/claude-haiku-4.5")).hasSizeGreaterThan(20);
    assertThat(CONFLICTS.ofModel("anthropic/claude-haiku-4.5"))
        .allSatisfy(conflict -> {
          String provider = conflict.subject().substring(0, conflict.subject().indexOf('/'));
          assertThat(conflict.subject()).startsWith(provider);
          Stream<String> paths = conflict.claims().stream().map(claim -> claim.evidence().path());
          assertThat(paths)
              .as(conflict.subject())
              .allMatch(path ->
                  path.toLowerCase(java.util.Locale.ROOT).contains("haiku")
                      || path.startsWith("$.prices"));
        });
  }

  private static boolean suspect(String route, String value) {
    return CATALOGUE.route(route).orElseThrow().suspects().stream()
        .anyMatch(suspect -> suspect.value().equals(value));
  }

  private static String price(String route, String slot) {
    return CATALOGUE.route(route).orElseThrow().prices().stream()
        .map(PricedRate::verdict)
        .filter(verdict -> verdict.attribute().equals(slot))
        .findFirst()
        .map(Verdict::value)
        .orElse("none");
  }

  private static List<Cause> causes(String route) {
    return CONFLICTS.of(route).stream().map(Conflict::cause).toList();
  }
}
