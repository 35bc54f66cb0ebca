package dev.tollgate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void columnsAreAligned() {
    assertThat(printed(new Table("", "name", ">cost").row("a", "$1.00").row("long", "$10.00")))
        .isEqualTo("name    cost\na      $1.00\nlong  $10.00\n");
  }

  @Test
  void aColumnThatYieldsIsShortenedInTheMiddleFirst() {
    String id = "provider/" + "m".repeat(50);
    String line =
        printed(new Table("", "id", "~note").row(id, "n".repeat(60))).lines().toList().get(1);

    assertThat(line).startsWith(id + "  ").hasSize(80).contains("…");
  }

  @Test
  void colourDoesNotCountAsWidth() {
    String plain = printed(new Table("", "a", "b").row("x", "y"));
    String coloured =
        printed(new Table("", "a", "b").painted(text -> "\u001b[32m" + text, "x", "y"));

    assertThat(coloured.replace("\u001b[32m", "")).isEqualTo(plain);
  }

  @Test
  void amountsInAColumnShareTheirDecimalsAndAreNeverScientific() {
    var amounts = Arrays.asList(new BigDecimal("0.04"), new BigDecimal("5E-5"), null);
    int decimals = Figures.decimals(amounts);

    assertThat(amounts.stream().map(amount -> Figures.usd(amount, decimals)))
        .containsExactly("$0.04000", "$0.00005", "—");
    assertThat(Figures.usd(new BigDecimal("1E-9"), 6)).isEqualTo("<$0.000001");
    assertThat(Figures.usd(new BigDecimal("1E+3"))).isEqualTo("$1000.00");
    assertThat(Figures.usd(BigDecimal.ZERO)).isEqualTo("$0");
  }

  private static String printed(Table table) {
    StringWriter out = new StringWriter();
    table.print(new PrintWriter(out));
    return out.toString();
  }
}
