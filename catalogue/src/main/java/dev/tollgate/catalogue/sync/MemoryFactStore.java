package dev.tollgate.catalogue.sync;

import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.pricing.Tariff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A store for commands that keep nothing. Thread-safe; one lock. */
public final class MemoryFactStore implements FactStore {

  private final Map<String, FeedState> states = new TreeMap<>();
  private final Map<String, Map<String, Fact>> facts = new TreeMap<>();
  private final Map<String, List<Fact>> withdrawn = new TreeMap<>();
  private final Map<String, List<TariffVersion>> tariffs = new TreeMap<>();

  @Override
  public synchronized Optional<FeedState> state(String source) {
    return Optional.ofNullable(states.get(source));
  }

  @Override
  public synchronized List<FeedState> states() {
    return List.copyOf(states.values());
  }

  @Override
  public synchronized List<Fact> facts(String source) {
    return List.copyOf(facts.getOrDefault(source, Map.of()).values());
  }

  @Override
  public synchronized List<Fact> withdrawn(String source) {
    return List.copyOf(withdrawn.getOrDefault(source, List.of()));
  }

  @Override
  public synchronized Change accept(FeedState state, Collection<Fact> stated) {
    String source = state.source().id();
    Map<String, Fact> before = facts.getOrDefault(source, Map.of());
    Map<String, Fact> after = new LinkedHashMap<>();
    stated.forEach(fact -> after.putIfAbsent(FactText.identity(fact), fact));
    Set<String> kept = new HashSet<>(before.keySet());
    kept.retainAll(after.keySet());
    List<Fact> gone = withdrawn.computeIfAbsent(source, _ -> new ArrayList<>());
    before.forEach((identity, fact) -> {
      if (!kept.contains(identity)) {
        gone.add(fact);
      }
    });
    facts.put(source, after);
    states.put(source, state);
    return new Change(after.size() - kept.size(), kept.size(), before.size() - kept.size());
  }

  @Override
  public synchronized void confirm(FeedState state) {
    states.put(state.source().id(), state);
  }

  @Override
  public synchronized int record(Collection<Tariff> stated, Instant at) {
    int changed = 0;
    for (Tariff tariff : stated) {
      List<TariffVersion> versions =
          tariffs.computeIfAbsent(tariff.route(), _ -> new ArrayList<>());
      boolean same =
          !versions.isEmpty() && versions.getFirst().tariff().version().equals(tariff.version());
      if (!same) {
        versions.addFirst(new TariffVersion(tariff, at));
        changed++;
      }
    }
    return changed;
  }

  @Override
  public synchronized List<TariffVersion> tariffs(String route) {
    return List.copyOf(tariffs.getOrDefault(route, List.of()));
  }
}
