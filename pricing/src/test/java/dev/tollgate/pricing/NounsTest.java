package dev.tollgate.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NounsTest {

  @Test
  void equalAmountsAreEqualWhateverTheirScale() {
    assertThat(Money.usd("1.50")).isEqualTo(Money.usd("1.5")).hasSameHashCodeAs(Money.usd("1.5"));
    assertThat(Money.usd("0.000")).isEqualTo(Money.ZERO);
  }

  @Test
  void moneyIsWrittenWithAllDigitsAndNoExponent() {
    assertThat(Money.usd("0.00000094")).hasToString("0.00000094");
    assertThat(Money.usd("1E+3")).hasToString("1000");
  }

  @Test
  void aRateIsNeverNegativeAndNamesItsSource() {
    BigDecimal minus = BigDecimal.ONE.negate();
    assertThatThrownBy(() -> new Rate(Meter.INPUT, minus, Conditions.NONE, "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Rate.per(Meter.INPUT, "5", " "))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRatePerMillionTokensIsStoredPerToken() {
    Rate rate = Rate.per(Meter.IMAGE_OUTPUT, "30", "openai");
    assertThat(rate.usdPerUnit()).isEqualTo("0.00003");
    assertThat(rate.usdPerCustomaryQuantity()).isEqualByComparingTo("30");
  }

  @Test
  void aQuantityIsNeverNegative() {
    assertThatThrownBy(() -> Usage.reported(Map.of(Meter.INPUT, -1L)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void usageAddsUpAndIsEstimatedAsSoonAsAPartIs() {
    Usage reported = Usage.reported(Map.of(Meter.TEXT_INPUT, 3L, Meter.IMAGES, 1L));
    Usage estimated = Usage.estimated(Map.of(Meter.TEXT_INPUT, 4L, Meter.IMAGE_INPUT, 5L));
    Usage both = reported.plus(estimated);
    assertThat(both.tokens(Direction.INPUT)).isEqualTo(12);
    assertThat(both.tokens(Direction.OUTPUT)).isZero();
    assertThat(both.origin()).isEqualTo(Usage.Origin.ESTIMATED);
    assertThat(reported.plus(reported).origin()).isEqualTo(Usage.Origin.REPORTED);
  }

  @Test
  void aRangeRisesFromZero() {
    assertThatThrownBy(() -> new TokenRange(-1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TokenRange(2, 1, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TokenRange(1, 3, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThat(new TokenRange(1, 2, 3).plus(TokenRange.exactly(1)).times(2))
        .isEqualTo(new TokenRange(4, 6, 8));
  }

  @Test
  void aSizeIsReadAsItIsWritten() {
    assertThat(ImageSize.parse("1024x1536")).hasValue(new ImageSize(1024, 1536));
    assertThat(new ImageSize(1024, 1536)).hasToString("1024x1536");
    assertThat(new ImageSize(99_999, 99_999).pixels()).isEqualTo(9_999_800_001L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "", "1024", "0x5", "5x0", "01x5", "1024X1024", " 1x1", "1x1x1"})
  void whatIsNotWrittenAsASizeIsNotOne(String text) {
    assertThat(ImageSize.parse(text)).isEmpty();
  }
}
