package dev.tollgate.pricing;

import java.math.BigDecimal;

/**
 * The price of one unit of one meter under conditions, in USD per single unit (per token, not per
 * million). {@code source} names where the price comes from; a price without a source does not
 * exist.
 */
public record Rate(Meter meter, BigDecimal usdPerUnit, Conditions conditions, String source) {

  public Rate {
    if (usdPerUnit.signum() < 0) {
      throw new IllegalArgumentException(
          "A rate is never negative: " + meter + " " + usdPerUnit.toPlainString());
    }
    if (source.isBlank()) {
      throw new IllegalArgumentException("A rate names its source: " + meter);
    }
    usdPerUnit = new Money(usdPerUnit).usd();
  }

  /**
   * A rate without conditions, from USD per customary quantity (per 1,000,000 tokens, per image).
   */
  public static Rate per(Meter meter, String usdPerCustomaryQuantity, String source) {
    BigDecimal amount = new BigDecimal(usdPerCustomaryQuantity);
    BigDecimal perUnit =
        amount.divide(BigDecimal.valueOf(meter.unit().customary())); // powers of ten: exact
    return new Rate(meter, perUnit, Conditions.NONE, source);
  }

  public Rate when(Conditions newConditions) {
    return new Rate(meter, usdPerUnit, newConditions, source);
  }

  /** USD per customary quantity, for people: 30 for 0.00003 a token. */
  public BigDecimal usdPerCustomaryQuantity() {
    return usdPerUnit.multiply(BigDecimal.valueOf(meter.unit().customary()));
  }
}
