package dev.tollgate.catalogue.source;

import java.math.BigDecimal;

/** In what currency and per how many units a feed files its prices. */
public enum Scale {
  USD_PER_UNIT("USD per ", "", "as filed", 0),
  USD_PER_THOUSAND("USD per 1,000 ", "s", "/ 1,000", 3),
  USD_PER_MILLION("USD per 1,000,000 ", "s", "/ 1,000,000", 6),
  CENTS_PER_UNIT("US cents per ", "", "cents / 100", 2);

  private final String prefix;
  private final String plural;
  private final String transform;
  private final int digits;

  Scale(String prefix, String plural, String transform, int digits) {
    this.prefix = prefix;
    this.plural = plural;
    this.transform = transform;
    this.digits = digits;
  }

  /** Exact: the divisors are powers of ten. */
  BigDecimal usdPerUnit(BigDecimal filed) {
    return filed.movePointLeft(digits);
  }

  /** The unit as filed, in words: {@code US cents per token}. */
  String unit(String thing) {
    return prefix + thing + plural;
  }

  /** What was done to the raw number, in words. */
  String transform() {
    return transform;
  }
}
