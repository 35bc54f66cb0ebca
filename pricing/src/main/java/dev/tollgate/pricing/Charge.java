package dev.tollgate.pricing;

import java.math.BigDecimal;
import java.util.List;

/** What a call costs, line by line. {@code tariff} is the version of the tariff that priced it. */
public record Charge(List<Line> lines, Money total, Basis basis, String tariff) {

  /** One meter of a charge: amount = quantity x unit price, USD, exact. */
  public record Line(
      Meter meter,
      BigDecimal quantity,
      BigDecimal usdPerUnit,
      Money amount,
      Basis basis,
      String source) {}

  public Charge {
    lines = List.copyOf(lines);
  }

  static Charge of(List<Line> lines, String tariff) {
    Money total = lines.stream().map(Line::amount).reduce(Money.ZERO, Money::plus);
    Basis worst = lines.stream().map(Line::basis).max(Basis::compareTo).orElse(Basis.USAGE);
    return new Charge(lines, total, worst, tariff);
  }
}
