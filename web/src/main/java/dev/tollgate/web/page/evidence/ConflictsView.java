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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything on the page of conflicts: worst first, by cause, with every source's record. */
public record ConflictsView(
    State state,
    int all,
    int compared,
    int total,
    int groups,
    int from,
    int to,
    List<Group> rows,
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

  /**
   * Conflicts of one provider for one reason: the worst of them in full, the others a line each;
   * {@code more} says how many lines are left out.
   */
  public record Group(Row first, String provider, List<Line> lines, int more, String href) {
    public Group {
      lines = List.copyOf(lines);
    }

    /** Cases in the group. */
    public int size() {
      return 1 + lines.size() + more;
    }
  }

  /** One further case of a group: the value we stand by and what else is said. */
  public record Line(String subject, String href, String slot, String verdict, String others) {}

  /** What makes conflicts of a kind: who serves, why, and the reason without its figures. */
  private record Kin(String provider, Cause cause, String reason) {

    static Kin of(Conflict conflict) {
      return new Kin(
          ConflictsView.provider(conflict),
          conflict.cause(),
          FIGURES.matcher(conflict.because()).replaceAll("#"));
    }
  }

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

  private static final int PAGE = 20;
  private static final int LINES_MAX = 8;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,30})?");
  private static final Pattern FIGURES = Pattern.compile("[0-9][0-9.,]*");
  private static final int TEXT_MAX = 200;
  private static final int CLAIMS_MAX = 12;
  private static final int OTHERS_MAX = 3;

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
    Map<Kin, List<Conflict>> kin = new LinkedHashMap<>();
    matching.forEach(one -> kin.computeIfAbsent(Kin.of(one), _ -> new ArrayList<>()).add(one));
    List<List<Conflict>> groups = List.copyOf(kin.values());
    int page = Math.min(state.page(), Math.max(1, Math.ceilDiv(groups.size(), PAGE)));
    int from = (page - 1) * PAGE;
    int to = Math.min(from + PAGE, groups.size());
    return new ConflictsView(
        state,
        conflicts.all().size(),
        conflicts.compared().values().stream().mapToInt(Integer::intValue).sum(),
        matching.size(),
        groups.size(),
        from + 1,
        to,
        groups.subList(from, to).stream().map(group -> group(group, state, snapshot)).toList(),
        causes(ofAnyCause, state),
        sources(conflicts, snapshot),
        page > 1 ? state.onPage(page - 1) : "",
        to < groups.size() ? state.onPage(page + 1) : "");
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

  private static String provider(Conflict conflict) {
    return conflict.subject().substring(0, conflict.subject().indexOf('/'));
  }

  private static Group group(List<Conflict> conflicts, State state, Snapshot snapshot) {
    List<Line> lines =
        conflicts.stream().skip(1).limit(LINES_MAX).map(one -> line(row(one, snapshot))).toList();
    String provider = provider(conflicts.getFirst());
    return new Group(
        row(conflicts.getFirst(), snapshot),
        Names.provider(snapshot, provider),
        lines,
        conflicts.size() - 1 - lines.size(),
        new State(provider + "/", state.topic(), state.cause(), state.source(), 1)
            .withCause(lower(conflicts.getFirst().cause())));
  }

  private static Line line(Row row) {
    String others =
        row.claims().stream()
            .filter(said -> !said.tone().equals("ok"))
            .limit(OTHERS_MAX)
            .map(said -> said.source() + " " + said.value())
            .collect(Collectors.joining(", "));
    return new Line(row.subject(), row.href(), row.slot(), row.verdict(), others);
  }

  static Row row(Conflict conflict, Snapshot snapshot) {
    boolean price = conflict.topic() == Topic.LIST_PRICE || conflict.topic() == Topic.PRICE;
    boolean route = snapshot.route(conflict.subject()).isPresent();
    String verdict = conflict.verdict();
    return new Row(
        conflict.subject(),
        (route ? "/routes/" : "/models/") + Addresses.path(conflict.subject()),
        conflict.slot().replace('_', ' ').replace('.', ' '),
        conflict.cause().label(),
        conflict.cause().sentence(),
        named(conflict.because(), snapshot),
        verdict == null ? "nothing published" : shown(verdict, price),
        spread(conflict),
        conflict.claims().stream()
            .sorted(Comparator.comparing(Claim::standing))
            .limit(CLAIMS_MAX)
            .map(claim -> said(claim, price, snapshot))
            .toList());
  }

  private static String shown(String value, boolean price) {
    return price && NUMBER.matcher(value).matches() ? Amounts.plain(new BigDecimal(value)) : value;
  }

  /** Source ids before an amount or a verb become the names that people know. */
  private static String named(String because, Snapshot snapshot) {
    String text = because;
    for (var source : snapshot.sources()) {
      String id = source.id();
      String verbs = id.startsWith("own") ? " \\$" : " ";
      text =
          text.replaceAll("(?<![\\w-])" + Pattern.quote(id) + "(?=" + verbs + ")", source.name());
    }
    return text;
  }

  private static Said said(Claim claim, boolean price, Snapshot snapshot) {
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
        shown(claim.value(), price),
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
