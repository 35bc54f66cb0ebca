package dev.tollgate.web.page.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Locale;

/** US dollars as people read them: plain decimals, never an exponent; zero is {@code $0}. */
public final class Amounts {

  private static final int DECIMALS_MAX = 10;

  private Amounts() {}

  /** An amount with this many decimals; one that would round to nothing keeps two digits. */
  public static String fixed(BigDecimal usd, int decimals) {
    if (usd.signum() == 0) {
      return "$0";
    }
    boolean vanishes = usd.setScale(decimals, RoundingMode.HALF_UP).signum() == 0;
    return format(usd, vanishes ? Math.min(DECIMALS_MAX, significant(usd, 2)) : decimals);
  }

  /** A total: cents from $100 on, four decimals from a cent on, else three digits. */
  public static String total(BigDecimal usd) {
    if (usd.compareTo(BigDecimal.valueOf(100)) >= 0) {
      return fixed(usd, 2);
    }
    boolean small = usd.compareTo(new BigDecimal("0.01")) < 0;
    return fixed(usd, small ? Math.min(significant(usd, 3), Math.max(2, scale(usd))) : 4);
  }

  /** Every digit, at least two decimals: {@code $0.05279}. */
  public static String exact(BigDecimal usd) {
    return usd.signum() == 0 ? "$0" : format(usd, Math.max(2, scale(usd)));
  }

  /** Every digit, whole dollars without decimals, others with two at least: {@code $30}. */
  public static String plain(BigDecimal usd) {
    return scale(usd) <= 0 ? format(usd, 0) : exact(usd);
  }

  /** Decimals that show every one of these prices whole, from 2 to 6. */
  public static int exactDecimals(Collection<BigDecimal> amounts) {
    int most = amounts.stream().mapToInt(Amounts::scale).max().orElse(2);
    return Math.clamp(most, 2, 6);
  }

  /** Decimals that show two digits of the smallest of these amounts, from 4 to 8. */
  public static int pictureDecimals(Collection<BigDecimal> amounts) {
    int most =
        amounts.stream()
            .filter(usd -> usd.signum() != 0)
            .mapToInt(usd -> Math.min(scale(usd), significant(usd, 2)))
            .max()
            .orElse(4);
    return Math.clamp(most, 4, 8);
  }

  /** A whole number in groups: {@code 32,000}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A quantity in groups with the decimals it has: {@code 1,756}, {@code 1.048576}. */
  public static String quantity(BigDecimal quantity) {
    return String.format(Locale.ROOT, "%,." + Math.max(0, scale(quantity)) + "f", quantity);
  }

  private static String format(BigDecimal usd, int decimals) {
    return String.format(Locale.ROOT, "$%,." + decimals + "f", usd);
  }

  private static int scale(BigDecimal usd) {
    return usd.signum() == 0 ? 0 : usd.stripTrailingZeros().scale();
  }

  private static int significant(BigDecimal usd, int digits) {
    BigDecimal plain = usd.stripTrailingZeros();
    int first = plain.scale() - plain.precision() + 1;
    return Math.max(2, first + digits - 1);
  }
}
