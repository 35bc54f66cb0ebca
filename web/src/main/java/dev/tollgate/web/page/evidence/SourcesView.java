package dev.tollgate.web.page.evidence;

import dev.tollgate.catalogue.conflict.Conflict;
import dev.tollgate.catalogue.conflict.Conflicts;
import dev.tollgate.catalogue.model.Source;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.web.page.evidence.ConflictsView.SourceRow;
import dev.tollgate.web.page.text.Amounts;
import dev.tollgate.web.page.text.Names;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The sources: how old, how large, how often right. {@code refresh} says when they are read next.
 */
public record SourcesView(List<Item> items, String refresh) {

  /** One source; {@code stale} from 45 days on. */
  public record Item(
      String id,
      String name,
      String address,
      String licence,
      String date,
      String age,
      boolean stale,
      String hash,
      String records,
      String facts,
      int unmapped,
      String right,
      int bar,
      String contested) {}

  /** One source with what it says against the verdicts. */
  public record Detail(Item item, List<ConflictsView.Row> conflicts, int total, String more) {
    public Detail {
      conflicts = List.copyOf(conflicts);
    }
  }

  /** Days after which prices are old enough to say so. */
  public static final int STALE_DAYS = 45;

  private static final int CONFLICTS_MAX = 25;

  public SourcesView {
    items = List.copyOf(items);
  }

  /** The view of a snapshot on a day. */
  public static SourcesView of(Snapshot snapshot, LocalDate today, String refresh) {
    List<SourceRow> records = ConflictsView.sources(Conflicts.of(snapshot), snapshot);
    return new SourcesView(
        snapshot.sources().stream().map(source -> item(source, records, today)).toList(), refresh);
  }

  /** One source by its id. */
  public static Optional<Detail> detail(String id, Snapshot snapshot, LocalDate today) {
    List<SourceRow> records = ConflictsView.sources(Conflicts.of(snapshot), snapshot);
    return snapshot.sources().stream()
        .filter(source -> source.id().equals(id))
        .findFirst()
        .map(source -> {
          List<Conflict> against =
              Conflicts.of(snapshot).all().stream()
                  .filter(conflict ->
                      conflict.claims().stream()
                          .anyMatch(claim -> claim.source().equals(id) && isAgainst(claim)))
                  .toList();
          return new Detail(
              item(source, records, today),
              against.stream()
                  .limit(CONFLICTS_MAX)
                  .map(conflict -> ConflictsView.row(conflict, snapshot))
                  .toList(),
              against.size(),
              "/conflicts?source=" + id);
        });
  }

  private static boolean isAgainst(Conflict.Claim claim) {
    return claim.standing() == Conflict.Standing.DISSENTS
        || claim.standing() == Conflict.Standing.SUSPECT;
  }

  private static Item item(Source source, List<SourceRow> records, LocalDate today) {
    long days = ChronoUnit.DAYS.between(source.date(), today);
    Optional<SourceRow> record =
        records.stream().filter(row -> Objects.equals(row.id(), source.id())).findFirst();
    return new Item(
        source.id(),
        source.name(),
        source.address(),
        source.licence(),
        Names.day(source.date()),
        days <= 0 ? "today" : days == 1 ? "yesterday" : days + " days",
        days > STALE_DAYS,
        source.snapshot(),
        Amounts.count(source.records()),
        Amounts.count(source.facts()),
        source.unmapped(),
        record.map(SourceRow::percent).orElse("—"),
        record.map(SourceRow::bar).orElse(0),
        record.map(row -> Amounts.count(row.claims())).orElse("0"));
  }
}
