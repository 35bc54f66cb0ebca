package dev.tollgate.catalogue.reconcile;

import dev.tollgate.catalogue.CatalogueBounds;
import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.pricing.Direction;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Modality;
import dev.tollgate.pricing.TokenClass;
import dev.tollgate.pricing.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The middle of all prices stated for one model, over sources and routes. Immutable. */
final class Medians {

  static final Medians NONE = new Medians(Map.of());

  /** Text, pictures and unsplit prices are compared together; sound and film apart. */
  private record Line(Direction direction, TokenClass tokenClass, Unit unit, boolean playable) {
    static Line of(Meter meter) {
      boolean playable = meter.modality() == Modality.AUDIO || meter.modality() == Modality.VIDEO;
      return new Line(meter.direction(), meter.tokenClass(), meter.unit(), playable);
    }
  }

  private final Map<Line, BigDecimal> medians;

  private Medians(Map<Line, BigDecimal> medians) {
    this.medians = medians;
  }

  /** The medians over every price of a model that is not zero; tools are left out. */
  static Medians of(Collection<Fact.Price> prices) {
    Map<Line, List<BigDecimal>> values = new HashMap<>();
    for (Fact.Price price : prices) {
      boolean counts = price.usdPerUnit().signum() > 0 && price.meter().item().isEmpty();
      if (counts && price.conditions().specificity() - pictureConditions(price) == 0) {
        values
            .computeIfAbsent(Line.of(price.meter()), _ -> new ArrayList<>())
            .add(price.usdPerUnit());
      }
    }
    Map<Line, BigDecimal> medians = new HashMap<>();
    values.forEach((line, list) -> {
      if (list.size() >= CatalogueBounds.OUTLIER_WITNESSES_MIN) {
        list.sort(null);
        medians.put(line, list.get(list.size() / 2));
      }
    });
    return new Medians(Map.copyOf(medians));
  }

  /** The median that a price of this meter is judged by; empty with too few witnesses. */
  Optional<BigDecimal> median(Meter meter) {
    return meter.item().isEmpty()
        ? Optional.ofNullable(medians.get(Line.of(meter)))
        : Optional.empty();
  }

  private static int pictureConditions(Fact.Price price) {
    int size = price.conditions().size() == null ? 0 : 1;
    return price.conditions().quality() == null ? size : size + 1;
  }
}
