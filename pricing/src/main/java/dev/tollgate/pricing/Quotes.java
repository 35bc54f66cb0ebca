package dev.tollgate.pricing;

import dev.tollgate.pricing.Outcome.Reason;
import dev.tollgate.pricing.QuoteOutcome.Quoted;
import dev.tollgate.pricing.QuoteOutcome.Unquotable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** Predicts the cost of a call with the same engine that later bills it. */
public final class Quotes {

  private Quotes() {}

  /**
   * Low, expected and high cost of a call at a tariff, or why it cannot be quoted. What {@code
   * auto} may turn into but has no price is left out and named in the working.
   */
  public static QuoteOutcome quote(QuoteRequest request, Tariff tariff) {
    List<Complete> priced = new ArrayList<>();
    SequencedMap<Shape, Reason> unpriced = new LinkedHashMap<>();
    for (Shape shape : Shape.possible(request)) {
      switch (attempt(request, shape, tariff)) {
        case Complete complete -> priced.add(complete);
        case Incomplete(Reason reason) -> unpriced.put(shape, reason);
      }
    }
    if (priced.isEmpty()) {
      Reason first = unpriced.firstEntry().getValue();
      return new Unquotable(unpriced.getOrDefault(Shape.expected(request), first));
    }
    List<Scenario> rising = rising(request, priced);
    return new Quoted(
        new Quote(
            rising.get(0).charge(),
            rising.get(1).charge(),
            rising.get(2).charge(),
            Working.of(request, tariff, rising, unpriced),
            isRough(request, tariff, rising)));
  }

  /** A charge and the shape it assumes. */
  record Scenario(Shape shape, Charge charge) {

    private static final Comparator<Scenario> BY_TOTAL =
        Comparator.comparing(scenario -> scenario.charge().total());
  }

  private sealed interface Attempt {}

  private record Complete(Shape shape, Scenario low, Scenario expected, Scenario high)
      implements Attempt {}

  private record Incomplete(Reason reason) implements Attempt {}

  private static Attempt attempt(QuoteRequest request, Shape shape, Tariff tariff) {
    List<Scenario> scenarios = new ArrayList<>();
    for (Extent extent : Extent.values()) {
      Estimate estimate = Estimate.of(request, shape, extent);
      switch (Pricing.charge(estimate.usage(), tariff, estimate.call())) {
        case Outcome.Priced(Charge charge) -> scenarios.add(new Scenario(shape, charge));
        case Outcome.Unpriced(Reason reason) -> {
          return new Incomplete(reason);
        }
      }
    }
    return new Complete(shape, scenarios.get(0), scenarios.get(1), scenarios.get(2));
  }

  /** Low, expected and high; sorted, as a dearer quantity may cost less past a threshold. */
  private static List<Scenario> rising(QuoteRequest request, List<Complete> priced) {
    Scenario low = priced.stream().map(Complete::low).min(Scenario.BY_TOTAL).orElseThrow();
    Scenario high = priced.stream().map(Complete::high).max(Scenario.BY_TOTAL).orElseThrow();
    return Stream.of(low, expected(request, priced), high).sorted(Scenario.BY_TOTAL).toList();
  }

  /** The expected shape or, when that has no price, the dearest that has one. */
  private static Scenario expected(QuoteRequest request, List<Complete> priced) {
    Shape expected = Shape.expected(request);
    return priced.stream()
        .filter(candidate -> candidate.shape().equals(expected))
        .map(Complete::expected)
        .findFirst()
        .or(() -> priced.stream().map(Complete::expected).max(Scenario.BY_TOTAL))
        .orElseThrow();
  }

  private static boolean isRough(QuoteRequest request, Tariff tariff, List<Scenario> scenarios) {
    return request.pictures() != null
        && Estimate.isRough(request.pictures())
        && !tariff.isFree()
        && scenarios.stream()
            .flatMap(scenario -> scenario.charge().lines().stream())
            .anyMatch(line -> line.meter().equals(Meter.IMAGE_OUTPUT));
  }
}
