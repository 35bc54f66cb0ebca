package dev.tollgate.web.page.evidence;

import dev.tollgate.catalogue.conflict.Cause;
import dev.tollgate.catalogue.conflict.Conflict;
import dev.tollgate.catalogue.conflict.Conflict.Claim;
import dev.tollgate.catalogue.conflict.Conflict.Standing;
import dev.tollgate.catalogue.conflict.Conflict.Topic;
import dev.tollgate.catalogue.conflict.Conflicts;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.web.page.text.Addresses;
import dev.tollgate.web.page.text.Amounts;
import dev.tollgate.web.page.text.Names;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Everything on the page of conflicts: worst first, by cause, with every source's record. */
public record ConflictsView(
    State state,
    int all,
    int compared,
    int total,
    int from,
    int to,
    List<Row> rows,
    List<Bar> causes,
    List<SourceRow> sources,
    String previous,
    String next) {

  /** What stands in the URL. Empty texts and page 1 are left out of it. */
  public record State(String words, String topic, String cause, String source, int page) {

    static State of(Map<String, String> query) {
      String page = query.getOrDefault("page", "1");
      return new State(
          text(query, "q"),
          text(query, "topic"),
          text(query, "cause"),
          text(query, "source"),
          page.matches("[1-9]\\d{0,3}") ? Integer.parseInt(page) : 1);
    }

    private static String text(Map<String, String> query, String name) {
      String value = query.getOrDefault(name, "").strip();
      return value.length() > TEXT_MAX ? "" : value;
    }

    String onPage(int other) {
      return url(cause, source, topic, other);
    }

    public String withCause(String other) {
      return url(other, source, topic, 1);
    }

    String url(String newCause, String newSource, String newTopic, int newPage) {
      return Addresses.of(
          "/conflicts",
          "q",
          words,
          "topic",
          newTopic,
          "cause",
          newCause,
          "source",
          newSource,
          "page",
          newPage == 1 ? "" : Integer.toString(newPage));
    }
  }

  /** One conflict; {@code tone} colours the cause. */
  public record Row(
      String subject,
      String href,
      String slot,
      String cause,
      String about,
      String because,
      String verdict,
      String spread,
      List<Said> claims) {}

  /** What one source says. */
  public record Said(
      String source,
      String value,
      String standing,
      String tone,
      String raw,
      String path,
      String date) {}

  /** A cause and how often it is found. */
  public record Bar(
      String id,
      String label,
      String sentence,
      int count,
      int percent,
      String href,
      boolean chosen) {}

  /** A source's record where sources disagree. */
  public record SourceRow(
      String id,
      String name,
      int claims,
      int right,
      int outvoted,
      int suspect,
      String percent,
      int bar) {}

  private static final int PAGE = 40;
  private static final int TEXT_MAX = 200;
  private static final int CLAIMS_MAX = 12;

  public ConflictsView {
    rows = List.copyOf(rows);
    causes = List.copyOf(causes);
    sources = List.copyOf(sources);
  }

  /** The view of what stands in the URL. */
  public static ConflictsView of(Map<String, String> query, Snapshot snapshot) {
    State state = State.of(query);
    Conflicts conflicts = Conflicts.of(snapshot);
    List<Conflict> matching =
        conflicts.all().stream().filter(conflict -> matches(conflict, state)).toList();
    List<Conflict> ofAnyCause =
        conflicts.all().stream()
            .filter(conflict ->
                matches(conflict, new State(state.words(), state.topic(), "", state.source(), 1)))
            .toList();
    int from = Math.min((state.page() - 1) * PAGE, matching.size());
    int to = Math.min(from + PAGE, matching.size());
    return new ConflictsView(
        state,
        conflicts.all().size(),
        conflicts.compared().values().stream().mapToInt(Integer::intValue).sum(),
        matching.size(),
        from + 1,
        to,
        matching.subList(from, to).stream().map(conflict -> row(conflict, snapshot)).toList(),
        causes(ofAnyCause, state),
        sources(conflicts, snapshot),
        state.page() > 1 ? state.onPage(state.page() - 1) : "",
        to < matching.size() ? state.onPage(state.page() + 1) : "");
  }

  private static boolean matches(Conflict conflict, State state) {
    return (state.topic().isEmpty() || lower(conflict.topic()).equals(state.topic()))
        && (state.cause().isEmpty() || lower(conflict.cause()).equals(state.cause()))
        && (state.source().isEmpty()
            || conflict.claims().stream().anyMatch(claim -> claim.source().equals(state.source())))
        && Stream.of(state.words().toLowerCase(Locale.ROOT).split("\\s+", 10))
            .allMatch(word ->
                (conflict.subject() + " " + conflict.modelId())
                    .toLowerCase(Locale.ROOT)
                    .contains(word));
  }

  static Row row(Conflict conflict, Snapshot snapshot) {
    boolean price = conflict.topic() == Topic.LIST_PRICE || conflict.topic() == Topic.PRICE;
    String sign = price ? "$" : "";
    boolean route = snapshot.route(conflict.subject()).isPresent();
    String verdict = conflict.verdict();
    return new Row(
        conflict.subject(),
        (route ? "/routes/" : "/models/") + Addresses.path(conflict.subject()),
        conflict.slot().replace('_', ' ').replace('.', ' '),
        conflict.cause().label(),
        conflict.cause().sentence(),
        named(conflict.because(), snapshot),
        verdict == null ? "nothing published" : sign + verdict,
        spread(conflict),
        conflict.claims().stream()
            .sorted(Comparator.comparing(Claim::standing))
            .limit(CLAIMS_MAX)
            .map(claim -> said(claim, sign, snapshot))
            .toList());
  }

  /** Source ids at the start of words become the names that people know. */
  private static String named(String because, Snapshot snapshot) {
    String text = because;
    for (var source : snapshot.sources()) {
      if (text.contains(source.id() + " ")) {
        text = text.replace(source.id() + " ", source.name() + " ");
      }
    }
    return text;
  }

  private static Said said(Claim claim, String sign, Snapshot snapshot) {
    String words =
        switch (claim.standing()) {
          case FOLLOWED -> "followed";
          case AGREES -> "agrees";
          case DISSENTS -> "not followed";
          case SUSPECT -> "kept out";
        };
    boolean right = claim.standing() == Standing.FOLLOWED || claim.standing() == Standing.AGREES;
    return new Said(
        Names.source(snapshot, claim.source()),
        sign + claim.value(),
        words,
        right ? "ok" : claim.standing() == Standing.DISSENTS ? "part" : "wrong",
        claim.evidence().raw() + " " + claim.evidence().unit(),
        claim.evidence().path(),
        Names.day(claim.evidence().date()));
  }

  private static String spread(Conflict conflict) {
    BigDecimal spread = conflict.spread();
    if (spread == null) {
      return "";
    }
    int digits = spread.compareTo(BigDecimal.TEN) < 0 ? 2 : 0;
    return Amounts.quantity(spread.setScale(digits, RoundingMode.HALF_UP)) + " ×";
  }

  private static List<Bar> causes(List<Conflict> conflicts, State state) {
    Map<Cause, Integer> counts = new EnumMap<>(Cause.class);
    conflicts.forEach(conflict -> counts.merge(conflict.cause(), 1, Integer::sum));
    int most = counts.values().stream().max(Comparator.naturalOrder()).orElse(1);
    List<Bar> bars = new ArrayList<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<Cause, Integer>comparingByValue().reversed())
        .forEach(entry -> {
          String id = lower(entry.getKey());
          boolean chosen = id.equals(state.cause());
          bars.add(
              new Bar(
                  id,
                  entry.getKey().label(),
                  entry.getKey().sentence(),
                  entry.getValue(),
                  Math.max(1, 100 * entry.getValue() / most),
                  state.withCause(chosen ? "" : id),
                  chosen));
        });
    return bars;
  }

  static List<SourceRow> sources(Conflicts conflicts, Snapshot snapshot) {
    Map<String, SourceRow> rows = new LinkedHashMap<>();
    for (Conflicts.Record record : conflicts.records()) {
      int percent = 100 * record.right() / record.claims();
      rows.put(
          record.source(),
          new SourceRow(
              record.source(),
              Names.source(snapshot, record.source()),
              record.claims(),
              record.right(),
              record.outvoted(),
              record.suspect(),
              percent + " %",
              percent));
    }
    return List.copyOf(rows.values());
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
