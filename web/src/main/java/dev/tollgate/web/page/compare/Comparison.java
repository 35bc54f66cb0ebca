package dev.tollgate.web.page.compare;

import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Lifecycle;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Direction;
import dev.tollgate.pricing.ImageSize;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.QuoteOutcome;
import dev.tollgate.pricing.Rate;
import dev.tollgate.pricing.ServiceTier;
import dev.tollgate.pricing.Unit;
import dev.tollgate.web.page.compare.CompareView.Cell;
import dev.tollgate.web.page.compare.CompareView.Column;
import dev.tollgate.web.page.compare.CompareView.Example;
import dev.tollgate.web.page.compare.CompareView.Row;
import dev.tollgate.web.page.compare.CompareView.Section;
import dev.tollgate.web.page.model.Choices;
import dev.tollgate.web.page.model.Ladder;
import dev.tollgate.web.page.model.PictureCosts;
import dev.tollgate.web.page.model.RateMatrix;
import dev.tollgate.web.page.model.Traits;
import dev.tollgate.web.page.quote.Desk;
import dev.tollgate.web.page.text.Amounts;
import dev.tollgate.web.page.text.Names;
import dev.tollgate.web.page.text.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts models side by side: one job asked of each, then every rate, limit and capability. */
public final class Comparison {

  private static final int CONFIDENCE_MIN = 60;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final List<List<String>> EXAMPLES =
      List.of(
          List.of("openai/gpt-image-2", "openai/gpt-image-1.5", "google/gemini-3-pro-image"),
          List.of(
              "openai/gpt-image-2",
              "azure-openai/gpt-image-2",
              "vercel-ai-gateway/openai/gpt-image-2"),
          List.of("openai/gpt-5", "anthropic/claude-sonnet-4-5", "google/gemini-2.5-pro"));

  private final Desk desk;

  public Comparison(Desk desk) {
    this.desk = desk;
  }

  /** A model and the route it is priced by. */
  private record Subject(String asked, Model model, Route route) {}

