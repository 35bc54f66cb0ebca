package dev.tollgate.catalogue.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.sync.Report.FeedReport;
import dev.tollgate.catalogue.sync.Report.Outcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds that turn bad, by the faults we promise to withstand: F50 to F53. */
class QuarantineTest {

  private static final int ROUTES = 40;

  @TempDir private Path folder;
  private final FactStore store = new MemoryFactStore();

  @BeforeEach
  void oneGoodSync() throws IOException {
    litellm(ROUTES, "m", "0.000002");
    assertThat(sync().feeds().getFirst().outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(input()).isEqualByComparingTo("2");
  }

  @ParameterizedTest(name = "F50: one price becomes {0}")
  @ValueSource(strings = {"0.002", "2", "2e-9", "0", "0.00001"})
  void aPoisonedPriceIsNotUsed(String poison) throws IOException {
    litellm(ROUTES, "m", poison);

    FeedReport feed = sync().feeds().getFirst();

    assertThat(input()).isEqualByComparingTo("2");
    if (feed.outcome() == Outcome.ACCEPTED) {
      assertThat(feed.warnings()).anyMatch(warning -> warning.startsWith("held: openai/m0 input"));
    }
  }

  @ParameterizedTest(name = "F50: one price becomes {0}")
  @ValueSource(strings = {"-1", "null", "\"cheap\"", "NaN", "true"})
  void whatIsNoPriceIsNeverPublished(String nonsense) throws IOException {
    litellm(ROUTES, "m", nonsense);

    sync();

    assertThat(snapshot().route("openai/m0").orElseThrow().tariff().rates())
        .allMatch(rate ->
            rate.usdPerCustomaryQuantity().compareTo(BigDecimal.valueOf(2)) == 0
                || rate.usdPerCustomaryQuantity().compareTo(BigDecimal.valueOf(8)) == 0);
  }

  @Test
  void aHeldPriceStaysVisibleAndIsTakenOnTheOperatorsWord() throws IOException {
    litellm(ROUTES, "m", "0.00002");
    sync();
    assertThat(snapshot().route("openai/m0").orElseThrow().prices())
        .anySatisfy(price ->
            assertThat(price.verdict().dissenting())
                .anyMatch(witness -> witness.value().equals("20")));

    litellm(ROUTES, "m", "0.000021");
    Sync sync =
        new Sync(
            store,
            (feed, last) -> new FeedClient.Answer.Failed("not live"),
            InstantSource.fixed(Excerpts.NOW));
    sync.run(SyncRequest.from(folder).accepting(Set.of("litellm")), ProgressListener.none());

    assertThat(input()).isEqualByComparingTo("21");
  }

  @Test
  void aSmallChangeIsTakenAtOnce() throws IOException {
    litellm(ROUTES, "m", "0.000003");
    sync();
    assertThat(input()).isEqualByComparingTo("3");
  }

  @Test
  void aTruncatedFeedChangesNothing() throws IOException {
    Path file = folder.resolve("litellm-model-prices.json");
    String whole = Files.readString(file);
    Files.writeString(file, whole.substring(0, whole.length() / 2));

    assertThat(sync().feeds().getFirst().outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(input()).isEqualByComparingTo("2");
  }

  @Test
  void aTenthOfTheRoutesGoneWithinAWeekIsHeldForReview() throws IOException {
    litellm(ROUTES - 4, "m", "0.000002");

    FeedReport feed = sync().feeds().getFirst();

    assertThat(feed.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(feed.reason()).contains("4 of 40 routes vanished");
    assertThat(snapshot().route("openai/m39")).isPresent();
  }

  @Test
  void renamedRoutesAreHeldAndTheOldOnesKeepWorking() throws IOException {
    litellm(ROUTES, "renamed", "0.000002");

    assertThat(sync().feeds().getFirst().outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(snapshot().route("openai/m0")).isPresent();
  }

  @Test
  void aFeedThatStaysTheSameAddsNothingToTheStore() {
    Report again = sync();
    assertThat(again.feeds().getFirst().outcome()).isEqualTo(Outcome.UNCHANGED);
    assertThat(again.feeds().getFirst().added()).isZero();
    assertThat(again.changedTariffs()).isZero();
  }

  private Report sync() {
    return new Sync(
            store,
            (feed, last) -> new FeedClient.Answer.Failed("not live"),
            InstantSource.fixed(Excerpts.NOW))
        .run(SyncRequest.from(folder), ProgressListener.none());
  }

  private Snapshot snapshot() {
    return new Sync(
            store,
            (feed, last) -> new FeedClient.Answer.Failed("not live"),
            InstantSource.fixed(Excerpts.NOW))
        .snapshot();
  }

  private BigDecimal input() {
    return snapshot().route("openai/m0").orElseThrow().tariff().rates().stream()
        .filter(rate -> rate.meter().name().equals("input"))
        .findFirst()
        .orElseThrow()
        .usdPerCustomaryQuantity();
  }

  /** A LiteLLM file of so many routes; the first has the given input price. */
  private void litellm(int routes, String name, String first) throws IOException {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < routes; i++) {
      json.append(i == 0 ? "" : ",")
          .append("\"")
          .append(name)
          .append(i)
          .append("\":{\"litellm_provider\":\"openai\",\"mode\":\"chat\",\"input_cost_per_token\":")
          .append(i == 0 ? first : "0.000002")
          .append(",\"output_cost_per_token\":0.000008}");
    }
    Files.writeString(folder.resolve("litellm-model-prices.json"), json.append("}"));
  }
}
