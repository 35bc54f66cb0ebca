package dev.tollgate.web.page.model;

import dev.tollgate.catalogue.model.ImageRules;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.SizeRule;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.pricing.ImageSize;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.QuoteOutcome;
import dev.tollgate.pricing.QuoteOutcome.Quoted;
import dev.tollgate.pricing.ServiceTier;
import dev.tollgate.pricing.Tariff;
import dev.tollgate.web.page.quote.Desk;
import dev.tollgate.web.page.quote.QuoteState;
import dev.tollgate.web.page.quote.QuoteView;
import dev.tollgate.web.page.text.Names;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the page of one model together. */
public final class ModelPages {

  /** What the request and this server bring to a page. */
  public record Setting(
      Snapshot snapshot, Set<String> configured, String base, boolean keyed, LocalDate today) {}

  private record Shape(ImageSize size, @Nullable String quality) {}

  private static final String SAFE_ID = "[A-Za-z0-9._:/@+-]+";
  private static final String SAFE_QUALITY = "[a-z0-9_-]{1,20}";

  private final Desk desk;

  public ModelPages(Desk desk) {
    this.desk = desk;
  }

  /** The view of a model for what stands in the URL. */
  public ModelView view(Model model, QuoteState state, Setting setting) {
    List<Route> routes = setting.snapshot().routesOf(model.id());
    Route route = chosen(model, routes, state.route());
    Shape shape = shape(model, route, state);
    boolean pictures = model.kind() == Kind.IMAGE;
    QuoteOutcome outcome =
        pictures
            ? desk.pictures(model, route, pictures(shape, state.pictures()), state.promptTokens())
            : desk.text(route, text(model, state));
    return new ModelView(
        Heads.of(model, route, routes, setting),
        form(model, route, state, shape),
        QuoteView.of(outcome, route.tariff().freeBecause(), state.callsPerDay()),
        pictures ? PictureCosts.of(model, route, desk, shape.size(), shape.quality()) : null,
        Workloads.of(model, route, state, desk),
        RateMatrix.of(model, route, setting.snapshot()),
        ladder(model, routes, route, state, shape, setting),
        Readings.of(model, route, setting.snapshot(), pictures ? tokens(model, route, shape) : 0),
        Advice.of(model, route, setting.today()),
        Traits.capabilities(model),
        Traits.limits(model),
        recipes(model, state, shape, setting),
        facts(model, setting.snapshot()));
  }

  /** The route asked for, else the first with a price: the lab's own come first. */
  static Route chosen(Model model, List<Route> routes, String asked) {
    return routes.stream()
        .filter(route -> route.id().equals(asked))
        .findFirst()
        .or(() -> routes.stream().filter(ModelPages::isPriced).findFirst())
        .or(() -> routes.stream().findFirst())
        .orElseGet(() ->
            new Route(
                model.id(),
                model.lab(),
                model.id(),
                model.name(),
                Tariff.of(model.id(), List.of()),
                List.of(),
                Map.of(),
                List.of()));
  }

  private static boolean isPriced(Route route) {
    return route.tariff().isFree() || !route.tariff().rates().isEmpty();
  }

  private static Shape shape(Model model, Route route, QuoteState state) {
    List<ImageSize> sizes = PictureCosts.sizes(model, route, null);
    ImageSize size =
        ImageSize.parse(state.size())
            .orElseGet(() -> {
              ImageSize usual = new ImageSize(1024, 1024);
              return sizes.contains(usual) ? usual : sizes.getFirst();
            });
    List<@Nullable String> known = PictureCosts.qualities(model, route, null);
    if (known.contains(state.quality()) || state.quality().matches(SAFE_QUALITY)) {
      return new Shape(size, state.quality());
    }
    return new Shape(
        size,
        known.contains("medium")
            ? "medium"
            : known.contains("standard") ? "standard" : known.getFirst());
  }

  private static Desk.Pictures pictures(Shape shape, int count) {
    return new Desk.Pictures(shape.size().toString(), shape.quality(), count);
  }

  private static Desk.Text text(Model model, QuoteState state) {
    long output = model.kind() == Kind.CHAT ? state.outputTokens() : 0;
    return new Desk.Text(state.inputTokens(), output, state.tier());
  }

  private static ModelView.QuoteForm form(Model model, Route route, QuoteState state, Shape shape) {
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
        tiers(route),
        model.rules().map(ImageRules::maxPictures).orElse(10),
        model.rules().map(rules -> rules.sizes() instanceof SizeRule.Free).orElse(false),
        Sizes.fault(model, shape.size()));
  }

  private static List<String> tiers(Route route) {
    List<String> tiers = new ArrayList<>();
    for (ServiceTier tier : ServiceTier.values()) {
      boolean stated =
          route.tariff().rates().stream().anyMatch(rate -> rate.conditions().tier() == tier);
      if (tier == ServiceTier.STANDARD || stated) {
        tiers.add(tier.name().toLowerCase(Locale.ROOT));
      }
    }
    return tiers;
  }

  private Ladder ladder(
      Model model,
      List<Route> routes,
      Route route,
      QuoteState state,
      Shape shape,
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

  private static String subject(Shape shape, QuoteState state) {
    return "One "
        + Names.size(shape.size())
        + (shape.quality() == null ? "" : " " + shape.quality())
        + " picture from a prompt of "
        + state.promptTokens()
        + " tokens";
  }

  private long tokens(Model model, Route route, Shape shape) {
    return desk.pictures(model, route, pictures(shape, 1), 0) instanceof Quoted(var quote)
        ? quote.expected().lines().stream()
            .filter(line -> line.meter().equals(Meter.IMAGE_OUTPUT))
            .mapToLong(line -> line.quantity().longValue())
            .sum()
        : 0;
  }

  private static Recipes recipes(Model model, QuoteState state, Shape shape, Setting setting) {
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

  private static List<ModelView.FactRow> facts(Model model, Snapshot snapshot) {
    return model.facts().entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
        .map(entry ->
            new ModelView.FactRow(
                entry.getKey(), entry.getValue().value(), Says.of(entry.getValue(), snapshot)))
        .toList();
  }
}
