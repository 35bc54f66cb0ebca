package dev.tollgate.pricing;

import java.math.BigDecimal;

/** An exact amount of US dollars. Never rounded; equal amounts are equal whatever their scale. */
public record Money(BigDecimal usd) implements Comparable<Money> {

  public static final Money ZERO = new Money(BigDecimal.ZERO);

  public Money {
    usd = usd.signum() == 0 ? BigDecimal.ZERO : usd.stripTrailingZeros();
  }

  /** Dollars as plain decimal text, such as {@code 0.05279}. */
  public static Money usd(String decimal) {
    return new Money(new BigDecimal(decimal));
  }

  public Money plus(Money other) {
    return new Money(usd.add(other.usd));
  }

  public Money minus(Money other) {
    return new Money(usd.subtract(other.usd));
  }

  public Money times(BigDecimal factor) {
    return new Money(usd.multiply(factor));
  }

  public Money times(long factor) {
    return times(BigDecimal.valueOf(factor));
  }

  public boolean isZero() {
    return usd.signum() == 0;
  }

  public boolean isNegative() {
    return usd.signum() < 0;
  }

  public Money max(Money other) {
    return compareTo(other) >= 0 ? this : other;
  }

  @Override
  public int compareTo(Money other) {
    return usd.compareTo(other.usd);
  }

  /** All digits, no exponent, no currency sign: {@code 0.05279}. */
  @Override
  public String toString() {
    return usd.toPlainString();
  }
}
