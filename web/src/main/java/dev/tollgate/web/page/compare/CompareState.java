package dev.tollgate.web.page.compare;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.StringJoiner;

/**
 * What stands in the URL of a comparison: models or routes in their order, the picture and the text
 * call to price them by, and whether rows that are equal everywhere are left out.
 */
public record CompareState(
    List<String> models, String size, String quality, long input, long output, boolean differing) {

  public static final int MODELS_MAX = 12;
  private static final long TOKENS_MAX = 10_000_000;
  private static final int TEXT_MAX = 200;

  public CompareState {
    models = List.copyOf(models);
  }

  /**
   * Reads {@code models} (ids, comma-separated), {@code add} (one more), {@code size, quality,
   * input, output, only=differences}.
   */
  public static CompareState of(Map<String, String> query) {
    SequencedSet<String> models = new LinkedHashSet<>();
    String all = query.getOrDefault("models", "") + "," + query.getOrDefault("add", "");
    for (String id : all.split(",", 50)) {
      String clean = id.strip();
      if (!clean.isEmpty() && clean.length() <= TEXT_MAX && models.size() < MODELS_MAX) {
        models.add(clean);
      }
    }
    return new CompareState(
        List.copyOf(models),
        text(query, "size").isEmpty() ? "1024x1024" : text(query, "size").replace('×', 'x'),
        text(query, "quality").isEmpty() ? "medium" : text(query, "quality"),
        number(query, "input", 3_000),
        number(query, "output", 400),
        text(query, "only").equals("differences"));
  }

  /** The address of this comparison with other models. */
  public String url(List<String> others) {
    return url(others, differing);
  }

  /** The address of this comparison with all rows, or with those that differ. */
  public String urlShowing(boolean onlyDifferences) {
    return url(models, onlyDifferences);
  }

  String without(String model) {
    List<String> rest = new ArrayList<>(models);
    rest.remove(model);
    return url(rest);
  }

  private String url(List<String> others, boolean onlyDifferences) {
    StringJoiner query = new StringJoiner("&", "/compare?", "");
    query.add("models=" + others.stream().map(CompareState::encode).reduce("", CompareState::join));
    query.add("size=" + encode(size)).add("quality=" + encode(quality));
    query.add("input=" + input).add("output=" + output);
    if (onlyDifferences) {
      query.add("only=differences");
    }
    return query.toString();
  }

  private static String join(String one, String other) {
    return one.isEmpty() ? other : one + "," + other;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%2F", "/");
  }

  private static String text(Map<String, String> query, String name) {
    String value = query.getOrDefault(name, "").strip();
    return value.length() > TEXT_MAX ? "" : value;
  }

  private static long number(Map<String, String> query, String name, long otherwise) {
    String digits = query.getOrDefault(name, "").replaceAll("[,\\s]", "");
    return digits.matches("[0-9]{1,12}")
        ? Math.clamp(Long.parseLong(digits), 0, TOKENS_MAX)
        : otherwise;
  }
}
