package dev.tollgate.catalogue.conflict;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far prices are apart. */
final class Values {

  /** Prices this close are one price: half a percent. */
  private static final BigDecimal SAME = new BigDecimal("0.005");

  private Values() {}

  static boolean same(BigDecimal one, BigDecimal other) {
    BigDecimal most = one.max(other);
    return one.subtract(other).abs().compareTo(most.multiply(SAME)) <= 0;
  }

  static boolean differ(Collection<BigDecimal> values) {
    if (values.size() < 2) {
      return false;
    }
    BigDecimal least = values.stream().min(Comparator.naturalOrder()).orElseThrow();
    BigDecimal most = values.stream().max(Comparator.naturalOrder()).orElseThrow();
    return !same(least, most);
  }

  /** The largest over the smallest; null with a zero among them or fewer than two. */
  static @Nullable BigDecimal spread(Collection<BigDecimal> values) {
    BigDecimal least = values.stream().min(Comparator.naturalOrder()).orElse(BigDecimal.ZERO);
    BigDecimal most = values.stream().max(Comparator.naturalOrder()).orElse(BigDecimal.ZERO);
    return least.signum() <= 0 || values.size() < 2 ? null : ratio(most, least);
  }

  static BigDecimal ratio(BigDecimal large, BigDecimal small) {
    return large.divide(small, MathContext.DECIMAL32);
  }

  /** The power of ten, 1 or more, by which one is the other; empty for anything else. */
  static Optional<Integer> powerOfTen(BigDecimal one, BigDecimal other) {
    if (one.signum() <= 0 || other.signum() <= 0) {
      return Optional.empty();
    }
    BigDecimal ratio = ratio(one.max(other), one.min(other));
    for (int power = 1; power <= 9; power++) {
      if (same(ratio, BigDecimal.ONE.movePointRight(power))) {
        return Optional.of(power);
      }
    }
    return Optional.empty();
  }

  /** Whether one is the other with fewer digits. */
  static boolean isRoundingOf(BigDecimal coarse, BigDecimal fine) {
    BigDecimal shown = coarse.stripTrailingZeros();
    BigDecimal exact = fine.stripTrailingZeros();
    return shown.signum() > 0
        && shown.scale() < exact.scale()
        && shown.precision() <= exact.precision()
        && exact.setScale(Math.max(0, shown.scale()), RoundingMode.HALF_UP).compareTo(shown) == 0;
  }

  /** Whole dollars without decimals, others with two at least. */
  static String usd(BigDecimal usd) {
    if (usd.signum() == 0) {
      return "0";
    }
    int scale = usd.stripTrailingZeros().scale();
    int decimals = scale <= 0 ? 0 : Math.max(2, scale);
    return String.format(Locale.ROOT, "$%,." + decimals + "f", usd);
  }
}
