package dev.tollgate.app.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Numbers for people: never scientific, unknown is a dash, columns share their decimals. */
final class Figures {

  static final String UNKNOWN = "—";

  private static final int DECIMALS_MIN = 2;
  private static final int DECIMALS_MAX = 6;
  private static final RoundingMode HALF = RoundingMode.HALF_EVEN;

  private Figures() {}

  /** An exact amount: {@code $0.05272}; at least cents. */
  static String usd(BigDecimal amount) {
    return amount.signum() == 0
        ? "$0"
        : "$"
            + amount
                .setScale(Math.max(DECIMALS_MIN, scale(amount)), RoundingMode.UNNECESSARY)
                .toPlainString();
  }

  /** How many decimals a column needs to show all its amounts, within 2 to 6. */
  static int decimals(Collection<? extends @Nullable BigDecimal> amounts) {
    int most =
        amounts.stream()
            .filter(Objects::nonNull)
            .mapToInt(amount -> amount == null ? 0 : scale(amount.setScale(DECIMALS_MAX, HALF)))
            .max()
            .orElse(DECIMALS_MIN);
    return Math.clamp(most, DECIMALS_MIN, DECIMALS_MAX);
  }

  /** An amount in a column; what would round to nothing says that it is less. */
  static String usd(@Nullable BigDecimal amount, int decimals) {
    if (amount == null) {
      return UNKNOWN;
    }
    BigDecimal shown = amount.setScale(decimals, HALF);
    return shown.signum() == 0 && amount.signum() > 0
        ? "<$" + BigDecimal.ONE.movePointLeft(decimals).toPlainString()
        : "$" + shown.toPlainString();
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code +1.2 %} for 0.012. */
  static String percent(BigDecimal ratio) {
    BigDecimal percent = ratio.movePointRight(2).setScale(1, HALF);
    return (percent.signum() > 0 ? "+" : "") + percent.toPlainString() + " %";
  }

  /** {@code 1 picture}, {@code 2 pictures}. */
  static String plural(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  static String seconds(long millis) {
    return millis < 1_000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
  }

  private static int scale(BigDecimal amount) {
    return Math.max(0, amount.stripTrailingZeros().scale());
  }
}
