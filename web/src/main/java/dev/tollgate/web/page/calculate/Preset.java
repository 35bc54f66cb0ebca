package dev.tollgate.web.page.calculate;

import dev.tollgate.web.page.text.Amounts;
import java.util.List;
import java.util.Map;

/** A usual workload to start from: a name, what it is in words, and the values it sets. */
public record Preset(String name, String about, Map<String, String> values) {

  private static final List<Preset> TEXT =
      List.of(
          text("Chat assistant", 3_000, 400, 0, 5_000),
          text("Answers from documents", 8_000, 500, 30, 2_000),
          text("Summaries", 20_000, 800, 0, 500),
          text("Agent steps", 30_000, 1_500, 80, 2_000),
          text("Sorting and tagging", 500, 10, 0, 50_000));

  private static final List<Preset> PICTURES =
      List.of(
          pictures("Social posts", "1024x1024", "medium", 1, 0, 0, 500),
          pictures("Thumbnails", "1024x1024", "low", 1, 0, 0, 5_000),
          pictures("Posters to choose from", "1024x1536", "high", 4, 0, 0, 50),
          pictures("Product photos, edited", "1536x1024", "medium", 1, 2, 0, 300),
          pictures("Shown while drawn", "1024x1024", "medium", 1, 0, 3, 1_000));

  public Preset {
    values = Map.copyOf(values);
  }

  /** The workloads for models that draw or for those that write. */
  public static List<Preset> all(boolean drawing) {
    return drawing ? PICTURES : TEXT;
  }

  /** The state of this preset for a model. */
  CalculatorState state(CalculatorState now) {
    return CalculatorState.of(values).on(now.model(), now.route());
  }

  private static Preset text(String name, int input, int output, int cached, int calls) {
    return new Preset(
        name,
        "~"
            + thousands(input)
            + " in / ~"
            + thousands(output)
            + " out"
            + (cached == 0 ? "" : ", " + cached + " % cached")
            + " · "
            + Amounts.count(calls)
            + " calls a day",
        Map.of(
            "input", Integer.toString(input),
            "output", Integer.toString(output),
            "cached", Integer.toString(cached),
            "calls", Integer.toString(calls)));
  }

  private static Preset pictures(
      String name, String size, String quality, int n, int images, int partials, int calls) {
    return new Preset(
        name,
        n
            + " × "
            + size.replace("x", " × ")
            + " "
            + quality
            + (images == 0 ? "" : ", " + images + " input pictures")
            + (partials == 0 ? "" : ", " + partials + " partial pictures")
            + " · "
            + Amounts.count(calls)
            + " calls a day",
        Map.of(
            "size", size,
            "quality", quality,
            "n", Integer.toString(n),
            "images", Integer.toString(images),
            "partials", Integer.toString(partials),
            "calls", Integer.toString(calls)));
  }

  private static String thousands(int tokens) {
    return tokens < 1_000 ? Integer.toString(tokens) : Amounts.count(tokens / 1_000) + "K";
  }
}
