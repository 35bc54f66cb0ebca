package dev.tollgate.web.page.calculate;

import dev.tollgate.catalogue.model.ImageRules;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.pricing.Charge;
import dev.tollgate.pricing.Direction;
import dev.tollgate.pricing.ImageSize;
import dev.tollgate.pricing.QuoteOutcome;
import dev.tollgate.pricing.QuoteOutcome.Quoted;
import dev.tollgate.pricing.TokenClass;
import dev.tollgate.web.page.calculate.CalculatorView.Choice;
import dev.tollgate.web.page.calculate.CalculatorView.Job;
import dev.tollgate.web.page.calculate.CalculatorView.Segment;
import dev.tollgate.web.page.model.Choices;
import dev.tollgate.web.page.model.Ladder;
import dev.tollgate.web.page.model.PictureCosts;
import dev.tollgate.web.page.model.Sizes;
import dev.tollgate.web.page.quote.Desk;
import dev.tollgate.web.page.quote.QuoteView;
import dev.tollgate.web.page.text.Amounts;
import dev.tollgate.web.page.text.Names;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Prices a workload with the engine that bills calls. */
public final class Calculator {

  private static final String FIRST = "openai/gpt-image-2";
  private static final List<String> POPULAR =
      List.of(
          "openai/gpt-image-2",
          "openai/gpt-image-1.5",
          "google/gemini-3-pro-image",
          "google/gemini-2.5-flash-image",
          "openai/gpt-5",
          "openai/gpt-5-mini",
          "anthropic/claude-sonnet-4-5",
          "anthropic/claude-haiku-4-5",
          "google/gemini-2.5-pro",
          "google/gemini-2.5-flash",
          "studio/sketch-1");
  private static final int CONFIDENCE_MIN = 60;

  private final Desk desk;

  public Calculator(Desk desk) {
    this.desk = desk;
  }

  /** The view of what stands in the URL. */
  public CalculatorView view(CalculatorState state, Snapshot snapshot, Set<String> configured) {
    String asked = state.model().isEmpty() ? FIRST : state.model();
    List<String> popular = POPULAR.stream().filter(id -> snapshot.model(id).isPresent()).toList();
    Optional<Model> model = find(asked, snapshot);
    if (model.isEmpty()) {
      return new CalculatorView(state, popular, unknown(asked, snapshot), null);
    }
    Optional<Route> pinned = snapshot.route(asked);
    String route = pinned.isPresent() && state.route().isEmpty() ? asked : state.route();
    Job job = job(model.get(), state.on(model.get().id(), route), snapshot, configured);
    return new CalculatorView(state.on(model.get().id(), job.route()), popular, "", job);
  }

  private static Optional<Model> find(String asked, Snapshot snapshot) {
    return snapshot
        .model(asked)
        .or(() ->
            snapshot.resolve(asked).stream()
                .filter(candidate -> candidate.confidencePercent() >= CONFIDENCE_MIN)
                .findFirst()
                .map(Snapshot.Candidate::model));
  }

  private static String unknown(String asked, Snapshot snapshot) {
    List<String> near =
        snapshot.resolve(asked).stream().limit(3).map(found -> found.model().id()).toList();
    return "The catalogue knows no model "
        + asked
        + "."
        + (near.isEmpty() ? "" : " Did you mean " + Names.list(near) + "?");
  }

  private Job job(Model model, CalculatorState state, Snapshot snapshot, Set<String> configured) {
    List<Route> routes = snapshot.routesOf(model.id());
    Route route = Choices.route(model, routes, state.route());
    boolean drawing = model.kind() == Kind.IMAGE;
    Choices.Shape shape = Choices.shape(model, route, state.size(), state.quality());
    CalculatorState full =
        state.with(shape.size(), Objects.requireNonNullElse(shape.quality(), ""));
    QuoteOutcome outcome = price(model, route, full, shape, drawing);
    QuoteView quote = QuoteView.of(outcome, route.tariff().freeBecause(), state.calls());
    return new Job(
        model.id(),
        model.name(),
        route.id(),
        Names.provider(snapshot, route.provider()),
        drawing,
        model.kind() == Kind.CHAT,
        caches(route),
        full.size(),
        full.quality(),
        PictureCosts.sizes(model, route, shape.size()).stream().map(ImageSize::toString).toList(),
        PictureCosts.qualities(model, route, shape.quality()).stream()
            .map(one -> one == null ? "" : one)
            .toList(),
        Choices.tiers(route),
        presets(full, drawing),
        quote,
        perPicture(outcome, state, drawing),
        segments(outcome),
        ladder(model, routes, route, full, shape, drawing, snapshot, configured),
        drawing ? Sizes.fault(model, shape.size()) : "",
        assumption(model, state, route, drawing));
  }

