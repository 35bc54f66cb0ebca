package dev.tollgate.catalogue.history;

import dev.tollgate.catalogue.query.Snapshot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Differences between any two days, remembered for a few pairs. Thread-safe. */
public final class History {

  private static final int REMEMBERED_MAX = 6;

  private record Pair(String older, String newer) {}

  private final Archive archive;
  private final Map<Pair, Diff> remembered =
      Collections.synchronizedMap(
          new LinkedHashMap<>(8, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Pair, Diff> eldest) {
              return size() > REMEMBERED_MAX;
            }
          });

  public History(Archive archive) {
    this.archive = archive;
  }

  public Archive archive() {
    return archive;
  }

  /** The days there are snapshots of, the current one last. */
  public List<LocalDate> days(Snapshot current) {
    LocalDate today = current.day();
    List<LocalDate> days =
        new ArrayList<>(archive.days().stream().filter(day -> day.isBefore(today)).toList());
    days.add(today);
    return List.copyOf(days);
  }

  /** What changed from one day to another. */
  public Diff between(LocalDate from, LocalDate to, Snapshot current) {
    Snapshot older = Timeline.asOf(from, archive, current);
    Snapshot newer = newer(older, to, current);
    Pair pair = new Pair(older.hash(), newer.hash() + " " + to);
    Diff known = remembered.get(pair);
    if (known == null) {
      known = Diff.between(older, newer, to);
      remembered.put(pair, known);
    }
    return known;
  }

  /**
   * The snapshot of the later day. Where none was taken since the earlier one, the next after it
   * stands in: its sources may be of the day or before, and only those are compared.
   */
  private Snapshot newer(Snapshot older, LocalDate to, Snapshot current) {
    Snapshot found = Timeline.asOf(to, archive, current);
    if (!found.hash().equals(older.hash()) || to.isBefore(older.day())) {
      return found;
    }
    return days(current).stream()
        .filter(day -> day.isAfter(to))
        .findFirst()
        .map(day -> Timeline.asOf(day, archive, current))
        .orElse(found);
  }

  /** Which snapshots stand for two days, in words. */
  public String says(LocalDate from, LocalDate to, Snapshot current) {
    Snapshot first = Timeline.asOf(from, archive, current);
    LocalDate older = first.day();
    LocalDate newer = newer(first, to, current).day();
    return older.equals(newer)
        ? "Both days are covered by one snapshot, of " + newer + "."
        : "The snapshots of "
            + older
            + " and "
            + newer
            + " are compared, of each source what it published by "
            + to
            + ".";
  }
}
