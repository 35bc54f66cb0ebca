package dev.tollgate.catalogue.reconcile;

import dev.tollgate.catalogue.CatalogueBounds;
import dev.tollgate.catalogue.identity.RouteId;
import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.pricing.Direction;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Modality;
import dev.tollgate.pricing.TokenClass;
import dev.tollgate.pricing.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The middle of all prices stated for one model, over sources and routes. Immutable. */
final class Medians {

  static final Medians NONE = new Medians(Map.of(), Map.of(), Map.of());

  /** Text, pictures and unsplit prices are compared together; sound and film apart. */
  private record Line(Direction direction, TokenClass tokenClass, Unit unit, boolean playable) {
    static Line of(Meter meter) {
      boolean playable = meter.modality() == Modality.AUDIO || meter.modality() == Modality.VIDEO;
      return new Line(meter.direction(), meter.tokenClass(), meter.unit(), playable);
    }
  }

  private record Stated(Line line, BigDecimal value) {}

  private final Map<Line, BigDecimal> medians;
  private final Map<Stated, Set<String>> providers;
  private final Map<Modality, Set<BigDecimal>> outputs;

  private Medians(
      Map<Line, BigDecimal> medians,
      Map<Stated, Set<String>> providers,
      Map<Modality, Set<BigDecimal>> outputs) {
    this.medians = medians;
    this.providers = providers;
    this.outputs = outputs;
  }

  /** The medians over every price of a model that is not zero; tools are left out. */
  static Medians of(Collection<Fact.Price> prices) {
    Map<Line, List<BigDecimal>> values = new HashMap<>();
    Map<Stated, Set<String>> providers = new HashMap<>();
    for (Fact.Price price : prices) {
      boolean counts = price.usdPerUnit().signum() > 0 && price.meter().item().isEmpty();
      if (counts && price.conditions().specificity() - pictureConditions(price) == 0) {
        Line line = Line.of(price.meter());
        values.computeIfAbsent(line, _ -> new ArrayList<>()).add(price.usdPerUnit());
        providers
            .computeIfAbsent(
                new Stated(line, price.usdPerUnit().stripTrailingZeros()), _ -> new HashSet<>())
            .add(RouteId.parse(price.subject()).provider());
      }
    }
    Map<Line, BigDecimal> medians = new HashMap<>();
    values.forEach((line, list) -> {
      if (list.size() >= CatalogueBounds.OUTLIER_WITNESSES_MIN) {
        list.sort(null);
        medians.put(line, list.get(list.size() / 2));
      }
    });
    return new Medians(Map.copyOf(medians), providers, outputs(prices));
  }

  /** The median that a price of this meter is judged by; empty with too few witnesses. */
  Optional<BigDecimal> median(Meter meter) {
    return meter.item().isEmpty()
        ? Optional.ofNullable(medians.get(Line.of(meter)))
        : Optional.empty();
  }

  /** Every rate of output tokens that any route of the model states for just this modality. */
  Set<BigDecimal> outputs(Modality modality) {
    return outputs.getOrDefault(modality, Set.of());
  }

  private static Map<Modality, Set<BigDecimal>> outputs(Collection<Fact.Price> prices) {
    Map<Modality, Set<BigDecimal>> outputs = new EnumMap<>(Modality.class);
    for (Fact.Price price : prices) {
      Meter meter = price.meter();
      boolean plain =
          meter.unit() == Unit.TOKEN
              && meter.direction() == Direction.OUTPUT
              && meter.tokenClass() == TokenClass.PLAIN
              && price.conditions().specificity() == 0;
      if (plain && price.usdPerUnit().signum() > 0) {
        outputs
            .computeIfAbsent(meter.modality(), _ -> new HashSet<>())
            .add(price.usdPerUnit().stripTrailingZeros());
      }
    }
    return outputs;
  }

  /** How many providers are said to charge exactly this. */
  int providersAt(Meter meter, BigDecimal usdPerUnit) {
    Stated stated = new Stated(Line.of(meter), usdPerUnit.stripTrailingZeros());
    return providers.getOrDefault(stated, Set.of()).size();
  }

  /** Whether somebody states about this for a route of a provider. */
  boolean isStatedAt(Meter meter, BigDecimal usdPerUnit, String provider) {
    Line line = Line.of(meter);
    return providers.entrySet().stream()
        .filter(stated -> stated.getKey().line().equals(line))
        .filter(stated -> stated.getValue().contains(provider))
        .anyMatch(stated -> isNear(stated.getKey().value(), usdPerUnit));
  }

  /** Whether a price is near the median, give or take what resellers add. */
  boolean isUsual(Meter meter, BigDecimal usdPerUnit) {
    return median(meter).filter(median -> isNear(median, usdPerUnit)).isPresent();
  }

  private static boolean isNear(BigDecimal one, BigDecimal other) {
    BigDecimal least = one.min(other).multiply(CatalogueBounds.RESALE_FACTOR_MAX);
    return one.max(other).compareTo(least) <= 0;
  }

  private static int pictureConditions(Fact.Price price) {
    int size = price.conditions().size() == null ? 0 : 1;
    return price.conditions().quality() == null ? size : size + 1;
  }
}
