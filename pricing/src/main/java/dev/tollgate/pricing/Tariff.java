package dev.tollgate.pricing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All rates of one route at one time. Immutable; {@code version} is derived from the content, so
 * equal tariffs have equal versions. {@code freeBecause} is set only when a source states that the
 * route is free; no rates and no such statement means the price is unknown.
 */
public record Tariff(String version, String route, List<Rate> rates, @Nullable String freeBecause) {

  public Tariff {
    rates = List.copyOf(rates);
  }

  public static Tariff of(String route, List<Rate> rates) {
    return new Tariff(versionOf(route, rates, null), route, rates, null);
  }

  /** A route that costs nothing, and why: {@code "drawn on this machine"}. */
  public static Tariff free(String route, String because) {
    return new Tariff(versionOf(route, List.of(), because), route, List.of(), because);
  }

  public boolean isFree() {
    return freeBecause != null;
  }

  private static String versionOf(String route, List<Rate> rates, @Nullable String freeBecause) {
    StringBuilder text = new StringBuilder(route).append('\n').append(freeBecause);
    rates.stream().map(Tariff::canonical).sorted().forEach(line -> text.append('\n').append(line));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return "t_" + HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("Every Java runtime has SHA-256", impossible);
    }
  }

  private static String canonical(Rate rate) {
    return rate.meter().name() + ' ' + rate.usdPerUnit().toPlainString() + ' ' + rate.conditions();
  }
}
