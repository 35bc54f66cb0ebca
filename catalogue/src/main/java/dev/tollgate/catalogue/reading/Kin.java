package dev.tollgate.catalogue.reading;

import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.pricing.Meter;
import java.lang.ref.SoftReference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;

/** The rates of models of one family, found without reading the whole catalogue for each page. */
final class Kin {

  private record Family(String lab, Kind kind) {}

  private record Named(String id, String name) {}

  private static final int SIBLINGS_MAX = 40;

  private static volatile SoftReference<Kin> latest = new SoftReference<>(null);

  private final Snapshot snapshot;
  private final Map<Family, List<Named>> families = new HashMap<>();
  private final Map<String, Map<Meter, BigDecimal>> rates = new ConcurrentHashMap<>();

  private Kin(Snapshot snapshot) {
    this.snapshot = snapshot;
    for (Model model : snapshot.models()) {
      families
          .computeIfAbsent(new Family(model.lab(), model.kind()), _ -> new ArrayList<>())
          .add(new Named(model.id(), model.name()));
    }
  }

  /** The kin of a snapshot; those of the newest are remembered. */
  static Kin of(Snapshot snapshot) {
    Kin known = latest.get();
    if (known != null && known.snapshot == snapshot) {
      return known;
    }
    Kin found = new Kin(snapshot);
    latest = new SoftReference<>(found);
    return found;
  }

  /** Rates on the first route of each model whose name begins like this one's, by its name. */
  SequencedMap<String, Map<Meter, BigDecimal>> siblings(Model model) {
    String beginning = model.name().split("[-.0-9]", 2)[0];
    SequencedMap<String, Map<Meter, BigDecimal>> siblings = new LinkedHashMap<>();
    families.getOrDefault(new Family(model.lab(), model.kind()), List.of()).stream()
        .filter(other -> !other.id().equals(model.id()) && other.name().startsWith(beginning))
        .limit(SIBLINGS_MAX)
        .forEach(other ->
            siblings.put(other.name(), rates.computeIfAbsent(other.id(), this::firstRates)));
    return siblings;
  }

  private Map<Meter, BigDecimal> firstRates(String modelId) {
    return snapshot.routesOf(modelId).stream()
        .findFirst()
        .<Map<Meter, BigDecimal>>map(Ground::rates)
        .orElse(Map.of());
  }
}
