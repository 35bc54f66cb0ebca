package dev.tollgate.web.page.calculate;

import dev.tollgate.pricing.ImageSize;
import dev.tollgate.pricing.ServiceTier;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * The values of the calculator, as they stand in the URL; numbers are clamped to what may be asked.
 * Empty size or quality means that the model decides.
 */
public record CalculatorState(
    String model,
    String route,
    long input,
    long output,
    int cached,
    String size,
    String quality,
    int pictures,
    int references,
    int partials,
    long prompt,
    int calls,
    ServiceTier tier) {

  public static final long INPUT_MAX = 10_000_000;
  public static final long OUTPUT_MAX = 1_000_000;
  public static final int CALLS_MAX = 100_000_000;
  public static final int PICTURES_MAX = 10;
  public static final int REFERENCES_MAX = 16;
  public static final int PARTIALS_MAX = 3;
  private static final int TEXT_MAX = 200;

  /**
   * Reads {@code model, route, input, output, cached, size, quality, n, images, partials, prompt,
   * calls, tier}.
   */
  public static CalculatorState of(Map<String, String> query) {
    return new CalculatorState(
        text(query, "model"),
        text(query, "route"),
        number(query, "input", 0, INPUT_MAX, 3_000),
        number(query, "output", 0, OUTPUT_MAX, 400),
        (int) number(query, "cached", 0, 100, 0),
        text(query, "size").replace(" ", "").replace('×', 'x'),
        text(query, "quality"),
        (int) number(query, "n", 1, PICTURES_MAX, 1),
        (int) number(query, "images", 0, REFERENCES_MAX, 0),
        (int) number(query, "partials", 0, PARTIALS_MAX, 0),
        number(query, "prompt", 0, INPUT_MAX, 22),
        (int) number(query, "calls", 0, CALLS_MAX, 5_000),
        tier(text(query, "tier")));
  }

  /** The input tokens that are read from a cache. */
  public long cachedTokens() {
    return input * cached / 100;
  }

  CalculatorState on(String otherModel, String otherRoute) {
    return new CalculatorState(
        otherModel,
        otherRoute,
        input,
        output,
        cached,
        size,
        quality,
        pictures,
        references,
        partials,
        prompt,
        calls,
        tier);
  }

  CalculatorState with(ImageSize newSize, String newQuality) {
    return new CalculatorState(
        model,
        route,
        input,
        output,
        cached,
        newSize.toString(),
        newQuality,
        pictures,
        references,
        partials,
        prompt,
        calls,
        tier);
  }

  /** The same job on another model or route. */
  public String urlFor(String otherModel, String otherRoute, boolean drawing) {
    StringJoiner query = new StringJoiner("&", "/calculator?", "");
    add(query, "model", otherModel);
    add(query, "route", otherRoute);
    if (drawing) {
      add(query, "size", size);
      add(query, "quality", quality);
      add(query, "n", Integer.toString(pictures));
      add(query, "images", Integer.toString(references));
      add(query, "partials", Integer.toString(partials));
      add(query, "prompt", Long.toString(prompt));
    } else {
      add(query, "input", Long.toString(input));
      add(query, "output", Long.toString(output));
      add(query, "cached", Integer.toString(cached));
    }
    add(query, "calls", Integer.toString(calls));
    add(query, "tier", tier == ServiceTier.STANDARD ? "" : tier.name().toLowerCase(Locale.ROOT));
    return query.toString();
  }

  private static void add(StringJoiner query, String name, String value) {
    if (!value.isEmpty()) {
      query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
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
