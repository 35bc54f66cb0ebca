package dev.tollgate.web.page.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;

/** Places on a drawing of prices by their orders of magnitude, from 0 cheapest to 100 dearest. */
record LogScale(double low, double high) {

  /** From the smallest to the largest amount above zero. */
  static LogScale of(Collection<BigDecimal> amounts) {
    Comparator<BigDecimal> natural = Comparator.naturalOrder();
    BigDecimal low =
        amounts.stream().filter(usd -> usd.signum() > 0).min(natural).orElse(BigDecimal.ONE);
    BigDecimal high = amounts.stream().max(natural).filter(usd -> usd.signum() > 0).orElse(low);
    return new LogScale(Math.log10(low.doubleValue()), Math.log10(high.doubleValue()));
  }

  /** A place, not an amount: the one use of binary numbers here. Nothing is cheaper than 0. */
  BigDecimal place(BigDecimal usd) {
    double share =
        high == low
            ? 0.5
            : usd.signum() <= 0 ? 0 : (Math.log10(usd.doubleValue()) - low) / (high - low);
    return new BigDecimal(share * 100, MathContext.DECIMAL32).setScale(1, RoundingMode.HALF_UP);
  }
}
