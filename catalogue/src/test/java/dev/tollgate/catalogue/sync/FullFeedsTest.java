package dev.tollgate.catalogue.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.snapshot.Bundle;
import dev.tollgate.catalogue.sync.Report.FeedReport;
import dev.tollgate.catalogue.sync.Report.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The whole feeds as saved beside the project, or where {@code -Dtollgate.feeds} says; skipped
 * where they are not.
 */
class FullFeedsTest {

  private static final Path DATA =
      Path.of(System.getProperty("tollgate.feeds", "../../shared/data"));
  private static Report report;

  @BeforeAll
  static void synchronise() {
    String reason = DATA.toAbsolutePath().normalize() + " does not exist: full feeds not tested";
    if (!Files.isDirectory(DATA)) {
      System.out.println("Skipped: " + reason);
    }
    assumeTrue(Files.isDirectory(DATA), reason);
    Sync sync =
        new Sync(
            new MemoryFactStore(),
            (feed, last) -> new FeedClient.Answer.Failed("not live"),
            InstantSource.fixed(Excerpts.NOW));
    report = sync.run(SyncRequest.from(DATA), ProgressListener.none());
  }

  @ParameterizedTest(name = "{0} has {1} records")
  @CsvSource({
    "litellm,            2984",
    "models.dev,         5276",
    "models.dev-labs,    231",
    "genai-prices,       1466",
    "portkey,            3184",
    "portkey-general,    4492",
    "openrouter,         336",
    "vercel,             232",
    "llm-prices,         142",
    "llm-prices-history, 148",
  })
  void everyRecordIsRead(String source, int records) {
    FeedReport feed = feed(source);

    assertThat(feed.outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(feed.records()).isEqualTo(records);
  }

  @Test
  void providersAndFilesAreCounted() {
    assertThat(feed("models.dev").counts()).containsEntry("providers", 147);
    assertThat(feed("genai-prices").counts()).containsEntry("providers", 36);
    assertThat(feed("portkey").counts()).containsEntry("files", 46);
    assertThat(feed("portkey-general").counts()).containsEntry("files", 55);
    assertThat(feed("litellm").counts()).containsEntry("entries that are no routes", 2);
  }

  @Test
  void keysThatNobodyMapsAreFewAndNamed() {
    for (FeedReport feed : report.feeds()) {
      assertThat(feed.unmappedCount()).as(feed.unmapped().toString()).isLessThan(100);
      assertThat(feed.unmapped())
          .allSatisfy((key, unmapped) -> assertThat(unmapped.samplePath()).contains("$"));
    }
  }

  @ParameterizedTest(name = "{0} {1} is kept out")
  @CsvSource({
    "wandb/openai/gpt-oss-120b,               15000",
    "minimax/MiniMax-M2.7,                    0.003",
    "together-ai/MiniMaxAI/MiniMax-M2.5,      300",
    "together-ai/black-forest-labs/FLUX.1.1-pro, 0.0004",
    "google-ai-studio/gemini-3.1-pro-preview, 4.5",
    "digitalocean/stable-diffusion-3.5-large, 0.08",
    "moark/MiniMax-M2.1,                      2.1",
    "fireworks-ai/accounts/fireworks/models/flux-1-schnell-fp8, 0.00035",
    "cohere/rerank-v3.5,                      2000",
    "openai/gpt-realtime,                     16",
  })
  void theKnownTrapsAreQuarantined(String routeId, String value) {
    Route route = snapshot().route(routeId).orElseThrow();

    assertThat(route.suspects()).anyMatch(witness -> witness.value().equals(value));
    assertThat(route.prices())
        .filteredOn(price -> price.verdict().value().equals(value))
        .as("published with that value in the suspected slot")
        .allMatch(price ->
            route.suspects().stream()
                .noneMatch(witness ->
                    witness.note().startsWith(price.verdict().attribute() + ":")
                        && witness.value().equals(value)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wandb/openai/gpt-oss-120b", "together-ai/black-forest-labs/FLUX.1.1-pro",
        "fireworks-ai/accounts/fireworks/models/flux-1-schnell-fp8", "moark/MiniMax-M2.1",
        "digitalocean/stable-diffusion-3.5-large",
      })
  void aRouteWithNothingButTrapsHasNoTariffFromThem(String routeId) {
    Route route = snapshot().route(routeId).orElseThrow();

    assertThat(route.prices())
        .noneMatch(price ->
            route.suspects().stream()
                .anyMatch(witness ->
                    witness.evidence().equals(price.verdict().agreeing().getFirst().evidence())));
  }

  @Test
  void noRateIsZero() {
    for (Route route : snapshot().routes()) {
      assertThat(route.tariff().rates())
          .as(route.id())
          .allMatch(rate -> rate.usdPerUnit().signum() > 0);
    }
  }

  @Test
  void gptImage2HasItsRoutesAndNobodyElses() {
    List<String> routes =
        snapshot().routesOf("openai/gpt-image-2").stream().map(Route::id).toList();

    assertThat(routes)
        .contains(
            "openai/gpt-image-2", "azure-openai/gpt-image-2",
            "vercel-ai-gateway/openai/gpt-image-2", "poe/openai/gpt-image-2",
            "aimlapi/openai/gpt-image-2", "fal/openai/gpt-image-2",
            "digitalocean/openai-gpt-image-2", "fastrouter/openai/gpt-image-2")
        .noneMatch(id -> id.contains("5.4") || id.contains("2.5") || id.contains("2.6"));
  }

  @Test
  void theShippedBundleWasGeneratedFromTheseFeeds() {
    assertThat(BundleTool.build(new Directory(DATA)).hash()).isEqualTo(Bundle.load().hash());
  }

  @Test
  void theOlderBundleWasGeneratedFromTheOlderFiles() {
    LocalDate day = LocalDate.of(2026, 5, 15);
    assertThat(BundleTool.build(DATA.resolve("history"), day).hash())
        .isEqualTo(Bundle.load("catalogue-2026-05-15.bundle").hash());
  }

  @Test
  void aPriceThatItsSourceWithdrewIsKept(@TempDir Path folder) throws IOException {
    FactStore store = new MemoryFactStore();
    Sync sync =
        new Sync(
            store,
            (feed, last) -> new FeedClient.Answer.Failed("not live"),
            InstantSource.fixed(Excerpts.NOW));
    Path file = folder.resolve("litellm-model-prices.json");
    Files.copy(DATA.resolve("history/litellm-2026-05-01.json"), file);
    sync.run(SyncRequest.from(folder), ProgressListener.none());
    Files.copy(
        DATA.resolve("litellm-model-prices.json"), file, StandardCopyOption.REPLACE_EXISTING);

    Report later = sync.run(SyncRequest.from(folder), ProgressListener.none());

    assertThat(later.feeds().getFirst().outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(store.withdrawn("litellm"))
        .anyMatch(fact ->
            fact.subject().equals("openai/gpt-image-2")
                && fact.evidence().path().endsWith("cache_read_input_image_token_cost"));
  }

  private static Snapshot snapshot() {
    return report.snapshot();
  }

  private static FeedReport feed(String source) {
    return report.feeds().stream()
        .filter(feed -> feed.source().equals(source))
        .findFirst()
        .orElseThrow();
  }
}
