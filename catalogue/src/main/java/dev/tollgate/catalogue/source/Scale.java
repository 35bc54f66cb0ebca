package dev.tollgate.catalogue.source;

import java.math.BigDecimal;

/** In what currency and per how many units a feed files its prices. */
public enum Scale {
  USD_PER_UNIT("USD per ", false, "as filed", 0),
  USD_PER_THOUSAND("USD per 1,000 ", true, "/ 1,000", 3),
  USD_PER_MILLION("USD per 1,000,000 ", true, "/ 1,000,000", 6),
  CENTS_PER_UNIT("US cents per ", false, "cents / 100", 2);

  private final String prefix;
  private final boolean several;
  private final String transform;
  private final int digits;

  Scale(String prefix, boolean several, String transform, int digits) {
    this.prefix = prefix;
    this.several = several;
    this.transform = transform;
    this.digits = digits;
  }

  /** Exact: the divisors are powers of ten. */
  BigDecimal usdPerUnit(BigDecimal filed) {
    return filed.movePointLeft(digits);
  }

  /** The unit as filed, in words: {@code US cents per token}. */
  String unit(String thing) {
    return prefix + (several ? plural(thing) : thing);
  }

  private static String plural(String thing) {
    return thing.endsWith("y") ? thing.substring(0, thing.length() - 1) + "ies" : thing + "s";
  }

  /** What was done to the raw number, in words. */
  String transform() {
    return transform;
  }
}
