package dev.tollgate.catalogue.history;

import dev.tollgate.catalogue.history.Change.Kind;
import dev.tollgate.catalogue.history.Entries.Entry;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Route.PricedRate;
import dev.tollgate.catalogue.model.Source;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.pricing.Direction;
import dev.tollgate.pricing.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two snapshots: source by source, by the rows of each feed, and in the values
 * we stand by. Only sources that both snapshots have are compared. Immutable.
 */
public record Diff(List<SourceDiff> sources, List<Change> changes) {

  /** One source: the days of its two lists, and rows by what became of them. */
  public record SourceDiff(
      String source, LocalDate from, LocalDate to, int added, int removed, int repriced) {}

  /** The newest day first; of one day and kind the largest move first. */
  private static final Comparator<Change> NEWEST_FIRST =
      Comparator.comparing(Change::first)
          .reversed()
          .thenComparing(Change::kind)
          .thenComparing(Change::factor, Comparator.reverseOrder())
          .thenComparing(Change::subject)
          .thenComparing(Change::what);

  public Diff {
    sources = List.copyOf(sources);
    changes = List.copyOf(changes);
  }

  /** The difference from an older to a newer snapshot. */
  public static Diff between(Snapshot older, Snapshot newer) {
    return between(older, newer, LocalDate.MAX);
  }

  /** The difference, of sources that published their newer list by a day. */
  public static Diff between(Snapshot older, Snapshot newer, LocalDate until) {
    Map<String, Source> before = byId(older);
    Map<String, Source> after = byId(newer);
    Map<String, Map<String, Entry>> from = Entries.bySource(older);
    Map<String, Map<String, Entry>> to = Entries.bySource(newer);
    List<SourceDiff> sources = new ArrayList<>();
    List<Change> changes = new ArrayList<>();
    for (String id : from.keySet()) {
      Source one = before.get(id);
      Source two = after.get(id);
      if (one != null
          && two != null
          && to.containsKey(id)
          && !one.snapshot().equals(two.snapshot())) {
        Comparing comparing = new Comparing(one, two, changes);
        sources.add(comparing.compare(from.get(id), to.getOrDefault(id, Map.of())));
      }
    }
    verdicts(older, newer, changes);
    changes.sort(NEWEST_FIRST);
    return new Diff(sources, changes);
  }

  private static Map<String, Source> byId(Snapshot snapshot) {
    Map<String, Source> sources = new HashMap<>();
    snapshot.sources().forEach(source -> sources.put(source.id(), source));
    return sources;
  }

  private static void verdicts(Snapshot older, Snapshot newer, List<Change> changes) {
    LocalDate last = older.day();
    LocalDate first = newer.day();
    for (Route now : newer.routes()) {
      Route then = older.route(now.id()).orElse(null);
      if (then == null || then.tariff().version().equals(now.tariff().version())) {
        continue;
      }
      Map<String, String> before = prices(then);
      Map<String, String> after = prices(now);
      changes.addAll(units(then, now, before, after, last, first));
      for (String slot : union(before, after)) {
        Kind kind = kind(before.get(slot), after.get(slot));
        if (kind != null) {
          changes.add(
              new Change(
                  kind,
                  Change.VERDICT,
                  now.id(),
                  now.modelId(),
                  slot,
                  before.get(slot),
                  after.get(slot),
                  last,
                  first,
                  ""));
        }
      }
    }
  }

