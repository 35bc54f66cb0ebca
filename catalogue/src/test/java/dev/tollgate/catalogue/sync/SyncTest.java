package dev.tollgate.catalogue.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Source;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.sync.ProgressListener.Phase;
import dev.tollgate.catalogue.sync.ProgressListener.Step;
import dev.tollgate.catalogue.sync.Report.FeedReport;
import dev.tollgate.catalogue.sync.Report.Outcome;
import dev.tollgate.pricing.Meter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyncTest {

  @TempDir private Path folder;

  private final FactStore store = new MemoryFactStore();
  private final Sync sync =
      new Sync(
          store,
          (feed, last) -> new FeedClient.Answer.Failed("no network in this test"),
          InstantSource.fixed(Excerpts.NOW));

  @Test
  void goodFeedsAreStoredAndReported() {
    Report report = sync.run(SyncRequest.from(Excerpts.directory()), ProgressListener.none());

    assertThat(report.isClean()).isTrue();
    assertThat(report.feeds()).hasSize(10).allMatch(feed -> feed.outcome() == Outcome.ACCEPTED);
    assertThat(feed(report, "litellm").records()).isEqualTo(23);
    assertThat(feed(report, "litellm").unmappedCount()).isPositive();
    assertThat(report.snapshot().route("openai/gpt-image-2")).isPresent();
    assertThat(store.states()).hasSize(10);
  }

  @Test
  void anUnchangedSyncAddsNothing() {
    Report first = sync.run(SyncRequest.from(Excerpts.directory()), ProgressListener.none());
    Report second = sync.run(SyncRequest.from(Excerpts.directory()), ProgressListener.none());

    assertThat(second.feeds()).allMatch(feed -> feed.outcome() == Outcome.UNCHANGED);
    assertThat(second.changedTariffs()).isZero();
    assertThat(second.snapshot().hash()).isEqualTo(first.snapshot().hash());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "",
        "{",
        "<!doctype html><title>502</title>",
        "{}",
        "[]",
        "{\"gpt-image-2\": {\"litellm_provider\": \"openai\", \"input_cost_per_token\": NaN}}",
        "{\"gpt-image-2\": {\"litellm_provider\": \"openai\", \"input_cost_per_token\": 1e309}}",
        "{\"gpt-image-2\": {\"litellm_provider\": \"openai\", \"input_cost_per_token\": -5e-6}}",
        "{\"gpt-image-2\": {\"litellm_provider\": \"openai\", \"input_cost_per_token\": 90000}}",
      })
  void aBadFeedIsRejectedWholeAndTheLastGoodFactsStay(String document) throws IOException {
    String good = litellm("0.000005", 20);
    Snapshot before = run(good).snapshot();

    Report report = run(document);

    assertThat(feed(report, "litellm").outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(feed(report, "litellm").reason()).isNotBlank();
    assertThat(feed(report, "litellm").records()).as("of the last good one").isEqualTo(20);
    assertThat(report.snapshot().hash()).isEqualTo(before.hash());
    assertThat(report.changedTariffs()).isZero();
  }

  @Test
  void aTruncatedFeedIsRejected() throws IOException {
    String good = litellm("0.000005", 20);
    run(good);

    Report report = run(good.substring(0, good.length() / 2));

    assertThat(feed(report, "litellm").reason()).contains("Not JSON");
  }

  @Test
  void aFeedThatLostAThirdOfItsRoutesIsRejected() throws IOException {
    run(litellm("0.000005", 20));

    Report report = run(litellm("0.000005", 13));

    assertThat(feed(report, "litellm").reason()).isEqualTo("7 of 20 routes vanished");
    assertThat(report.snapshot().routes())
        .filteredOn(route -> route.id().startsWith("openai/m-"))
        .hasSize(20);
  }

  @Test
  void aFeedThatLostAFewRoutesIsAccepted() throws IOException {
    run(litellm("0.000005", 20));

    Report report = run(litellm("0.000005", 19));

    assertThat(feed(report, "litellm").outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(feed(report, "litellm").withdrawn()).isPositive();
    assertThat(store.withdrawn("litellm")).hasSize(feed(report, "litellm").withdrawn());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.005", "0.000000005", "0.000016", "0"})
  void aFeedWhosePricesJumpedIsRejected(String price) throws IOException {
    run(litellm("0.000005", 20));

    Report report = run(litellm(price, 20));

    assertThat(feed(report, "litellm").reason()).startsWith("20 of 20 prices changed");
    assertThat(input(report.snapshot())).isEqualByComparingTo("0.000005");
  }

  @Test
  void aFeedWhosePricesMovedALittleIsAcceptedAndMakesNewTariffs() throws IOException {
    run(litellm("0.000005", 20));

    Report report = run(litellm("0.00001", 20));

    assertThat(input(report.snapshot())).isEqualByComparingTo("0.00001");
    assertThat(report.changedTariffs()).isEqualTo(20);
    assertThat(store.tariffs("openai/m-1")).hasSize(2);
  }

  @Test
  void oneBadFeedDoesNotHarmTheOthers() throws IOException {
    copyExcerpts();
    Files.writeString(folder.resolve("genai-prices-data.json"), "[{");

    Report report = sync.run(SyncRequest.from(folder), ProgressListener.none());

    assertThat(report.isClean()).isFalse();
    assertThat(feed(report, "genai-prices").outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(feed(report, "litellm").outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(report.snapshot().route("openai/gpt-image-2")).isPresent();
  }

  @Test
  void oneBadFileOfAFolderRejectsThatFeedAndIsNamed() throws IOException {
    copyExcerpts();
    Files.writeString(folder.resolve("portkey/pricing/openai.json"), "{\"gpt-image-2\": ");

    Report report = sync.run(SyncRequest.from(folder), ProgressListener.none());

    assertThat(feed(report, "portkey").reason()).endsWith(" in openai");
  }

  @Test
  void aFeedThatTheDirectoryLacksIsUnavailable() {
    Report report = sync.run(SyncRequest.from(folder), ProgressListener.none());

    assertThat(report.feeds()).allMatch(feed -> feed.outcome() == Outcome.UNAVAILABLE);
    assertThat(report.snapshot().route("openai/gpt-image-2"))
        .as("the hand-verified facts are always there")
        .isPresent();
  }

  @Test
  void withoutANetworkTheReasonIsReported() {
    Report report = sync.run(SyncRequest.live(), ProgressListener.none());

    assertThat(feed(report, "litellm").reason()).isEqualTo("no network in this test");
  }

  @Test
  void aFirstSyncWithAFeedDownKnowsNoLessThanTheBundle() throws IOException {
    copyExcerpts();
    Files.delete(folder.resolve("openrouter-models.json"));
    Sync careful =
        new Sync(
            store,
            (feed, last) -> new FeedClient.Answer.Failed("down"),
            InstantSource.fixed(Excerpts.NOW),
            () -> Optional.of(Excerpts.snapshot()));

    Report report = careful.run(SyncRequest.from(folder), ProgressListener.none());

    assertThat(feed(report, "openrouter").outcome()).isEqualTo(Outcome.UNAVAILABLE);
    assertThat(report.snapshot().routes())
        .extracting(Route::id)
        .isEqualTo(Excerpts.snapshot().routes().stream().map(Route::id).toList());
    assertThat(report.snapshot().sources()).extracting(Source::id).contains("openrouter");
  }

  @Test
  void aWithdrawnRouteDoesNotComeBackFromTheBundle() throws IOException {
    copyExcerpts();
    Sync careful =
        new Sync(
            store,
            (feed, last) -> new FeedClient.Answer.Failed("down"),
            InstantSource.fixed(Excerpts.NOW),
            () -> Optional.of(Excerpts.snapshot()));
    careful.run(SyncRequest.from(folder), ProgressListener.none());
    Files.writeString(
        folder.resolve("vercel-ai-gateway-models.json"),
        Files.readString(folder.resolve("vercel-ai-gateway-models.json"))
            .replace("bfl/flux-pro-1.1", "bfl/flux-pro-9"));

    Report report = careful.run(SyncRequest.from(folder), ProgressListener.none());

    assertThat(feed(report, "vercel").outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(report.snapshot().route("vercel-ai-gateway/bfl/flux-pro-1.1")).isEmpty();
    assertThat(report.snapshot().route("vercel-ai-gateway/bfl/flux-pro-9")).isPresent();
  }

  @Test
  void onlyTheFeedsAskedForAreRead() {
    var request =
        new SyncRequest(
            new SyncRequest.Origin.FromDirectory(Excerpts.directory()), Set.of("openrouter"));

    Report report = sync.run(request, ProgressListener.none());

    assertThat(report.feeds()).extracting(FeedReport::source).containsExactly("openrouter");
  }

  @Test
  void progressCountsEveryFeedOnce() {
    List<Step> steps = new ArrayList<>();

    sync.run(SyncRequest.from(Excerpts.directory()), steps::add);

    assertThat(steps)
        .filteredOn(step -> step.phase() == Phase.DONE)
        .extracting(Step::number)
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(steps).last().extracting(Step::phase).isEqualTo(Phase.RECONCILING);
  }

  private Report run(String litellm) throws IOException {
    Files.writeString(folder.resolve("litellm-model-prices.json"), litellm);
    var request = new SyncRequest(new SyncRequest.Origin.FromDirectory(folder), Set.of("litellm"));
    return sync.run(request, ProgressListener.none());
  }

  private static String litellm(String price, int routes) {
    StringBuilder document = new StringBuilder("{");
    for (int i = 0; i < routes; i++) {
      document
          .append(i == 0 ? "" : ", ")
          .append("\"m-" + i + "\": {\"litellm_provider\": \"openai\", \"mode\": \"chat\", ")
          .append("\"input_cost_per_token\": " + price + "}");
    }
    return document.append("}").toString();
  }

  private static BigDecimal input(Snapshot snapshot) {
    return snapshot.route("openai/m-1").orElseThrow().tariff().rates().stream()
        .filter(rate -> rate.meter().equals(Meter.INPUT))
        .findFirst()
        .orElseThrow()
        .usdPerUnit();
  }

  private static FeedReport feed(Report report, String source) {
    return report.feeds().stream()
        .filter(feed -> feed.source().equals(source))
        .findFirst()
        .orElseThrow();
  }

  private void copyExcerpts() throws IOException {
    Path from = Excerpts.directory();
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path to = folder.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    }
  }
}
