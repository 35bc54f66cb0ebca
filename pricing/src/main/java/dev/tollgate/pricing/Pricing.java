package dev.tollgate.pricing;

import dev.tollgate.pricing.Charge.Line;
import dev.tollgate.pricing.Outcome.Ambiguous;
import dev.tollgate.pricing.Outcome.NoRate;
import dev.tollgate.pricing.Outcome.NoTariff;
import dev.tollgate.pricing.Outcome.NothingMetered;
import dev.tollgate.pricing.Outcome.Priced;
import dev.tollgate.pricing.Outcome.Reason;
import dev.tollgate.pricing.Outcome.Unpriced;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * The one pricing engine. Every quantity is billed at most once: a meter takes its own rate or its
 * parent's, and of several units that restate the same work one is billed: tokens first, a rate of
 * the modality before a catch-all.
 */
public final class Pricing {

  private Pricing() {}

  /** Prices usage at a tariff. The result is exact; an unknown price is {@link Unpriced}. */
  public static Outcome charge(Usage usage, Tariff tariff, Circumstances call) {
    if (tariff.freeBecause() != null) {
      return new Priced(free(usage, tariff, tariff.freeBecause()));
    }
    if (tariff.rates().isEmpty()) {
      return new Unpriced(new NoTariff(tariff.route()));
    }
    return new Bill(usage, tariff, call).outcome();
  }

  /** The rate that one meter takes under the circumstances, its own or its parent's. */
  public static Optional<Rate> rate(Meter meter, Tariff tariff, Circumstances call) {
    return switch (Rates.find(meter, tariff, call)) {
      case Rates.Found(Rate rate) -> Optional.of(rate);
      case Rates.Missing _, Rates.Conflicting _ -> Optional.empty();
    };
  }

  private static Charge free(Usage usage, Tariff tariff, String because) {
    List<Line> lines = new ArrayList<>();
    usage
        .quantities()
        .forEach((meter, quantity) -> {
          if (meter.unit() == Unit.TOKEN && quantity.signum() > 0) {
            Basis basis = usage.origin() == Usage.Origin.REPORTED ? Basis.USAGE : Basis.ESTIMATE;
            lines.add(
                new Line(meter, quantity, BigDecimal.ZERO, Money.ZERO, basis, "free: " + because));
          }
        });
    return Charge.of(lines, tariff.version());
  }

  /** One settlement under way. Not shared between threads. */
  private static final class Bill {

    /** The price of what comes out is the one to ask for: it may include what goes in. */
    private static final Comparator<Family> OUTPUT_FIRST =
        Comparator.comparing(family -> family.direction() != Direction.OUTPUT);

    private final Usage usage;
    private final Tariff tariff;
    private final Circumstances call;
    private final List<Line> lines = new ArrayList<>();

    Bill(Usage usage, Tariff tariff, Circumstances call) {
      this.usage = usage;
      this.tariff = tariff;
      this.call = call;
    }

    Outcome outcome() {
      Map<Family, Reason> unbilled = new LinkedHashMap<>();
      for (Map.Entry<Family, Map<Unit, SequencedSet<Meter>>> family : families().entrySet()) {
        switch (bill(family.getKey(), family.getValue())) {
          case Billed(List<Line> billed, _) -> lines.addAll(billed);
          case Unbilled(Ambiguous ambiguous) -> {
            return new Unpriced(ambiguous);
          }
          case Unbilled(Reason reason) -> unbilled.put(family.getKey(), reason);
        }
      }
      return outcome(unbilled);
    }

    private Outcome outcome(Map<Family, Reason> unbilled) {
      Optional<Reason> missing =
          unbilled.keySet().stream()
              .filter(family -> !isIncluded(family))
              .min(OUTPUT_FIRST)
              .map(unbilled::get);
      if (missing.isPresent()) {
        return new Unpriced(missing.get());
      }
      return lines.isEmpty()
          ? new Unpriced(new NothingMetered(tariff.route()))
          : new Priced(Charge.of(lines, tariff.version()));
    }

    /** Groups the used meters into works that may be stated in several units. */
    private Map<Family, Map<Unit, SequencedSet<Meter>>> families() {
      Map<Family, Map<Unit, SequencedSet<Meter>>> families = new LinkedHashMap<>();
      usage
          .quantities()
          .forEach((meter, quantity) -> {
            if (quantity.signum() > 0) {
              families
                  .computeIfAbsent(Family.of(meter), _ -> new EnumMap<>(Unit.class))
                  .computeIfAbsent(meter.unit(), _ -> new LinkedHashSet<>())
                  .add(meter);
            }
          });
      return families;
    }

