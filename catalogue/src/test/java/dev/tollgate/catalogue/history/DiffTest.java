package dev.tollgate.catalogue.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.catalogue.history.Change.Kind;
import dev.tollgate.catalogue.history.Diff.SourceDiff;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.snapshot.Bundle;
import dev.tollgate.catalogue.snapshot.Snapshots;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Rate;
import dev.tollgate.pricing.Tariff;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What changed from May to August 2026, out of the two snapshots in the build. */
class DiffTest {

  private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
  private static final Archive ARCHIVE = Archive.builtIn();
  private static final Snapshot NOW = Bundle.load();
  private static final LocalDate AUGUST = LocalDate.of(2026, 8, 1);
  private static final Diff DIFF = new History(ARCHIVE).between(MAY, AUGUST, NOW);

  @Test
  void liteLlmGainedThreeHundredRoutesAndLostTwo() {
    SourceDiff litellm = source("litellm");
    assertThat(litellm.from()).isEqualTo(MAY);
    assertThat(litellm.to()).isEqualTo(AUGUST);
    assertThat(litellm.added()).isEqualTo(295);
    assertThat(litellm.removed()).isEqualTo(2);
  }

  @Test
  void modelsDevChangedAsItsKeepersCounted() {
    SourceDiff modelsDev = source("models.dev");
    assertThat(modelsDev.added()).isEqualTo(1_602);
    assertThat(modelsDev.removed()).isEqualTo(744);
    assertThat(modelsDev.repriced()).isBetween(490, 540);
  }

  @Test
  void theCachedImageRateIsWithdrawnByItsSourceAndItsValueKept() {
    List<Change> changes =
        DIFF.changes().stream()
            .filter(change -> change.subject().equals("openai/gpt-image-2"))
            .filter(change -> change.path().endsWith("cache_read_input_image_token_cost"))
            .toList();
    assertThat(changes)
        .singleElement()
        .satisfies(change -> {
          assertThat(change.kind()).isEqualTo(Kind.PRICE_WITHDRAWN);
          assertThat(change.source()).isEqualTo("litellm");
          assertThat(change.before()).isEqualTo("2");
          assertThat(change.last()).isEqualTo(MAY);
        });
    assertThat(NOW.route("openai/gpt-image-2").orElseThrow().tariff().rates())
        .anyMatch(rate ->
            rate.meter().equals(Meter.IMAGE_INPUT_CACHED)
                && rate.usdPerCustomaryQuantity().compareTo(new BigDecimal("2")) == 0);
  }

  @Test
  void aDayBeforeTheNewestFeedIsPricedByTheOlderTariff() {
    Snapshot may = Timeline.asOf(LocalDate.of(2026, 5, 15), ARCHIVE, NOW);
    Change cheaper =
        DIFF.changes().stream()
            .filter(change -> change.source().equals(Change.VERDICT))
            .filter(change -> change.kind() == Kind.PRICE_DOWN && change.what().equals("input"))
            .findFirst()
            .orElseThrow();
    Route then = may.route(cheaper.subject()).orElseThrow();
    Route now = NOW.route(cheaper.subject()).orElseThrow();
    assertThat(input(then)).isEqualByComparingTo(cheaper.before()).isGreaterThan(input(now));
    assertThat(Timeline.asOf(LocalDate.of(2026, 9, 1), ARCHIVE, NOW)).isSameAs(NOW);
  }

  @Test
  void aRouteHasItsVersionsInOrder() {
    String changed =
        DIFF.changes().stream()
            .filter(
                change -> change.source().equals(Change.VERDICT) && change.kind() == Kind.PRICE_UP)
            .map(Change::subject)
            .findFirst()
            .orElseThrow();
    List<Timeline.Version> versions = Timeline.of(changed, ARCHIVE, NOW);
    assertThat(versions).hasSize(2);
    assertThat(versions.getFirst().since()).isEqualTo(LocalDate.of(2026, 5, 15));
  }

  @Test
  void aSnapshotDiffersFromItselfInNothing() {
    assertThat(Diff.between(NOW, NOW).changes()).isEmpty();
  }

  @Test
  void aPriceThatMovedToAnotherUnitIsOneChange() {
    Snapshot perPicture = routeWith(Rate.per(Meter.IMAGES, "0.04", "one"));
    Snapshot perToken = routeWith(Rate.per(Meter.IMAGE_OUTPUT, "30", "one"));
    assertThat(Diff.between(perPicture, perToken).changes())
        .singleElement()
        .satisfies(change -> {
          assertThat(change.kind()).isEqualTo(Kind.UNIT);
          assertThat(change.what()).isEqualTo("image_output_per_image is now image_output");
          assertThat(change.before()).isEqualTo("0.04");
          assertThat(new BigDecimal(change.after())).isEqualByComparingTo("30");
        });
  }

  @Test
  void theLargestMoveOfADayStandsFirst() {
    List<BigDecimal> factors =
        DIFF.changes().stream()
            .filter(change -> change.kind() == Kind.PRICE_UP)
            .filter(change -> change.source().equals(Change.VERDICT))
            .map(Change::factor)
            .toList();
    assertThat(factors).hasSizeGreaterThan(100).isSortedAccordingTo(Comparator.reverseOrder());
  }

  private static Snapshot routeWith(Rate rate) {
    Route like = NOW.route("openai/gpt-image-2").orElseThrow();
    Verdict.Witness witness =
        new Verdict.Witness(
            rate.usdPerCustomaryQuantity().toPlainString(),
            "followed",
            like.prices().getFirst().verdict().agreeing().getFirst().evidence());
    Verdict verdict =
        new Verdict(rate.meter().name(), witness.value(), "", List.of(witness), List.of());
    Route route =
        new Route(
            like.id(),
            like.provider(),
            like.modelId(),
            like.upstreamModel(),
            Tariff.of(like.id(), List.of(rate)),
            List.of(new Route.PricedRate(rate, verdict)),
            Map.of(),
            List.of());
    return Snapshots.of(
        List.of(NOW.model(like.modelId()).orElseThrow()), List.of(route), List.of(), NOW.builtAt());
  }

  private static BigDecimal input(Route route) {
    return route.tariff().rates().stream()
        .filter(rate -> rate.meter().equals(Meter.INPUT) && rate.conditions().specificity() == 0)
        .findFirst()
        .orElseThrow()
        .usdPerCustomaryQuantity();
  }

  private static SourceDiff source(String id) {
    return DIFF.sources().stream().filter(one -> one.source().equals(id)).findFirst().orElseThrow();
  }
}
