package dev.tollgate.catalogue.sync;

import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.pricing.Tariff;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Where facts and tariffs are kept. Facts are only ever added or marked as withdrawn, so that a
 * past call can be explained. One synchronisation at a time; reads may come from any thread.
 */
public interface FactStore {

  /** What accepting a feed changed: facts that are new, still stated, and no longer stated. */
  record Change(int added, int kept, int withdrawn) {}

  /** One tariff that a route had, and since when. */
  record TariffVersion(Tariff tariff, Instant since) {}

  /** The last good snapshot of a source, or empty before the first. */
  Optional<FeedState> state(String source);

  /** The last good snapshots of all sources, ordered by id. */
  List<FeedState> states();

  /** The facts that the last good snapshot of a source states. */
  List<Fact> facts(String source);

  /** The facts that a source stated once and withdrew. */
  List<Fact> withdrawn(String source);

  /** Makes a good snapshot the current one of its source, as a whole or not at all. */
  Change accept(FeedState state, Collection<Fact> facts);

  /** The source was fetched again and had not changed. */
  void confirm(FeedState state);

  /** Keeps tariffs that differ from the last one of their route; returns how many did. */
  int record(Collection<Tariff> tariffs, Instant at);

  /** The tariffs of a route, newest first. */
  List<TariffVersion> tariffs(String route);
}
