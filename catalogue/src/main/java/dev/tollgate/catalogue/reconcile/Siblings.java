package dev.tollgate.catalogue.reconcile;

import dev.tollgate.catalogue.model.Model;
import dev.tollgate.pricing.Meter;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** What the other models of one family cost, by their names. Immutable. */
record Siblings(Map<String, Medians> medians) {

  static final Siblings NONE = new Siblings(Map.of());

  Siblings {
    medians = Map.copyOf(medians);
  }

  /** The family that a model is of: its lab, kind and the word that its name begins with. */
  static String family(Model model) {
    return model.lab() + " " + model.kind() + " " + model.name().split("[-._0-9]", 2)[0];
  }

  /** The sibling that a provider sells at about this price, which is usual for it elsewhere. */
  Optional<String> soldAt(Meter meter, BigDecimal usdPerUnit, String provider) {
    return medians.entrySet().stream()
        .filter(sibling -> sibling.getValue().isStatedAt(meter, usdPerUnit, provider))
        .filter(sibling -> sibling.getValue().isUsual(meter, usdPerUnit))
        .map(Map.Entry::getKey)
        .min(String::compareTo);
  }
}