  private QuoteOutcome price(
      Model model, Route route, CalculatorState state, Choices.Shape shape, boolean drawing) {
    if (drawing) {
      return desk.job(
          model,
          route,
          new Desk.Job(
              shape.size(),
              shape.quality(),
              state.pictures(),
              state.partials(),
              state.references(),
              state.prompt(),
              state.tier()));
    }
    long output = model.kind() == Kind.CHAT ? state.output() : 0;
    return desk.text(
        route, new Desk.Text(state.input(), output, state.tier()), state.cachedTokens());
  }

  private Ladder ladder(
      Model model,
      List<Route> routes,
      Route chosen,
      CalculatorState state,
      Choices.Shape shape,
      boolean drawing,
      Snapshot snapshot,
      Set<String> configured) {
    return Ladder.of(
        "This call",
        routes.isEmpty() ? List.of(chosen) : routes,
        chosen,
        snapshot,
        configured,
        one -> Ladder.Answer.of(one, price(model, one, state, shape, drawing), drawing));
  }

  private static boolean caches(Route route) {
    return route.tariff().rates().stream()
        .anyMatch(rate -> rate.meter().tokenClass() == TokenClass.CACHED);
  }

  private static List<Choice> presets(CalculatorState state, boolean drawing) {
    List<Choice> choices = new ArrayList<>();
    for (Preset preset : Preset.all(drawing)) {
      String url = preset.state(state).urlFor(state.model(), state.route(), drawing);
      boolean chosen = url.equals(state.urlFor(state.model(), state.route(), drawing));
      choices.add(new Choice(preset.name(), preset.about(), url, chosen));
    }
    return choices;
  }

  private static String perPicture(QuoteOutcome outcome, CalculatorState state, boolean drawing) {
    return drawing && state.pictures() > 1 && outcome instanceof Quoted(var quote)
        ? Amounts.total(
            quote
                .expected()
                .total()
                .usd()
                .divide(BigDecimal.valueOf(state.pictures()), 12, RoundingMode.HALF_UP))
        : "";
  }

  /** Where the money goes, as shares of the expected price. */
  private static List<Segment> segments(QuoteOutcome outcome) {
    if (!(outcome instanceof Quoted(var quote)) || quote.expected().total().usd().signum() == 0) {
      return List.of();
    }
    BigDecimal total = quote.expected().total().usd();
    List<Segment> segments = new ArrayList<>();
    BigDecimal from = BigDecimal.ZERO;
    for (Charge.Line line : quote.expected().lines()) {
      BigDecimal share =
          line.amount().usd().movePointRight(2).divide(total, 4, RoundingMode.HALF_UP);
      if (share.signum() > 0) {
        segments.add(
            new Segment(
                words(line),
                from.toPlainString(),
                share.toPlainString(),
                percent(share),
                shade(line, quote.expected())));
        from = from.add(share);
      }
    }
    return segments;
  }

  /** The largest part has the strongest colour. */
  private static int shade(Charge.Line line, Charge charge) {
    long larger =
        charge.lines().stream()
            .filter(other -> other.amount().usd().compareTo(line.amount().usd()) > 0)
            .count();
    return Math.toIntExact(Math.min(3, larger));
  }

  private static String words(Charge.Line line) {
    boolean given = line.meter().direction() == Direction.OUTPUT;
    String name = line.meter().name().replace("_per_image", "s").replace('_', ' ');
    return given && name.startsWith("image output") ? "pictures" : name;
  }

  private static String percent(BigDecimal share) {
    return share.compareTo(BigDecimal.ONE) < 0
        ? "under 1 %"
        : share.setScale(0, RoundingMode.HALF_UP).toPlainString() + " %";
  }

  private static String assumption(
      Model model, CalculatorState state, Route route, boolean drawing) {
    List<String> notes = new ArrayList<>();
    if (drawing && state.references() > 0) {
      notes.add("Input pictures count as 1024 × 1024 each");
      int most = model.rules().map(ImageRules::maxInputImages).orElse(state.references());
      if (state.references() > most) {
        notes.add(most == 0 ? "this model takes none" : "this model takes up to " + most);
      }
    }
    if (!drawing && state.cached() > 0 && !caches(route)) {
      notes.add("No cached rate is stated, so cached tokens cost as much as others");
    }
    boolean batch =
        route.tariff().rates().stream().anyMatch(rate -> rate.conditions().tier() == state.tier());
    if (state.tier() != dev.tollgate.pricing.ServiceTier.STANDARD && !batch) {
      notes.add("No rate of this tier is stated, so the standard one is used");
    }
    return notes.stream().collect(Collectors.joining(". ")) + (notes.isEmpty() ? "" : ".");
  }
}
