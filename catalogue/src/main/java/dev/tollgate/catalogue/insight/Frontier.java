package dev.tollgate.catalogue.insight;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Models that no other beats on both price and score. */
public final class Frontier {

  /** A model with its price and a score, higher is better, from a source that allows showing it. */
  public record Scored(String modelId, BigDecimal usd, BigDecimal score, String source) {}

  private Frontier() {}

  /** The front, cheapest first; a model as dear as a better one is not on it. */
  public static List<Scored> of(List<Scored> models) {
    List<Scored> sorted = new ArrayList<>(models);
    sorted.sort(
        Comparator.comparing(Scored::usd)
            .thenComparing(Comparator.comparing(Scored::score).reversed()));
    List<Scored> front = new ArrayList<>();
    for (Scored model : sorted) {
      if (front.isEmpty() || model.score().compareTo(front.getLast().score()) > 0) {
        front.add(model);
      }
    }
    return List.copyOf(front);
  }
}
