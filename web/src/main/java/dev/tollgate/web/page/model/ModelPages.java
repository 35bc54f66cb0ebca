package dev.tollgate.web.page.model;

import dev.tollgate.catalogue.carrier.Carriers;
import dev.tollgate.catalogue.conflict.Conflicts;
import dev.tollgate.catalogue.history.Archive;
import dev.tollgate.catalogue.model.ImageRules;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.SizeRule;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.reading.Explainer;
import dev.tollgate.pricing.ImageSize;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.QuoteOutcome;
import dev.tollgate.pricing.QuoteOutcome.Quoted;
import dev.tollgate.web.page.quote.Desk;
import dev.tollgate.web.page.quote.QuoteState;
import dev.tollgate.web.page.quote.QuoteView;
import dev.tollgate.web.page.text.Names;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts the page of one model together. */
public final class ModelPages {

  /** What the request and this server bring to a page; {@code said} is a reading to explain. */
  public record Setting(
      Snapshot snapshot,
      Set<String> configured,
      String base,
      boolean keyed,
      LocalDate today,
      String said) {}

  private static final String SAFE_ID = "[A-Za-z0-9._:/@+-]+";

  private final Desk desk;
  private final Archive archive;

  public ModelPages(Desk desk, Archive archive) {
    this.desk = desk;
    this.archive = archive;
  }

  /** The view of a model for what stands in the URL. */
  public ModelView view(Model model, QuoteState state, Setting setting) {
    List<Route> routes = setting.snapshot().routesOf(model.id());
    Route route = Choices.route(model, routes, state.route());
    Choices.Shape shape = Choices.shape(model, route, state.size(), state.quality());
    boolean pictures = model.kind() == Kind.IMAGE;
    QuoteOutcome outcome =
        pictures
            ? desk.pictures(model, route, pictures(shape, state.pictures()), state.promptTokens())
            : desk.text(route, text(model, state));
    QuoteView quote = QuoteView.of(outcome, route.tariff().freeBecause(), state.callsPerDay());
    Ladder ladder = ladder(model, routes, route, state, shape, setting);
    return new ModelView(
        Heads.of(model, route, routes, setting),
        form(model, route, state, shape),
        quote,
        pictures ? PictureCosts.of(model, route, desk, shape.size(), shape.quality()) : null,
        Workloads.of(model, route, state, desk),
        RateMatrix.of(model, route, setting.snapshot()),
        ladder,
        Readings.of(
            model,
            route,
            setting.snapshot(),
            pictures
                ? new Explainer.Call(state.promptTokens(), tokens(model, route, shape))
                : new Explainer.Call(
                    state.inputTokens(), model.kind() == Kind.CHAT ? state.outputTokens() : 0),
            setting.said(),
            desk.clock().instant()),
        Advice.of(model, route, setting.today()),
        Traits.capabilities(model),
        Traits.limits(model),
        recipes(model, state, shape, setting),
        facts(model, setting.snapshot()),
        more(model, route, routes, ladder, quote, setting));
  }

  private static Desk.Pictures pictures(Choices.Shape shape, int count) {
    return new Desk.Pictures(shape.size().toString(), shape.quality(), count);
  }

  private static Desk.Text text(Model model, QuoteState state) {
    long output = model.kind() == Kind.CHAT ? state.outputTokens() : 0;
    return new Desk.Text(state.inputTokens(), output, state.tier());
  }

  private static ModelView.QuoteForm form(
      Model model, Route route, QuoteState state, Choices.Shape shape) {
    boolean text =
        switch (model.kind()) {
          case CHAT, EMBEDDING, RERANK, MODERATION -> true;
          case IMAGE, SPEECH, TRANSCRIPTION, VIDEO, OTHER -> false;
        };
    return new ModelView.QuoteForm(
        model.kind() == Kind.IMAGE,
        text,
        model.kind() == Kind.CHAT,
        state,
        shape.size().toString(),
        Objects.requireNonNullElse(shape.quality(), ""),
        PictureCosts.sizes(model, route, shape.size()).stream().map(ImageSize::toString).toList(),
        PictureCosts.qualities(model, route, shape.quality()).stream()
            .map(one -> one == null ? "" : one)
            .toList(),
        Choices.tiers(route),
        model.rules().map(ImageRules::maxPictures).orElse(10),
        model.rules().map(rules -> rules.sizes() instanceof SizeRule.Free).orElse(false),
        Sizes.fault(model, shape.size()));
  }

