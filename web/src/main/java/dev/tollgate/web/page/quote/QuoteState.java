package dev.tollgate.web.page.quote;

import dev.tollgate.pricing.ServiceTier;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The values of a quote form, as they stand in the URL. Empty texts mean that the model decides;
 * numbers are clamped to what a form may ask.
 */
public record QuoteState(
    String route,
    String size,
    String quality,
    int pictures,
    long promptTokens,
    long inputTokens,
    long outputTokens,
    int callsPerDay,
    ServiceTier tier) {

  private static final int PICTURES_MAX = 10;
  private static final long TOKENS_MAX = 10_000_000;
  private static final int CALLS_MAX = 100_000_000;
  private static final int TEXT_MAX = 200;

  /** Reads the parameters {@code route, size, quality, n, prompt, input, output, calls, tier}. */
  public static QuoteState of(Map<String, String> query) {
    return new QuoteState(
        text(query, "route"),
        text(query, "size").replace(" ", "").replace('×', 'x'),
        text(query, "quality"),
        (int) number(query, "n", 1, PICTURES_MAX, 1),
        number(query, "prompt", 0, TOKENS_MAX, 22),
        number(query, "input", 0, TOKENS_MAX, 3_000),
        number(query, "output", 0, TOKENS_MAX, 400),
        (int) number(query, "calls", 1, CALLS_MAX, 500),
        tier(text(query, "tier")));
  }

  private static String text(Map<String, String> query, String name) {
    String value = query.getOrDefault(name, "").strip();
    return value.length() > TEXT_MAX ? "" : value;
  }

  private static long number(
      Map<String, String> query, String name, long least, long most, long otherwise) {
    String digits = query.getOrDefault(name, "").replaceAll("[,\\s]", "");
    return digits.matches("[0-9]{1,12}")
        ? Math.clamp(Long.parseLong(digits), least, most)
        : otherwise;
  }

  private static ServiceTier tier(String name) {
    return Stream.of(ServiceTier.values())
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElse(ServiceTier.STANDARD);
  }
}
