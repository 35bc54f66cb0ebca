package dev.tollgate.web.page.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class AmountsTest {

  @Test
  void zeroIsZeroDollarsAndNothingElseIs() {
    assertThat(Amounts.fixed(usd("0.000"), 4)).isEqualTo("$0");
    assertThat(Amounts.fixed(usd("0.00000094"), 4)).isEqualTo("$0.00000094");
    assertThat(Amounts.total(usd("0.00000094"))).isEqualTo("$0.00000094");
  }

  @Test
  void neverScientific() {
    assertThat(Amounts.exact(usd("3E+1"))).isEqualTo("$30.00");
    assertThat(Amounts.exact(usd("9.4E-7"))).isEqualTo("$0.00000094");
  }

  @Test
  void roundsForDisplayOnly() {
    assertThat(Amounts.fixed(usd("0.05268"), 4)).isEqualTo("$0.0527");
    assertThat(Amounts.total(usd("0.05279"))).isEqualTo("$0.0528");
    assertThat(Amounts.total(usd("3208.5784"))).isEqualTo("$3,208.58");
  }

  @Test
  void aColumnHasAsManyDecimalsAsItsPricesNeed() {
    assertThat(Amounts.exactDecimals(List.of(usd("5"), usd("1.25"), usd("30")))).isEqualTo(2);
    assertThat(Amounts.exactDecimals(List.of(usd("0.075"), usd("10")))).isEqualTo(3);
    assertThat(Amounts.pictureDecimals(List.of(usd("0.05268"), usd("0.00471")))).isEqualTo(4);
    assertThat(Amounts.pictureDecimals(List.of(usd("0.00035")))).isEqualTo(5);
  }

  @Test
  void unknownFreeAndZeroAreThreeThings() {
    assertThat(Price.unknown("no source").text(4)).isEqualTo("—");
    assertThat(Price.free("drawn here").text(4)).isEqualTo("free");
    assertThat(Price.of(BigDecimal.ZERO).text(4)).isEqualTo("$0");
  }

  private static BigDecimal usd(String text) {
    return new BigDecimal(text);
  }
}
