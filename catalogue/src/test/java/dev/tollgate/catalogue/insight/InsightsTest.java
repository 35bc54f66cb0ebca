package dev.tollgate.catalogue.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.snapshot.Bundle;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InsightsTest {

  private static final Snapshot CATALOGUE = Bundle.load();
  private static final Insights INSIGHTS =
      Insights.of(CATALOGUE, Instant.parse("2026-11-21T09:00:00Z"));

  @Test
  void anImageModelRanksByOnePictureWithItsDenominatorAndSnapshot() {
    Standing standing = INSIGHTS.standing(model("openai/gpt-image-2"), Job.USUAL).orElseThrow();
    assertThat(standing.usd()).isEqualByComparingTo("0.05268");
    assertThat(standing.of()).isGreaterThan(30);
    assertThat(standing.strip()).hasSize(standing.of() + 1).isSorted();
    assertThat(standing.snapshot()).isEqualTo(CATALOGUE.hash());
    assertThat(standing.words())
        .isEqualTo(
            "cheaper than %d of %d image models at 1024x1024 medium"
                .formatted(standing.dearer(), standing.of()));
  }

  @Test
  void aPriceIsAStrengthOrACaveatOnlyOnOneSideOfAClearMajority() {
    assertThat(CATALOGUE.models())
        .allSatisfy(model ->
            assertThat(INSIGHTS.points(model, Job.USUAL))
                .filteredOn(point -> point.text().startsWith("price:"))
                .allMatch(point -> point.numerator() * 100 >= point.denominator() * 60));
  }

  @Test
  void modelsOfTheSamePriceAreNeitherCheaperNorDearer() {
    Standing standing =
        new Standing(
            1,
            3,
            BigDecimal.TWO,
            List.of(BigDecimal.ONE, BigDecimal.TWO, BigDecimal.TWO, BigDecimal.TEN),
            "models",
            "hash");
    assertThat(standing.words()).isEqualTo("cheaper than 1 of 3 models");
    assertThat(standing.dearWords()).isEqualTo("dearer than 1 of 3 models");
  }

  @Test
  void theCheaperQualityStandsBetterThanTheDearer() {
    Model model = model("openai/gpt-image-2");
    Job low = Job.ALL.getFirst();
    Job high = Job.ALL.get(2);
    assertThat(INSIGHTS.price(model.id(), low).orElseThrow().usd())
        .isLessThan(INSIGHTS.price(model.id(), high).orElseThrow().usd());
  }

  @Test
  void similarModelsAreOthersOfTheSameKindAtANearPrice() {
    List<Similar> similar = INSIGHTS.similar(model("openai/gpt-image-2"));
    assertThat(similar).hasSizeBetween(3, 6);
    assertThat(similar)
        .allSatisfy(one -> {
          assertThat(one.modelId()).isNotEqualTo("openai/gpt-image-2").doesNotContain("2026-04-21");
          assertThat(model(one.modelId()).kind()).isEqualTo(model("openai/gpt-image-2").kind());
          assertThat(one.reasons()).isNotEmpty();
        });
  }

  @Test
  void rarityCountsOnlyModelsThatSaySomething() {
    assertThat(INSIGHTS.points(model("openai/gpt-image-2"), Job.USUAL))
        .isNotEmpty()
        .allSatisfy(
            point -> assertThat(point.numerator()).isLessThanOrEqualTo(point.denominator()));
  }

  @Test
  void chatModelsRankByThreePartsInToOnePartOut() {
    Standing standing = INSIGHTS.standing(model("openai/gpt-5"), Job.USUAL).orElseThrow();
    assertThat(standing.usd()).isEqualByComparingTo("3.4375");
    assertThat(standing.method()).contains("3 parts input");
  }

  private static Model model(String id) {
    return CATALOGUE.model(id).orElseThrow();
  }
}
