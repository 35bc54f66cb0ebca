package dev.tollgate.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeClassTest {

  private static final Tariff TARIFF =
      Tariff.of(
          "test/model",
          List.of(
              Rate.per(Meter.IMAGES, "0.045", "test").when(Conditions.NONE.withSize("512")),
              Rate.per(Meter.IMAGES, "0.1344", "test").when(Conditions.NONE.withSize("1K")),
              Rate.per(Meter.IMAGES, "0.15", "test").when(Conditions.NONE.withSize("2K")),
              Rate.per(Meter.IMAGES, "0.24", "test").when(Conditions.NONE.withSize("4K")),
              Rate.per(Meter.IMAGES, "0.1", "test").when(Conditions.NONE.withSize("1000x1000"))));

  @ParameterizedTest
  @CsvSource({
    "512x512,   0.045",
    "1024x1024, 0.1344",
    "1536x1024, 0.1344",
    "2048x2048, 0.15",
    "2560x1440, 0.15",
    "3840x2160, 0.24",
    "4096x4096, 0.24",
  })
  void aPictureCostsTheRateOfItsClass(String size, String usd) {
    assertThat(rate(size).usdPerUnit()).isEqualByComparingTo(usd);
  }

  @Test
  void aRateForTheExactSizeGoesBeforeItsClass() {
    assertThat(rate("1000x1000").usdPerUnit()).isEqualByComparingTo("0.1");
  }

  private static Rate rate(String size) {
    Circumstances call = Circumstances.at(Instant.EPOCH, Operation.GENERATE).withImage(size, null);
    return Pricing.rate(Meter.IMAGES, TARIFF, call).orElseThrow();
  }
}
