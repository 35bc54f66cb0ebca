package dev.tollgate.web.page.text;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What something costs in USD, or why that is not known. Unknown, zero and free are three different
 * things: {@code usd} is null when unknown; {@code free} is set only when a source says so.
 */
public record Price(@Nullable BigDecimal usd, boolean free, String reason) {

  public static Price of(BigDecimal usd) {
    return new Price(usd, false, "");
  }

  public static Price free(String because) {
    return new Price(BigDecimal.ZERO, true, because);
  }

  public static Price unknown(String reason) {
    return new Price(null, false, reason);
  }

  public boolean isKnown() {
    return usd != null;
  }

  /** The amount to sort by; unknown prices come last. */
  public BigDecimal orElse(BigDecimal otherwise) {
    return usd == null ? otherwise : usd;
  }

  /** With this many decimals; {@code free}, {@code —} and {@code $0} stay words apart. */
  public String text(int decimals) {
    return usd == null ? "—" : free ? "free" : Amounts.fixed(usd, decimals);
  }

  /** As a total of its own. */
  public String total() {
    return usd == null ? "—" : free ? "free" : Amounts.total(usd);
  }
}
