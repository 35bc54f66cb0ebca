package dev.tollgate.pricing;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Metered quantities of one call. Token meters are disjoint: cached tokens are not also counted as
 * plain ones. Other units restate the same work (1 image, 1.048576 megapixels) so that a route may
 * be priced by whichever it bills; the pricing engine never adds the alternatives up.
 */
public record Usage(SortedMap<Meter, BigDecimal> quantities, Origin origin) {

  /** Whether the provider reported the token quantities or we estimated them. */
  public enum Origin {
    REPORTED,
    ESTIMATED
  }

  public Usage {
    quantities.forEach((meter, quantity) -> {
      if (quantity.signum() < 0) {
        throw new IllegalArgumentException(
            "A quantity is never negative: " + meter + " " + quantity.toPlainString());
      }
    });
    quantities = Collections.unmodifiableSortedMap(new TreeMap<>(quantities));
  }

  public static Usage reported(Map<Meter, Long> quantities) {
    return of(quantities, Origin.REPORTED);
  }

  public static Usage estimated(Map<Meter, Long> quantities) {
    return of(quantities, Origin.ESTIMATED);
  }

  public BigDecimal quantity(Meter meter) {
    return quantities.getOrDefault(meter, BigDecimal.ZERO);
  }

  /** All tokens of one direction, whatever their modality and class. */
  public long tokens(Direction direction) {
    return quantities.entrySet().stream()
        .filter(
            entry -> entry.getKey().unit() == Unit.TOKEN && entry.getKey().direction() == direction)
        .mapToLong(entry -> entry.getValue().longValue())
        .sum();
  }

  public Usage with(Meter meter, BigDecimal quantity) {
    SortedMap<Meter, BigDecimal> more = new TreeMap<>(quantities);
    more.put(meter, quantity);
    return new Usage(more, origin);
  }

  /** Both usages together; estimated as soon as one of them is. */
  public Usage plus(Usage other) {
    SortedMap<Meter, BigDecimal> sum = new TreeMap<>(quantities);
    other.quantities.forEach((meter, quantity) -> sum.merge(meter, quantity, BigDecimal::add));
    return new Usage(sum, origin == other.origin ? origin : Origin.ESTIMATED);
  }

  private static Usage of(Map<Meter, Long> quantities, Origin origin) {
    SortedMap<Meter, BigDecimal> exact = new TreeMap<>();
    quantities.forEach((meter, quantity) -> exact.put(meter, BigDecimal.valueOf(quantity)));
    return new Usage(exact, origin);
  }
}
