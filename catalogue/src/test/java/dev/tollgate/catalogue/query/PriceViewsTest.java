package dev.tollgate.catalogue.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.query.PictureLadder.Rung;
import dev.tollgate.catalogue.snapshot.Bundle;
import dev.tollgate.catalogue.sync.Excerpts;
import dev.tollgate.pricing.ImageSize;
import dev.tollgate.pricing.Modality;
import dev.tollgate.pricing.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceViewsTest {

  private static final Snapshot CATALOGUE = Excerpts.snapshot();
  private static final ImageSize SQUARE = new ImageSize(1024, 1024);

  @Test
  void theMatrixOfGptImage2IsTwoByThree() {
    PriceMatrix matrix =
        PriceMatrix.of(CATALOGUE, "openai/gpt-image-2", Excerpts.NOW).orElseThrow();

    assertThat(row(matrix, Modality.TEXT)).isEqualTo("5 1.25 10");
    assertThat(row(matrix, Modality.IMAGE)).isEqualTo("8 2 30");
    assertThat(matrix.tokens())
        .extracting(PriceMatrix.TokenRow::modality)
        .containsExactly(Modality.TEXT, Modality.IMAGE);
    assertThat(matrix.pictures()).hasSize(9);
  }

  @Test
  void everyCellSaysWho() {
    PriceMatrix matrix =
        PriceMatrix.of(CATALOGUE, "openai/gpt-image-2", Excerpts.NOW).orElseThrow();

    assertThat(matrix.tokens()).allSatisfy(row -> assertThat(row.input().verdict()).isNotNull());
    assertThat(matrix.pictures())
        .allSatisfy(cell -> assertThat(cell.verdict().agreeing()).isNotEmpty());
  }

  @Test
  void batchPricesAreAmongTheRestAndNotInTheMatrix() {
    PriceMatrix matrix =
        PriceMatrix.of(CATALOGUE, "openai/gpt-image-2", Excerpts.NOW).orElseThrow();

    assertThat(matrix.others())
        .extracting(price -> price.verdict().attribute())
        .contains("image_output batch");
  }

  @Test
  void aCellThatNobodyStatesIsUnknownAndNotZero() {
    PriceMatrix matrix =
        PriceMatrix.of(CATALOGUE.route("openai/gpt-image-2.5-flare").orElseThrow(), Excerpts.NOW);

    PriceMatrix.TokenRow text = matrix.tokens().getFirst();
    assertThat(text.output().usdPerMillion()).isNull();
  }

  @ParameterizedTest(name = "{0} at {1}: ${2}")
  @CsvSource({
    "gemini-2.5-flash-image, 1024x1024, 0.0387",
    "gemini-3-pro-image, 1024x1024, 0.1344",
    "gemini-3-pro-image, 2048x2048, 0.1344",
    "gemini-3-pro-image, 4096x4096, 0.24",
    "gemini-3.1-flash-image, 512x512, 0.04482",
    "gemini-3.1-flash-image, 1024x1024, 0.0672",
    "gemini-3.1-flash-image, 2048x2048, 0.1008",
  })
  void aGeminiPictureIsBilledByItsTokensAndNotByThePictureToo(
      String name, String size, BigDecimal usd) {
    Snapshot catalogue = Bundle.load();
    Model model = catalogue.model("google/" + name).orElseThrow();

    PictureLadder ladder =
        PictureLadder.of(
            catalogue, model, ImageSize.parse(size).orElseThrow(), null, 0, Excerpts.NOW);

    assertThat(ladder.rungs())
        .filteredOn(rung -> rung.route().id().equals("google-ai-studio/" + name))
        .singleElement()
        .satisfies(rung -> assertThat(rung.usd()).isEqualTo(Money.usd(usd.toPlainString())));
  }

  @Test
  void freeAndUnknownAreTwoThings() {
    PriceMatrix free = matrix("studio/sketch-1");
    PriceMatrix unknown = matrix("fastrouter/openai/gpt-image-2");

    assertThat(free.freeBecause()).isNotNull();
    assertThat(free.isUnknown()).isFalse();
    assertThat(unknown.freeBecause()).isNull();
    assertThat(unknown.isUnknown()).isTrue();
  }

  @Test
  void theMatrixShowsThePriceOfTheDay() {
    Route route = CATALOGUE.route("anthropic/claude-sonnet-5").orElseThrow();

    assertThat(row(PriceMatrix.of(route, at("2026-08-31T12:00:00Z")), Modality.ANY))
        .startsWith("2 ");
    assertThat(row(PriceMatrix.of(route, at("2026-09-01T00:00:00Z")), Modality.ANY))
        .startsWith("3 ");
  }

  @Test
  void theLadderRunsFromCheapestToUnknown() {
    List<Rung> rungs = ladder("medium").rungs();

    assertThat(rungs).extracting(rung -> rung.route().provider()).first().isEqualTo("fal");
    assertThat(usd(rungs, "fal/openai/gpt-image-2")).isEqualTo("0.04");
    assertThat(usd(rungs, "openai/gpt-image-2")).isEqualTo("0.05279");
    assertThat(usd(rungs, "vercel-ai-gateway/openai/gpt-image-2")).isEqualTo("0.05279");
    assertThat(usd(rungs, "aimlapi/openai/gpt-image-2")).isEqualTo("0.054");
    assertThat(rungs.getLast().usd()).isNull();
    assertThat(rungs.getLast().reason()).contains("No source states a price");
  }

  @Test
  void theLadderOfAnotherQualityIsAnotherLadder() {
    assertThat(ladder("low").rungs().getFirst().route().id())
        .as("at low quality tokens are cheaper than any flat price")
        .isNotEqualTo("fal/openai/gpt-image-2");
    assertThat(usd(ladder("low").rungs(), "openai/gpt-image-2")).isEqualTo("0.00599");
  }

  @Test
  void aRungShowsItsWorking() {
    Rung openai =
        ladder("medium").rungs().stream()
            .filter(rung -> rung.route().id().equals("openai/gpt-image-2"))
            .findFirst()
            .orElseThrow();

    assertThat(openai.working()).isNotEmpty();
    assertThat(openai.rough()).isFalse();
  }

  private static PictureLadder ladder(String quality) {
    Model model = CATALOGUE.model("openai/gpt-image-2").orElseThrow();
    return PictureLadder.of(CATALOGUE, model, SQUARE, quality, 22, Excerpts.NOW);
  }

  private static String usd(List<Rung> rungs, String route) {
    Rung found =
        rungs.stream().filter(rung -> rung.route().id().equals(route)).findFirst().orElseThrow();
    return Objects.requireNonNull(found.usd()).toString();
  }

  private static PriceMatrix matrix(String route) {
    return PriceMatrix.of(CATALOGUE.route(route).orElseThrow(), Excerpts.NOW);
  }

  private static java.time.Instant at(String text) {
    return java.time.Instant.parse(text);
  }

  private static String row(PriceMatrix matrix, Modality modality) {
    PriceMatrix.TokenRow row =
        matrix.tokens().stream()
            .filter(candidate -> candidate.modality() == modality)
            .findFirst()
            .orElseThrow();
    return cell(row.input()) + " " + cell(row.cachedInput()) + " " + cell(row.output());
  }

  private static String cell(PriceMatrix.Cell cell) {
    return cell.usdPerMillion() == null
        ? "-"
        : cell.usdPerMillion().stripTrailingZeros().toPlainString();
  }
}