    /**
     * Bills one work by the first unit that has rates, in the order of {@link Unit}. A rate of the
     * work's own modality in any unit goes before a catch-all: a price for each picture says more
     * about pictures than a price for any token.
     */
    private Billing bill(Family family, Map<Unit, SequencedSet<Meter>> byUnit) {
      Billing fallback = null;
      for (SequencedSet<Meter> meters : byUnit.values()) {
        Billing billing = bill(family, meters);
        switch (billing) {
          case Billed billed when !billed.byCatchAll() -> {
            return billed;
          }
          case Unbilled(Ambiguous _) -> {
            return billing;
          }
          case Billed _ -> fallback = fallback instanceof Billed ? fallback : billing;
          case Unbilled _ -> fallback = fallback == null ? billing : fallback;
        }
      }
      return Objects.requireNonNull(fallback, "A family has at least one meter");
    }

    private Billing bill(Family family, SequencedSet<Meter> meters) {
      List<Line> billed = new ArrayList<>();
      boolean byCatchAll = true;
      for (Meter meter : meters) {
        switch (Rates.find(meter, tariff, call)) {
          case Rates.Found(Rate rate) -> {
            billed.add(line(meter, rate));
            byCatchAll &= rate.meter().modality() != family.modality();
          }
          case Rates.Missing _ -> {
            return new Unbilled(new NoRate(tariff.route(), meter));
          }
          case Rates.Conflicting(List<Rate> rates) -> {
            return new Unbilled(new Ambiguous(tariff.route(), rates));
          }
        }
      }
      return new Billed(billed, byCatchAll);
    }

    private Line line(Meter meter, Rate rate) {
      BigDecimal quantity = usage.quantity(meter);
      return new Line(
          meter,
          quantity,
          rate.usdPerUnit(),
          new Money(quantity.multiply(rate.usdPerUnit())),
          basis(meter),
          rate.source());
    }

    private Basis basis(Meter meter) {
      if (meter.unit() != Unit.TOKEN) {
        return Basis.TABLE;
      }
      return usage.origin() == Usage.Origin.REPORTED ? Basis.USAGE : Basis.ESTIMATE;
    }

    /**
     * Whether what has no rate is part of something billed. A flat price per picture, megapixel or
     * second of output includes an input that the tariff does not price; a flat price per request
     * includes everything when the tariff prices nothing else. A request that no rate mentions is
     * not billed as such, a tool is.
     */
    private boolean isIncluded(Family family) {
      return switch (family.direction()) {
        case NEITHER -> family.item().isEmpty();
        case INPUT -> includesEverything() || (billedFlatOutput() && !pricesInput(family));
        case OUTPUT -> includesEverything();
      };
    }

    private boolean includesEverything() {
      boolean flat =
          lines.stream()
              .map(Line::meter)
              .anyMatch(meter -> meter.direction() == Direction.NEITHER && meter.item().isEmpty());
      return flat
          && tariff.rates().stream()
              .allMatch(rate -> rate.meter().direction() == Direction.NEITHER);
    }

    private boolean billedFlatOutput() {
      return lines.stream()
          .map(Line::meter)
          .anyMatch(meter -> meter.direction() == Direction.OUTPUT && meter.unit() != Unit.TOKEN);
    }

    private boolean pricesInput(Family family) {
      return tariff.rates().stream()
          .map(Rate::meter)
          .filter(meter -> meter.direction() == Direction.INPUT)
          .anyMatch(meter -> meter.unit() == Unit.TOKEN || meter.modality() == family.modality());
    }
  }

  /** What became of one work: lines, or why there are none. */
  private sealed interface Billing {}

  /** {@code byCatchAll}: only rates for any modality were found. */
  private record Billed(List<Line> lines, boolean byCatchAll) implements Billing {}

  private record Unbilled(Reason reason) implements Billing {}

  /** One work, such as the pictures that come out, however many units state it. */
  private record Family(Direction direction, Modality modality, String item) {
    static Family of(Meter meter) {
      return new Family(meter.direction(), meter.modality(), meter.item());
    }
  }
}
