package dev.tollgate.pricing;

import static dev.tollgate.pricing.Tariffs.GENERATION;
import static dev.tollgate.pricing.Tariffs.rate;
import static dev.tollgate.pricing.Tariffs.tariff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One square medium picture: 22 text tokens in, 1,756 image tokens out, $0.05279. */
class GoldenCallTest {

  private static final Money GOLDEN = Money.usd("0.05279");

  private static final Usage USAGE =
      Usage.reported(Map.of(Meter.TEXT_INPUT, 22L, Meter.IMAGE_OUTPUT, 1756L));

  private static final Usage USAGE_WITH_FACETS =
      USAGE
          .with(Meter.IMAGES, BigDecimal.ONE)
          .with(Meter.IMAGE_PIXELS, new BigDecimal("1048576"))
          .with(Meter.IMAGE_MEGAPIXELS, new BigDecimal("1.048576"))
          .with(Meter.REQUESTS, BigDecimal.ONE);

  private static final Circumstances SQUARE_MEDIUM = GENERATION.withImage("1024x1024", "medium");

  static Stream<Arguments> tariffs() {
    return Stream.of(
        argumentSet("four directions apart", Tariffs.liteLlm()),
        argumentSet("catch-all input and output", Tariffs.genaiPrices()),
        argumentSet("tokens and a table of pictures", Tariffs.portkey()));
  }

  @ParameterizedTest
  @MethodSource("tariffs")
  void theGoldenCallCostsTheSameHoweverTheTariffIsShaped(Tariff tariff) {
    assertThat(total(USAGE, tariff)).isEqualTo(GOLDEN);
  }

  @ParameterizedTest
  @MethodSource("tariffs")
  void whatTheCallAlsoCountsIsNotBilledAgain(Tariff tariff) {
    assertThat(total(USAGE_WITH_FACETS, tariff)).isEqualTo(GOLDEN);
  }

  @ParameterizedTest
  @MethodSource("tariffs")
  void theGoldenChargeRestsOnReportedTokens(Tariff tariff) {
    Charge charge = charge(USAGE_WITH_FACETS, tariff);
    assertThat(charge.basis()).isEqualTo(Basis.USAGE);
    assertThat(charge.tariff()).isEqualTo(tariff.version());
    assertThat(charge.lines())
        .extracting(line -> line.meter().name() + " " + line.quantity() + " " + line.amount())
        .containsExactly("text_input 22 0.00011", "image_output 1756 0.05268");
  }

  @ParameterizedTest
  @MethodSource("tariffs")
  void cachedInputTakesTheCachedRateOfItsModality(Tariff tariff) {
    Usage cached =
        Usage.reported(Map.of(Meter.TEXT_INPUT_CACHED, 1000L, Meter.IMAGE_INPUT_CACHED, 1000L));
    assertThat(total(cached, tariff)).isEqualTo(Money.usd("0.00325"));
  }

  @Test
  void theTextOutputRateGivesAThirdAndIsNotUsed() {
    Usage misread = Usage.reported(Map.of(Meter.TEXT_INPUT, 22L, Meter.TEXT_OUTPUT, 1756L));
    assertThat(total(misread, Tariffs.liteLlm())).isEqualTo(Money.usd("0.01767"));
    assertThat(total(USAGE, Tariffs.liteLlm())).isNotEqualTo(Money.usd("0.01767"));
  }

  @Test
  void aTextOnlyTariffRefusesTheGoldenCall() {
    Tariff textColumn =
        tariff(
            "openai/gpt-image-2",
            rate(Meter.TEXT_INPUT, "0.000005"),
            rate(Meter.TEXT_OUTPUT, "0.00001"));
    assertThat(Pricing.charge(USAGE_WITH_FACETS, textColumn, SQUARE_MEDIUM))
        .isEqualTo(
            new Outcome.Unpriced(new Outcome.NoRate("openai/gpt-image-2", Meter.IMAGE_OUTPUT)));
  }

  @Test
  void withoutTokensTheTableOfPicturesIsUsed() {
    Usage counted = Usage.reported(Map.of(Meter.TEXT_INPUT, 22L, Meter.IMAGES, 1L));
    Charge charge = charge(counted, Tariffs.portkey());
    assertThat(charge.total()).isEqualTo(Money.usd("0.05311"));
    assertThat(charge.basis()).isEqualTo(Basis.TABLE);
  }

  private static Money total(Usage usage, Tariff tariff) {
    return charge(usage, tariff).total();
  }

  private static Charge charge(Usage usage, Tariff tariff) {
    Outcome outcome = Pricing.charge(usage, tariff, SQUARE_MEDIUM);
    assertThat(outcome).isInstanceOf(Outcome.Priced.class);
    return ((Outcome.Priced) outcome).charge();
  }
}
