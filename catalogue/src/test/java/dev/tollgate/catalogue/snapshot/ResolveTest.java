package dev.tollgate.catalogue.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.query.Snapshot.Candidate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResolveTest {

  private static final Snapshot CATALOGUE = Bundle.load();

  @ParameterizedTest(name = "{0} means {1} at {2}")
  @CsvSource({
    "openai/gpt-image-2,                   openai/gpt-image-2, openai/gpt-image-2",
    "azure-openai/gpt-image-2,             openai/gpt-image-2, azure-openai/gpt-image-2",
    "azure/gpt-image-2,                    openai/gpt-image-2, azure-openai/gpt-image-2",
    "vercel/openai/gpt-image-2,            openai/gpt-image-2, vercel-ai-gateway/openai/gpt-image-2",
    "fal/gpt-image-2,                      openai/gpt-image-2, fal/openai/gpt-image-2",
    "digitalocean/gpt-image-2,             openai/gpt-image-2, digitalocean/openai-gpt-image-2",
    "OpenAI/GPT-Image-2,                   openai/gpt-image-2, openai/gpt-image-2",
    "gemini/gemini-3-pro-image,            google/gemini-3-pro-image, google-ai-studio/gemini-3-pro-image",
    "openai/gpt-image-2-2026-04-21,        openai/gpt-image-2, openai/gpt-image-2-2026-04-21",
  })
  void aProviderInFrontPinsARoute(String raw, String model, String route) {
    Candidate best = best(raw);

    assertThat(best.model().id()).isEqualTo(model);
    assertThat(best.route()).isNotNull();
    assertThat(best.route().id()).isEqualTo(route);
  }

  @ParameterizedTest(name = "{0} means {1}")
  @CsvSource({
    "gpt-image-2,                     openai/gpt-image-2",
    "GPT-IMAGE-2,                     openai/gpt-image-2",
    "gpt-image-2-2026-04-21,          openai/gpt-image-2",
    "nano-banana,                     google/gemini-2.5-flash-image",
    "claude-sonnet-4.5,               anthropic/claude-sonnet-4-5",
    "gpt-4-1,                         openai/gpt-4.1",
    "us.anthropic.claude-sonnet-4-5-20250929-v1:0, anthropic/claude-sonnet-4-5",
    "gpt-5.4-image-2,                 openai/gpt-5.4-image-2",
    "gpt-image-2.5-flare,             openai/gpt-image-2.5-flare",
    "sketch-1,                        studio/sketch-1",
  })
  void aBareNameMeansAModelAndPinsNothing(String raw, String model) {
    Candidate best = best(raw);

    assertThat(best.model().id()).isEqualTo(model);
    assertThat(best.route()).isNull();
  }

  @Test
  void everyIdOfTheCatalogueResolvesToItself() {
    CATALOGUE
        .routes()
        .forEach(route -> {
          Candidate best = best(route.id());
          assertThat(best.route()).as(route.id()).isNotNull();
          assertThat(best.route().id()).isEqualTo(route.id());
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "gpt-image-3", "no-such/thing", "gpt", "openai/", "/", "../../etc"})
  void whatNobodyKnowsMeansNothing(String raw) {
    assertThat(CATALOGUE.resolve(raw)).isEmpty();
  }

  @Test
  void aRegionalRouteThatNobodyListsDoesNotFallToAnother() {
    assertThat(CATALOGUE.resolve("bedrock/au.anthropic.claude-3-haiku-20240307-v1:0"))
        .noneMatch(candidate -> candidate.route() != null);
  }

  @Test
  void anEndlessNameIsNotLookedUp() {
    assertThat(CATALOGUE.resolve("gpt-image-2" + "x".repeat(10_000))).isEmpty();
  }

  private static Candidate best(String raw) {
    List<Candidate> candidates = CATALOGUE.resolve(raw);
    assertThat(candidates).as(raw).isNotEmpty();
    return candidates.getFirst();
  }
}