  private Ladder ladder(
      Model model,
      List<Route> routes,
      Route route,
      QuoteState state,
      Choices.Shape shape,
      Setting setting) {
    List<Route> all = routes.isEmpty() ? List.of(route) : routes;
    return switch (model.kind()) {
      case IMAGE ->
          Ladder.of(
              subject(shape, state),
              all,
              route,
              setting.snapshot(),
              setting.configured(),
              one ->
                  Ladder.Answer.of(
                      one,
                      desk.pictures(model, one, pictures(shape, 1), state.promptTokens()),
                      true));
      case CHAT, EMBEDDING, RERANK, MODERATION ->
          Ladder.of(
              Workloads.subject(text(model, state)),
              all,
              route,
              setting.snapshot(),
              setting.configured(),
              one -> Ladder.Answer.of(one, desk.text(one, text(model, state)), false));
      case SPEECH, TRANSCRIPTION, VIDEO, OTHER -> CommonRate.of(all).ladder(all, route, setting);
    };
  }

  private static String subject(Choices.Shape shape, QuoteState state) {
    return "One "
        + Names.size(shape.size())
        + (shape.quality() == null ? "" : " " + shape.quality())
        + " picture from a prompt of "
        + state.promptTokens()
        + " tokens";
  }

  private long tokens(Model model, Route route, Choices.Shape shape) {
    return desk.pictures(model, route, pictures(shape, 1), 0) instanceof Quoted(var quote)
        ? quote.expected().lines().stream()
            .filter(line -> line.meter().equals(Meter.IMAGE_OUTPUT))
            .mapToLong(line -> line.quantity().longValue())
            .sum()
        : 0;
  }

  private static Recipes recipes(
      Model model, QuoteState state, Choices.Shape shape, Setting setting) {
    String name = state.route().isEmpty() ? model.id() : state.route();
    if (!name.matches(SAFE_ID)) {
      return new Recipes(List.of(), "This id has characters that need care in a shell.");
    }
    boolean sized = model.imageRules() != null;
    return Recipes.of(
        new Recipes.Target(
            model.kind(),
            name,
            setting.base(),
            setting.keyed(),
            sized ? shape.size().toString() : null,
            sized ? shape.quality() : null));
  }

  /** What a picture of the page shows, for links that are shared. */
  public ModelCard card(Model model, Setting setting) {
    ModelView view = view(model, QuoteState.of(Map.of()), setting);
    return ModelCard.of(view, setting.snapshot().hash());
  }

  private More more(
      Model model,
      Route route,
      List<Route> routes,
      Ladder ladder,
      QuoteView quote,
      Setting setting) {
    List<Questions.Question> questions = Questions.of(model, route, routes, ladder, quote, setting);
    String address = setting.base() + "/models/" + model.id();
    return new More(
        Stance.of(model, setting.snapshot(), desk.clock().instant()),
        PriceHistory.of(model, route.id(), setting.snapshot(), archive),
        Benchmarks.of(model, setting.snapshot(), desk.clock().instant()),
        Controls.of(model),
        Conflicts.of(setting.snapshot()).ofModel(model.id()).size(),
        LifeStory.of(model, setting.snapshot(), desk, setting.today()),
        Carriers.of(routes),
        Gotchas.of(model, route, routes),
        questions,
        Questions.links(routes, setting.snapshot()),
        address,
        setting.base() + "/cards/" + model.id() + ".png",
        questions.getFirst().answer(),
        StructuredData.of(model, setting.snapshot(), address, ladder, questions));
  }

  private static List<ModelView.FactRow> facts(Model model, Snapshot snapshot) {
    return model.facts().entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
        .map(entry ->
            new ModelView.FactRow(
                entry.getKey(),
                entry.getValue().value(),
                Says.sources(entry.getValue().agreeing()).stream()
                    .map(source -> Names.source(snapshot, source))
                    .collect(Collectors.joining(", ")),
                Says.sources(entry.getValue().dissenting()).size()))
        .toList();
  }
}
