package dev.tollgate.storage.sqlite;

import dev.tollgate.pricing.Money;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How instants and money are written into columns, and read back without loss. */
final class Columns {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int PICO_DIGITS = 12;

  private Columns() {}

  /** Nanoseconds since 1970; the years 1678 to 2261 fit, another instant is refused. */
  static long nanos(Instant instant) {
    try {
      long seconds = Math.multiplyExact(instant.getEpochSecond(), NANOS_PER_SECOND);
      return Math.addExact(seconds, instant.getNano());
    } catch (ArithmeticException overflow) {
      throw new IllegalArgumentException("Instant beyond the ledger's range: " + instant, overflow);
    }
  }

  /** Like {@link #nanos}, for a bound of a search: what lies beyond the range becomes its end. */
  static long nanosClamped(Instant instant) {
    if (instant.isBefore(instant(Long.MIN_VALUE))) {
      return Long.MIN_VALUE;
    }
    return instant.isAfter(instant(Long.MAX_VALUE)) ? Long.MAX_VALUE : nanos(instant);
  }

  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND));
  }

  static Money money(ResultSet row, String column) throws SQLException {
    return Money.usd(row.getString(column));
  }

  static @Nullable Money moneyOrNull(@Nullable String text) {
    return text == null ? null : Money.usd(text);
  }

  /** The amount in 1e-12 USD, or null when that is not exact or does not fit. */
  static @Nullable Long pico(Money money) {
    BigDecimal pico = money.usd().movePointRight(PICO_DIGITS).stripTrailingZeros();
    boolean exact = pico.scale() <= 0 && pico.precision() - pico.scale() <= 18;
    return exact ? (Long) pico.longValueExact() : null;
  }

  static void bindPico(PreparedStatement statement, int index, Money money) throws SQLException {
    Long pico = pico(money);
    if (pico == null) {
      statement.setNull(index, Types.INTEGER);
    } else {
      statement.setLong(index, pico);
    }
  }

  /** Refuses amounts below zero and numbers too long to be money. */
  static void requireAmount(String name, Money money) {
    BigDecimal usd = money.usd();
    boolean tooLong = usd.precision() - (long) usd.scale() > Bounds.MONEY_DIGITS;
    if (money.isNegative() || tooLong || usd.scale() > Bounds.MONEY_DIGITS) {
      throw new IllegalArgumentException(name + " is not an amount of money");
    }
  }
}
