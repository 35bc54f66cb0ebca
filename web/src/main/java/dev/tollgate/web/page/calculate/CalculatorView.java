package dev.tollgate.web.page.calculate;

import dev.tollgate.web.page.model.Ladder;
import dev.tollgate.web.page.quote.QuoteView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything on the calculator's page. {@code job} is null while no model is chosen; {@code
 * unknown} then says why.
 */
public record CalculatorView(
    CalculatorState state, List<String> popular, String unknown, @Nullable Job job) {

  /**
   * A workload on a route. {@code warning} says what the model would refuse, {@code assumption}
   * what the price rests on beyond the form.
   */
  public record Job(
      String model,
      String name,
      String route,
      String provider,
      boolean drawing,
      boolean answers,
      boolean caches,
      String size,
      String quality,
      List<String> sizes,
      List<String> qualities,
      List<String> tiers,
      List<Choice> presets,
      QuoteView quote,
      String perPicture,
      List<Segment> segments,
      Ladder ladder,
      String warning,
      String assumption) {

    public Job {
      sizes = List.copyOf(sizes);
      qualities = List.copyOf(qualities);
      tiers = List.copyOf(tiers);
      presets = List.copyOf(presets);
      segments = List.copyOf(segments);
    }
  }

  /** A workload to start from. */
  public record Choice(String name, String about, String url, boolean chosen) {}

  /** One meter's share of the bill; {@code from} and {@code width} are percents. */
  public record Segment(String name, String from, String width, String percent, int shade) {}

  public CalculatorView {
    popular = List.copyOf(popular);
  }
}
