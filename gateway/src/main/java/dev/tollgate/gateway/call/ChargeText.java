package dev.tollgate.gateway.call;

import dev.tollgate.pricing.Charge;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes an itemised charge as the JSON array that the ledger keeps. */
public final class ChargeText {

  private ChargeText() {}

  /** {@code []} for no charge; amounts and prices are strings of exact decimals. */
  public static String lines(@Nullable Charge charge) {
    if (charge == null) {
      return "[]";
    }
    return charge.lines().stream()
        .map(line ->
            "{\"meter\":\"%s\",\"quantity\":\"%s\",\"usd_per_unit\":\"%s\",\"usd\":\"%s\"}"
                .formatted(
                    line.meter(),
                    line.quantity().toPlainString(),
                    line.usdPerUnit().toPlainString(),
                    line.amount()))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