  /** The view of what stands in the URL. */
  public CompareView view(CompareState state, Snapshot snapshot, Set<String> configured) {
    List<Subject> subjects = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String asked : state.models()) {
      find(asked, snapshot).ifPresentOrElse(subjects::add, () -> unknown.add(asked));
    }
    List<Section> all = sections(subjects, state, snapshot);
    int hidden =
        (int)
            all.stream()
                .flatMap(part -> part.rows().stream())
                .filter(row -> !row.differs())
                .count();
    boolean few = state.differing() && subjects.size() > 1;
    return new CompareView(
        state,
        subjects.stream().map(one -> column(one, state, snapshot, configured)).toList(),
        few ? differing(all) : all,
        unknown,
        examples(state, snapshot),
        subjects.stream().anyMatch(one -> one.model().kind() == Kind.IMAGE),
        subjects.stream().anyMatch(one -> one.model().kind() != Kind.IMAGE),
        few ? hidden : 0);
  }

  private static Optional<Subject> find(String asked, Snapshot snapshot) {
    Optional<Model> model = snapshot.model(asked);
    if (model.isPresent()) {
      return model.map(
          one -> new Subject(asked, one, Choices.route(one, snapshot.routesOf(one.id()), "")));
    }
    return snapshot.resolve(asked).stream()
        .filter(candidate -> candidate.confidencePercent() >= CONFIDENCE_MIN)
        .findFirst()
        .map(candidate -> {
          Route route = candidate.route();
          return new Subject(
              asked,
              candidate.model(),
              route == null
                  ? Choices.route(candidate.model(), snapshot.routesOf(candidate.model().id()), "")
                  : route);
        });
  }

  private static Column column(
      Subject subject, CompareState state, Snapshot snapshot, Set<String> configured) {
    return new Column(
        subject.model().id(),
        subject.model().name(),
        Names.lab(subject.model().lab()),
        subject.route().id(),
        Names.provider(snapshot, subject.route().provider()),
        state.without(subject.asked()),
        configured.contains(subject.route().provider()));
  }

  private static List<Example> examples(CompareState state, Snapshot snapshot) {
    List<Example> examples = new ArrayList<>();
    for (List<String> ids : EXAMPLES) {
      if (ids.stream().allMatch(id -> find(id, snapshot).isPresent())) {
        examples.add(new Example(Names.list(ids), state.url(ids)));
      }
    }
    return examples;
  }

  private static List<Section> differing(List<Section> all) {
    return all.stream()
        .map(part ->
            new Section(
                part.name(), part.note(), part.rows().stream().filter(Row::differs).toList()))
        .filter(part -> !part.rows().isEmpty())
        .toList();
  }

  private List<Section> sections(List<Subject> subjects, CompareState state, Snapshot snapshot) {
    if (subjects.isEmpty()) {
      return List.of();
    }
    return Stream.of(
            jobs(subjects, state, snapshot),
            pictures(subjects),
            rates(subjects),
            limits(subjects),
            capabilities(subjects),
            about(subjects, snapshot))
        .filter(part -> !part.rows().isEmpty())
        .toList();
  }

  private Section jobs(List<Subject> subjects, CompareState state, Snapshot snapshot) {
    List<Row> rows = new ArrayList<>();
    boolean pictures = subjects.stream().anyMatch(one -> one.model().kind() == Kind.IMAGE);
    if (pictures) {
      String name = "one " + Names.size(state.size()) + " " + state.quality() + " picture";
      rows.add(prices(name, subjects, one -> picture(one, state), true));
      rows.add(cheapest(subjects, state, snapshot));
    }
    if (subjects.stream().anyMatch(one -> one.model().kind() != Kind.IMAGE)) {
      String name =
          Amounts.count(state.input()) + " tokens in, " + Amounts.count(state.output()) + " out";
      rows.add(prices(name, subjects, one -> text(one, state), true));
    }
    String prompt = pictures ? " A picture has a prompt of 22 tokens." : "";
    return new Section("The same job", "One question, put to each." + prompt, rows);
  }

  private Ladder.Answer picture(Subject subject, CompareState state) {
    if (subject.model().kind() != Kind.IMAGE) {
      return new Ladder.Answer(Price.unknown("it draws nothing"), "it draws nothing");
    }
    return Ladder.Answer.of(
        subject.route(), outcome(subject.model(), subject.route(), state), true);
  }

  private QuoteOutcome outcome(Model model, Route route, CompareState state) {
    ImageSize size = ImageSize.parse(state.size()).orElse(new ImageSize(1024, 1024));
    List<@Nullable String> known = PictureCosts.qualities(model, route, null);
    String quality = known.contains(null) ? null : state.quality();
    return desk.job(model, route, new Desk.Job(size, quality, 1, 0, 0, 22, ServiceTier.STANDARD));
  }

  private Ladder.Answer text(Subject subject, CompareState state) {
    if (subject.model().kind() == Kind.IMAGE) {
      return new Ladder.Answer(Price.unknown("it writes nothing"), "it writes nothing");
    }
    long output = subject.model().kind() == Kind.CHAT ? state.output() : 0;
    Desk.Text ask = new Desk.Text(state.input(), output, ServiceTier.STANDARD);
    return Ladder.Answer.of(subject.route(), desk.text(subject.route(), ask), false);
  }

  private Row cheapest(List<Subject> subjects, CompareState state, Snapshot snapshot) {
    return prices(
        "on its cheapest route",
        subjects,
        subject -> {
          Route best = subject.route();
          Ladder.Answer answer = picture(subject, state);
          for (Route route : snapshot.routesOf(subject.model().id())) {
            boolean sure = subject.model().kind() == Kind.IMAGE && !Desk.isDoubtful(route);
            Price price =
                sure
                    ? Desk.price(outcome(subject.model(), route, state), route)
                    : Price.unknown("");
            if (isCheaper(price, answer.price())) {
              best = route;
              answer = new Ladder.Answer(price, "");
            }
          }
          return new Ladder.Answer(
              answer.price(),
              answer.price().isKnown()
                  ? "at " + Names.provider(snapshot, best.provider())
                  : answer.how());
        },
        true);
  }

  private static boolean isCheaper(Price one, Price other) {
    BigDecimal usd = one.usd();
    BigDecimal known = other.usd();
    return usd != null && !one.free() && (known == null || usd.compareTo(known) < 0);
  }

  /** A row of amounts, aligned, the lowest marked. */
  private static Row prices(
      String name,
      List<Subject> subjects,
      Function<Subject, Ladder.Answer> question,
      boolean bars) {
    return prices(name, subjects, question, bars, Amounts::pictureDecimals);
  }

  private static Row prices(
      String name,
      List<Subject> subjects,
      Function<Subject, Ladder.Answer> question,
      boolean bars,
      ToIntFunction<List<BigDecimal>> digits) {
    List<Ladder.Answer> answers = subjects.stream().map(question).toList();
    List<BigDecimal> known =
        answers.stream()
            .map(Ladder.Answer::price)
            .filter(price -> price.isKnown() && !price.free())
            .map(price -> price.orElse(BigDecimal.ZERO))
            .toList();
    int decimals = digits.applyAsInt(known);
    BigDecimal most = known.stream().max(Comparator.naturalOrder()).orElse(BigDecimal.ZERO);
    BigDecimal least = known.stream().min(Comparator.naturalOrder()).orElse(BigDecimal.ZERO);
    List<Cell> cells = new ArrayList<>();
    for (Ladder.Answer answer : answers) {
      Price price = answer.price();
      BigDecimal usd = price.orElse(BigDecimal.ZERO);
      boolean paid = price.isKnown() && !price.free();
      boolean best =
          paid && known.size() > 1 && usd.compareTo(least) == 0 && least.compareTo(most) < 0;
      cells.add(
          new Cell(
              price.text(decimals),
              answer.how(),
              "",
              bars && paid ? percent(usd, most) : -1,
              best));
    }
    return row(name, cells, true);
  }

  private static int percent(BigDecimal usd, BigDecimal most) {
    return most.signum() == 0
        ? 0
        : usd.multiply(HUNDRED).divide(most, 0, RoundingMode.UP).intValueExact();
  }

  /** Pictures at the three sizes and qualities that are compared everywhere. */
  private Section pictures(List<Subject> subjects) {
    List<Row> rows = new ArrayList<>();
    if (subjects.stream().anyMatch(one -> one.model().kind() == Kind.IMAGE)) {
      for (String size : List.of("1024x1024", "1024x1536", "2048x2048")) {
        for (String quality : List.of("low", "medium", "high")) {
          CompareState cell = new CompareState(List.of(), size, quality, 0, 0, false);
          rows.add(
              prices(
                  Names.size(size) + " " + quality,
                  subjects,
                  one -> new Ladder.Answer(picture(one, cell).price(), ""),
                  false));
        }
      }
    }
    return new Section("One picture", "By size and quality, from a prompt of 22 tokens.", rows);
  }

  private static Section rates(List<Subject> subjects) {
    Set<Meter> meters = new TreeSet<>();
    subjects.forEach(one ->
        one.route().tariff().rates().stream()
            .filter(rate -> rate.conditions().equals(Conditions.NONE))
            .map(Rate::meter)
            .filter(meter -> meter.direction() != Direction.NEITHER)
            .forEach(meters::add));
    List<Row> rows = new ArrayList<>();
    for (Meter meter : meters) {
      String unit = meter.unit() == Unit.TOKEN ? "" : " per " + Names.unit(meter);
      rows.add(
          prices(
              Names.meter(meter) + unit,
              subjects,
              one -> new Ladder.Answer(rate(one, meter), note(one, meter)),
              false,
              Amounts::exactDecimals));
    }
    return new Section("Rates", "USD per 1M tokens unless a unit is named, standard tier.", rows);
  }

  private static String note(Subject subject, Meter meter) {
    boolean listed =
        subject.route().tariff().rates().stream().anyMatch(rate -> rate.meter().equals(meter));
    return listed && RateMatrix.isNeverBilled(subject.model(), meter)
        ? "listed, but never billed"
        : "";
  }

  private static Price rate(Subject subject, Meter meter) {
    Route route = subject.route();
    if (RateMatrix.isNeverBilled(subject.model(), meter)) {
      return Price.unknown("");
    }
    if (route.tariff().isFree()) {
      return Price.free(Objects.requireNonNull(route.tariff().freeBecause()));
    }
    return route.tariff().rates().stream()
        .filter(rate -> rate.meter().equals(meter))
        .filter(rate -> rate.conditions().equals(Conditions.NONE))
        .findFirst()
        .map(rate -> Price.of(rate.usdPerCustomaryQuantity()))
        .orElse(Price.unknown(""));
  }

  private static Section limits(List<Subject> subjects) {
    return new Section(
        "Limits",
        "",
        stated(
            subjects,
            one -> {
              Map<String, Cell> cells = new LinkedHashMap<>();
              Traits.limits(one.model())
                  .forEach(limit -> cells.put(limit.name(), Cell.of(limit.value())));
              return cells;
            }));
  }

  private static Section capabilities(List<Subject> subjects) {
    return new Section(
        "Capabilities",
        "Yes and no come from a source; a dash means that no source says.",
        rows(
            subjects,
            one -> {
              Map<String, Cell> cells = new LinkedHashMap<>();
              Traits.capabilities(one.model())
                  .forEach(trait -> cells.put(trait.name(), state(trait.state())));
              return cells;
            }));
  }

  private static Cell state(Traits.State state) {
    return switch (state) {
      case YES -> new Cell("yes", "", "good", -1, false);
      case NO -> new Cell("no", "", "bad", -1, false);
      case UNKNOWN -> Cell.of("—");
    };
  }

  private static Section about(List<Subject> subjects, Snapshot snapshot) {
    return new Section(
        "About",
        "",
        stated(
            subjects,
            one -> {
              Model model = one.model();
              Lifecycle life = model.lifecycle();
              Map<String, Cell> cells = new LinkedHashMap<>();
              cells.put("released", Cell.of(day(life.released())));
              cells.put(
                  "ends",
                  Cell.of(day(life.shutdown() == null ? life.deprecated() : life.shutdown())));
              cells.put("successor", Cell.of(words(life.successors())));
              cells.put("routes", Cell.of(Integer.toString(snapshot.routesOf(model.id()).size())));
              return cells;
            }));
  }

  /** The rows of which somebody states something. */
  private static List<Row> stated(
      List<Subject> subjects, Function<Subject, Map<String, Cell>> read) {
    return rows(subjects, read).stream()
        .filter(row -> row.cells().stream().anyMatch(cell -> !cell.text().equals("—")))
        .toList();
  }

  private static List<Row> rows(List<Subject> subjects, Function<Subject, Map<String, Cell>> read) {
    List<Map<String, Cell>> all = subjects.stream().map(read).toList();
    SequencedSet<String> names = new LinkedHashSet<>();
    all.forEach(cells -> names.addAll(cells.keySet()));
    return names.stream()
        .map(name ->
            row(
                name,
                all.stream().map(cells -> cells.getOrDefault(name, Cell.of("—"))).toList(),
                false))
        .toList();
  }

  private static Row row(String name, List<Cell> cells, boolean number) {
    boolean differs = cells.stream().map(Cell::text).distinct().count() > 1;
    return new Row(name, cells, differs, number);
  }

  private static String words(List<String> words) {
    return words.isEmpty() ? "—" : String.join(", ", words);
  }

  private static String day(@Nullable LocalDate day) {
    return day == null ? "—" : Names.day(day);
  }
}
