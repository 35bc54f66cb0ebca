package dev.tollgate.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class EstimateTest {

  @Test
  void anEstimateCountsPicturesInEveryUnitThatARouteMayBill() {
    Estimate estimate = estimate(Requests.picture().count(3), Extent.EXPECTED);
    assertThat(estimate.usage().origin()).isEqualTo(Usage.Origin.ESTIMATED);
    assertThat(estimate.usage().quantities())
        .containsOnly(
            entry(Meter.TEXT_INPUT, new BigDecimal("66")),
            entry(Meter.IMAGE_OUTPUT, new BigDecimal("5268")),
            entry(Meter.IMAGES, new BigDecimal("3")),
            entry(Meter.IMAGE_PIXELS, new BigDecimal("3145728")),
            entry(Meter.IMAGE_MEGAPIXELS, new BigDecimal("3.145728")),
            entry(Meter.REQUESTS, new BigDecimal("1")));
  }

  @Test
  void aMethodWithoutTokensStillCountsPictures() {
    Requests request =
        Requests.picture().partials(2).methods(ImageTokenMethod.NONE, ImageInputMethod.NONE);
    assertThat(estimate(request, Extent.HIGH).usage().quantities())
        .containsOnlyKeys(
            Meter.TEXT_INPUT,
            Meter.IMAGES,
            Meter.IMAGE_PIXELS,
            Meter.IMAGE_MEGAPIXELS,
            Meter.REQUESTS);
  }

  @Test
  void theCircumstancesCarrySizeQualityAndTheContextOfOneJob() {
    Requests edit = Requests.picture().count(2).references(false, new ImageSize(1024, 1024));
    Circumstances call = estimate(edit, Extent.EXPECTED).call();
    assertThat(call)
        .isEqualTo(
            Tariffs.GENERATION.withImage("1024x1024", "medium").withContextTokens(22 + 1024));
  }

  @Test
  void partialPicturesAreNotPartOfTheRoughMargin() {
    Requests rough =
        Requests.picture()
            .partials(1)
            .methods(ImageTokenMethod.GPT_IMAGE_2_5_ROUGH, ImageInputMethod.NONE);
    assertThat(estimate(rough, Extent.LOW).usage().quantity(Meter.IMAGE_OUTPUT)).isEqualTo("781");
    assertThat(estimate(rough, Extent.EXPECTED).usage().quantity(Meter.IMAGE_OUTPUT))
        .isEqualTo("881");
    assertThat(estimate(rough, Extent.HIGH).usage().quantity(Meter.IMAGE_OUTPUT)).isEqualTo("1272");
  }

  private static Estimate estimate(Requests request, Extent extent) {
    return Estimate.of(request.request(), Shape.expected(request.request()), extent);
  }
}
