package dev.tollgate.web.page.change;

import dev.tollgate.catalogue.history.Change;
import dev.tollgate.catalogue.history.Diff;
import dev.tollgate.catalogue.history.History;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.web.page.text.Addresses;
import dev.tollgate.web.page.text.Amounts;
import dev.tollgate.web.page.text.Names;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What changed from one day to another: in the values we stand by, or in one source. */
public record ChangesView(
    State state,
    LocalDate oldest,
    LocalDate newest,
    String says,
    List<SourceRow> sources,
    List<Bar> kinds,
    List<Row> rows,
    int total,
    int from,
    int to,
    String previous,
    String next,
    String feed) {

  /** What stands in the URL; {@code source} is verdict unless another is named. */
  public record State(
      LocalDate from, LocalDate to, String source, String kind, String words, int page) {

    String url(String newKind, String newSource, int newPage) {
      return Addresses.of(
          "/changes",
          "from",
          from.toString(),
          "to",
          to.toString(),
          "source",
          newSource,
          "kind",
          newKind,
          "q",
          words,
          "page",
          newPage == 1 ? "" : Integer.toString(newPage));
    }
  }

  /** One source between its two lists. */
  public record SourceRow(
      String id,
      String name,
      String days,
      String added,
      String removed,
      String repriced,
      String href,
      boolean chosen) {}

  /** A kind of change and how often. */
  public record Bar(String label, int count, int percent, String href, boolean chosen) {}

  /** One change; {@code tone} is ok for down, wrong for up and withdrawn. */
  public record Row(
      String kind,
      String tone,
      String subject,
      String href,
      String what,
      String before,
      String after,
      String percent,
      String source,
      String between) {}

  private static final int PAGE = 50;
  private static final int TEXT_MAX = 200;
  private static final BigDecimal SMALLEST_SHOWN = new BigDecimal("0.1");

  public ChangesView {
    sources = List.copyOf(sources);
    kinds = List.copyOf(kinds);
    rows = List.copyOf(rows);
  }

  /** The view of what stands in the URL. */
  public static ChangesView of(Map<String, String> query, Snapshot snapshot, History history) {
    LocalDate newest = snapshot.day();
    LocalDate oldest = history.days(snapshot).getFirst();
    State state = state(query, oldest, newest);
    Diff diff = history.between(state.from(), state.to(), snapshot);
    List<Change> ofSource =
        diff.changes().stream()
            .filter(change -> change.source().equals(state.source()))
            .filter(change -> matches(change, state.words()))
            .toList();
    List<Change> matching =
        ofSource.stream()
            .filter(change -> state.kind().isEmpty() || lower(change.kind()).equals(state.kind()))
            .toList();
    int page = Math.min(state.page(), Math.max(1, Math.ceilDiv(matching.size(), PAGE)));
    int from = (page - 1) * PAGE;
    int to = Math.min(from + PAGE, matching.size());
    return new ChangesView(
        state,
        oldest,
        newest,
        history.says(state.from(), state.to(), snapshot),
        sources(diff, state, snapshot),
        kinds(ofSource, state),
        matching.subList(from, to).stream().map(change -> row(change, snapshot)).toList(),
        matching.size(),
        from + 1,
        to,
        page > 1 ? state.url(state.kind(), state.source(), page - 1) : "",
        to < matching.size() ? state.url(state.kind(), state.source(), page + 1) : "",
        Addresses.of(
            "/changes.atom", "source", state.source(), "kind", state.kind(), "q", state.words()));
  }

  private static State state(Map<String, String> query, LocalDate oldest, LocalDate newest) {
    String page = query.getOrDefault("page", "1");
    String source = text(query, "source");
    return new State(
        day(query, "from", oldest),
        day(query, "to", newest),
        source.isEmpty() ? Change.VERDICT : source,
        text(query, "kind"),
        text(query, "q"),
        page.matches("[1-9]\\d{0,3}") ? Integer.parseInt(page) : 1);
  }

  private static LocalDate day(Map<String, String> query, String name, LocalDate otherwise) {
    try {
      String text = text(query, name);
      return text.isEmpty() ? otherwise : LocalDate.parse(text);
    } catch (DateTimeParseException unreadable) {
      return otherwise;
    }
  }

  private static String text(Map<String, String> query, String name) {
    String value = query.getOrDefault(name, "").strip();
    return value.length() > TEXT_MAX ? "" : value;
  }

  private static boolean matches(Change change, String words) {
    String text = (change.subject() + " " + change.modelId()).toLowerCase(Locale.ROOT);
    return Stream.of(words.toLowerCase(Locale.ROOT).split("\\s+", 10)).allMatch(text::contains);
  }

  private static List<SourceRow> sources(Diff diff, State state, Snapshot snapshot) {
    List<SourceRow> rows = new ArrayList<>();
    rows.add(
        new SourceRow(
            Change.VERDICT,
            "The values we stand by",
            "",
            "",
            "",
            "",
            state.url("", "", 1),
            state.source().equals(Change.VERDICT)));
    for (Diff.SourceDiff source : diff.sources()) {
      rows.add(
          new SourceRow(
              source.source(),
              Names.source(snapshot, source.source()),
              Names.day(source.from()) + " to " + Names.day(source.to()),
              Amounts.count(source.added()),
              Amounts.count(source.removed()),
              Amounts.count(source.repriced()),
              state.url("", source.source(), 1),
              state.source().equals(source.source())));
    }
    return rows;
  }

  private static List<Bar> kinds(List<Change> changes, State state) {
    Map<Change.Kind, Integer> counts = new EnumMap<>(Change.Kind.class);
    changes.forEach(change -> counts.merge(change.kind(), 1, Integer::sum));
    int most = counts.values().stream().max(Comparator.naturalOrder()).orElse(1);
    List<Bar> bars = new ArrayList<>();
    counts.forEach((kind, count) -> {
      boolean chosen = lower(kind).equals(state.kind());
      String source = state.source().equals(Change.VERDICT) ? "" : state.source();
      bars.add(
          new Bar(
              kind.words(),
              count,
              Math.max(1, 100 * count / most),
              state.url(chosen ? "" : lower(kind), source, 1),
              chosen));
    });
    return bars;
  }

  private static String shown(@Nullable String value, Change change) {
    return value == null
        ? "—"
        : change.kind().isPrice() ? Amounts.plain(new BigDecimal(value)) : value;
  }

  private static Row row(Change change, Snapshot snapshot) {
    boolean here = snapshot.route(change.subject()).isPresent();
    return new Row(
        change.kind().words(),
        switch (change.kind()) {
          case PRICE_DOWN, ROUTE_ADDED -> "ok";
          case PRICE_UP, PRICE_WITHDRAWN, ROUTE_REMOVED -> "wrong";
          case PRICE_ADDED, UNIT, LIFECYCLE, LIMIT, CAPABILITY, OTHER -> "part";
        },
        change.subject(),
        here ? "/routes/" + Addresses.path(change.subject()) : "",
        change.what().replace('_', ' '),
        shown(change.before(), change),
        shown(change.after(), change),
        percent(change),
        change.source().equals(Change.VERDICT) ? "" : Names.source(snapshot, change.source()),
        Names.day(change.last()) + " to " + Names.day(change.first()));
  }

  private static String percent(Change change) {
    String before = change.before();
    String after = change.after();
    boolean moved =
        change.kind() == Change.Kind.PRICE_UP || change.kind() == Change.Kind.PRICE_DOWN;
    if (!moved || before == null || after == null || new BigDecimal(before).signum() <= 0) {
      return "";
    }
    BigDecimal from = new BigDecimal(before);
    String sign = change.kind() == Change.Kind.PRICE_UP ? "+" : "−";
    BigDecimal gap =
        new BigDecimal(after)
            .subtract(from)
            .abs()
            .movePointRight(2)
            .divide(from, 1, RoundingMode.HALF_UP);
    if (gap.compareTo(SMALLEST_SHOWN) < 0) {
      return sign + "under 0.1 %";
    }
    boolean small = gap.compareTo(BigDecimal.TEN) < 0;
    return sign
        + (small
            ? gap.stripTrailingZeros().toPlainString()
            : Amounts.count(gap.setScale(0, RoundingMode.HALF_UP).longValue()))
        + " %";
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
