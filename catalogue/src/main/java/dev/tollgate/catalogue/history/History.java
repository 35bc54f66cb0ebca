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
    LocalDate today = Diff.day(current);
    List<LocalDate> days =
        new ArrayList<>(archive.days().stream().filter(day -> day.isBefore(today)).toList());
    days.add(today);
    return List.copyOf(days);
  }

  /** What changed from the snapshot of one day to that of another. */
  public Diff between(LocalDate from, LocalDate to, Snapshot current) {
    Snapshot older = Timeline.asOf(from, archive, current);
    Snapshot newer = Timeline.asOf(to, archive, current);
    Pair pair = new Pair(older.hash(), newer.hash());
    Diff known = remembered.get(pair);
    if (known == null) {
      known = Diff.between(older, newer);
      remembered.put(pair, known);
    }
    return known;
  }

  /** Which snapshots stand for two days, in words. */
  public String says(LocalDate from, LocalDate to, Snapshot current) {
    LocalDate older = Diff.day(Timeline.asOf(from, archive, current));
    LocalDate newer = Diff.day(Timeline.asOf(to, archive, current));
    return older.equals(newer)
        ? "Both days are covered by one snapshot, of " + newer + "."
        : "The snapshots of "
            + older
            + " and "
            + newer
            + " are compared; each source has its own days.";
  }
}
