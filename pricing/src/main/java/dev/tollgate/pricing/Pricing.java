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
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * The one pricing engine. Every quantity is billed at most once: a meter takes its own rate or its
 * parent's, and of several units that restate the same work one is billed, tokens first.
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

    private static final Unit[] PREFERENCE = Unit.values(); // tokens first, as declared

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
      for (Map.Entry<Family, Map<Unit, SequencedSet<Meter>>> family : families().entrySet()) {
        Optional<Reason> failure = bill(family.getKey(), family.getValue());
        if (failure.isPresent()) {
          return new Unpriced(failure.get());
        }
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

    private Optional<Reason> bill(Family family, Map<Unit, SequencedSet<Meter>> byUnit) {
      Reason first = null;
      for (Unit unit : PREFERENCE) {
        SequencedSet<Meter> meters = byUnit.get(unit);
        if (meters == null) {
          continue;
        }
        List<Line> billed = new ArrayList<>();
        Optional<Reason> failure = lines(meters, billed);
        if (failure.isEmpty()) {
          lines.addAll(billed);
          return Optional.empty();
        }
        if (failure.get() instanceof Ambiguous) {
          return failure;
        }
        first = first == null ? failure.get() : first;
      }
      return isIncluded(family) || first == null ? Optional.empty() : Optional.of(first);
    }

    private Optional<Reason> lines(SequencedSet<Meter> meters, List<Line> billed) {
      for (Meter meter : meters) {
        switch (Rates.find(meter, tariff, call)) {
          case Rates.Found(Rate rate) -> billed.add(line(meter, rate));
          case Rates.Missing _ -> {
            return Optional.of(new NoRate(tariff.route(), meter));
          }
          case Rates.Conflicting(List<Rate> rates) -> {
            return Optional.of(new Ambiguous(tariff.route(), rates));
          }
        }
      }
      return Optional.empty();
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
     * A flat price per picture, megapixel, second or request includes the prompt: input without any
     * input rate in the tariff costs nothing extra when the output is billed by another unit. A
     * request that no rate mentions is not billed as such.
     */
    private boolean isIncluded(Family family) {
      return switch (family.direction()) {
        case NEITHER -> family.item().isEmpty();
        case INPUT -> !hasRate(Direction.INPUT) && hasFlatOutputRate();
        case OUTPUT -> false;
      };
    }

    private boolean hasRate(Direction direction) {
      return tariff.rates().stream().anyMatch(rate -> rate.meter().direction() == direction);
    }

    private boolean hasFlatOutputRate() {
      return tariff.rates().stream()
          .map(Rate::meter)
          .anyMatch(meter -> meter.direction() != Direction.INPUT && meter.unit() != Unit.TOKEN);
    }
  }

  private record Family(Direction direction, Modality modality, String item) {
    static Family of(Meter meter) {
      return new Family(meter.direction(), meter.modality(), meter.item());
    }
  }
}