  /**
   * Prices that moved to a unit which the route did not have, such as from a picture to tokens;
   * their slots leave both sides, so that they are not told as withdrawn and added too.
   */
  private static List<Change> units(
      Route then,
      Route now,
      Map<String, String> before,
      Map<String, String> after,
      LocalDate last,
      LocalDate first) {
    List<Change> changes = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      PricedRate old = onlyUnit(then, direction);
      PricedRate fresh = onlyUnit(now, direction);
      if (old != null && fresh != null && unit(old) != unit(fresh)) {
        String from = old.verdict().attribute();
        String to = fresh.verdict().attribute();
        changes.add(
            new Change(
                Kind.UNIT,
                Change.VERDICT,
                now.id(),
                now.modelId(),
                from + " is now " + to,
                before.remove(from),
                after.remove(to),
                last,
                first,
                ""));
      }
    }
    return changes;
  }

  private static Unit unit(PricedRate price) {
    return price.rate().meter().unit();
  }

  /** The first price of a direction when all its prices are in one unit. */
  private static @Nullable PricedRate onlyUnit(Route route, Direction direction) {
    List<PricedRate> prices =
        route.prices().stream()
            .filter(price -> price.rate().meter().direction() == direction)
            .toList();
    long units = prices.stream().map(Diff::unit).distinct().count();
    return units == 1 ? prices.getFirst() : null;
  }

  private static Map<String, String> prices(Route route) {
    Map<String, String> prices = new TreeMap<>();
    route
        .prices()
        .forEach(price -> prices.putIfAbsent(price.verdict().attribute(), price.verdict().value()));
    return prices;
  }

  private static Set<String> union(Map<String, ?> one, Map<String, ?> other) {
    Set<String> all = new java.util.TreeSet<>(one.keySet());
    all.addAll(other.keySet());
    return all;
  }

  static @Nullable Kind kind(@Nullable String before, @Nullable String after) {
    if (before == null) {
      return Kind.PRICE_ADDED;
    }
    if (after == null) {
      return Kind.PRICE_WITHDRAWN;
    }
    int direction = new BigDecimal(after).compareTo(new BigDecimal(before));
    return direction == 0 ? null : direction > 0 ? Kind.PRICE_UP : Kind.PRICE_DOWN;
  }

  /** One source at two times. Not shared between threads. */
  private record Comparing(Source older, Source newer, List<Change> changes) {

    SourceDiff compare(Map<String, Entry> from, Map<String, Entry> to) {
      Map<String, Entry> rowsBefore = rows(from);
      Map<String, Entry> rowsAfter = rows(to);
      Set<String> repriced = new HashSet<>();
      rowsAfter.forEach((row, entry) -> {
        if (!rowsBefore.containsKey(row)) {
          add(Kind.ROUTE_ADDED, entry, "route", null, null);
        }
      });
      rowsBefore.forEach((row, entry) -> {
        if (!rowsAfter.containsKey(row)) {
          add(Kind.ROUTE_REMOVED, entry, "route", null, null);
        }
      });
      from.forEach((key, before) -> {
        Entry after = to.get(key);
        if (rowsAfter.containsKey(before.row()) && changed(before, after)) {
          repriced.addAll(before.price() ? Set.of(before.row()) : Set.of());
        }
      });
      to.forEach((key, after) -> {
        if (!from.containsKey(key) && rowsBefore.containsKey(after.row())) {
          Kind kind = after.price() ? Kind.PRICE_ADDED : after.kind();
          add(kind, after, after.what(), null, after.value());
          repriced.addAll(after.price() ? Set.of(after.row()) : Set.of());
        }
      });
      int added =
          (int) rowsAfter.keySet().stream().filter(row -> !rowsBefore.containsKey(row)).count();
      int removed =
          (int) rowsBefore.keySet().stream().filter(row -> !rowsAfter.containsKey(row)).count();
      return new SourceDiff(
          older.id(), older.date(), newer.date(), added, removed, repriced.size());
    }

    private boolean changed(Entry before, @Nullable Entry after) {
      if (!before.price()) {
        if (after == null || !after.value().equals(before.value())) {
          add(
              before.kind(),
              before,
              before.what(),
              before.value(),
              after == null ? null : after.value());
        }
        return false;
      }
      Kind kind = kind(before.value(), after == null ? null : after.value());
      if (kind != null) {
        add(kind, before, before.what(), before.value(), after == null ? null : after.value());
      }
      return kind != null;
    }

    private static Map<String, Entry> rows(Map<String, Entry> entries) {
      Map<String, Entry> rows = new LinkedHashMap<>();
      entries.values().forEach(entry -> rows.putIfAbsent(entry.row(), entry));
      return rows;
    }

    private void add(
        Kind kind, Entry entry, String what, @Nullable String before, @Nullable String after) {
      changes.add(
          new Change(
              kind,
              older.id(),
              entry.routeId(),
              entry.modelId(),
              what,
              before,
              after,
              older.date(),
              newer.date(),
              entry.path()));
    }
  }
}
