package dev.tollgate.web.api;

import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Unit;
import java.math.BigDecimal;
import java.util.Locale;

/** How prices are customarily said: USD per 1M tokens, per image, per 1K queries. */
public final class Units {

  private Units() {}

  /** The quantity that a customary price is for: {@code 1M tokens}. */
  public static String quantity(Unit unit) {
    String word = unit.name().toLowerCase(Locale.ROOT);
    return switch (unit.customary()) {
      case 1 -> word;
      case 1_000 -> "1K " + plural(word);
      case 1_000_000 -> "1M " + plural(word);
      default -> unit.customary() + " " + plural(word);
    };
  }

  /** A price for a single unit as the customary one: 30 for 0.00003 a token. */
  public static BigDecimal customary(Meter meter, BigDecimal usdPerUnit) {
    BigDecimal price = usdPerUnit.multiply(BigDecimal.valueOf(meter.unit().customary()));
    return price.signum() == 0 ? BigDecimal.ZERO : price.stripTrailingZeros();
  }

  private static String plural(String word) {
    return word.endsWith("y") ? word.substring(0, word.length() - 1) + "ies" : word + "s";
  }
}
