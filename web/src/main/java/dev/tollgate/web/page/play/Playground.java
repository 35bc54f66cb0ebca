package dev.tollgate.web.page.play;

import dev.tollgate.catalogue.model.ImageRules;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.SizeRule;
import dev.tollgate.catalogue.query.Catalogue;
import dev.tollgate.catalogue.query.Search;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.gateway.codec.Json;
import dev.tollgate.pricing.ImageSize;
import dev.tollgate.web.page.model.Sizes;
import dev.tollgate.web.page.play.PlaygroundView.Choice;
import dev.tollgate.web.page.play.PlaygroundView.Form;
import dev.tollgate.web.page.quote.Desk;
import dev.tollgate.web.page.quote.QuoteView;
import dev.tollgate.web.page.text.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Fills the playground from what stands in the URL. */
public final class Playground {

  /** The model that draws without a key and without a network. */
  public static final String FIRST = "studio/sketch-1";

  private static final String AUTO = "auto";
  private static final String PROMPT = "A lighthouse at dusk, calm sea, the words \"Safe harbour\"";
  private static final int KNOWN_MAX = 60;
  private static final int PROMPT_MAX = 32_000;
  private static final String SAFE = "[A-Za-z0-9_-]{0,20}";

  private final Catalogue catalogue;
  private final Desk desk;

  public Playground(Catalogue catalogue, Desk desk) {
    this.catalogue = catalogue;
    this.desk = desk;
  }

  /** The playground for these values; {@code base} is this server's address. */
  public PlaygroundView view(
      Map<String, String> values, Set<String> configured, String base, boolean keyed) {
    Snapshot snapshot = catalogue.current();
    Model model = chosen(snapshot, values.getOrDefault("model", ""));
    List<Route> routes = snapshot.routesOf(model.id());
    Optional<Route> served =
        routes.stream().filter(route -> configured.contains(route.provider())).findFirst();
    Route route = served.orElse(routes.getFirst());
    Form form = form(model, values);
    return new PlaygroundView(
        callable(snapshot, configured),
        known(snapshot, configured),
        choice(model),
        served.isPresent(),
        route.id(),
        form,
        quote(model, route, form),
        ImageSize.parse(form.size()).map(size -> Sizes.fault(model, size)).orElse(""),
        curl(model, form, base, keyed));
  }

  private static Model chosen(Snapshot snapshot, String asked) {
    return snapshot
        .model(asked)
        .or(() -> snapshot.resolve(asked).stream().map(Snapshot.Candidate::model).findFirst())
        .filter(model -> model.kind() == Kind.IMAGE)
        .filter(model -> !snapshot.routesOf(model.id()).isEmpty())
        .or(() -> snapshot.model(FIRST))
        .orElseThrow(() -> new IllegalStateException("The catalogue lacks " + FIRST));
  }

  private static List<Choice> callable(Snapshot snapshot, Set<String> configured) {
    return snapshot.models().stream()
        .filter(model -> model.kind() == Kind.IMAGE)
        .filter(model -> isServed(snapshot, model, configured))
        .sorted(
            Comparator.comparing((Model model) -> !model.id().equals(FIRST))
                .thenComparing(Model::id))
        .map(Playground::choice)
        .toList();
  }

  private static List<Choice> known(Snapshot snapshot, Set<String> configured) {
    Search search = new Search("", Kind.IMAGE, null, null, Search.Order.RELEVANCE, 0, KNOWN_MAX);
    return snapshot.search(search).models().stream()
        .filter(model -> !isServed(snapshot, model, configured))
        .filter(model -> !snapshot.routesOf(model.id()).isEmpty())
        .sorted(Comparator.comparing(Model::id))
        .map(Playground::choice)
        .toList();
  }

  private static boolean isServed(Snapshot snapshot, Model model, Set<String> configured) {
    return snapshot.routesOf(model.id()).stream()
        .anyMatch(route -> configured.contains(route.provider()));
  }

  private static Choice choice(Model model) {
    return new Choice(model.id(), Names.lab(model.lab()) + " · " + model.name());
  }

  private static Form form(Model model, Map<String, String> values) {
    ImageRules rules = model.imageRules();
    List<String> sizes = new ArrayList<>(List.of(AUTO));
    List<String> qualities = new ArrayList<>(List.of(AUTO));
    List<String> formats = new ArrayList<>();
    List<String> backgrounds = new ArrayList<>();
    if (rules != null) {
      rules.presets().stream()
          .sorted(Comparator.comparingLong(ImageSize::pixels).thenComparingInt(ImageSize::width))
          .forEach(size -> sizes.add(size.toString()));
      qualities.addAll(rules.qualities());
      formats.addAll(rules.outputFormats());
      if (Boolean.TRUE.equals(rules.transparentBackground())) {
        backgrounds.addAll(List.of(AUTO, "opaque", "transparent"));
      }
    }
    String size = size(values, sizes, rules);
    String prompt = values.getOrDefault("prompt", PROMPT);
    return new Form(
        prompt.substring(0, Math.min(prompt.length(), PROMPT_MAX)),
        size,
        pick(values, "quality", qualities, qualities.contains("medium") ? "medium" : AUTO),
        number(values, "n", 1, rules == null ? 1 : rules.maxPictures(), 1),
        pick(values, "format", formats, formats.isEmpty() ? "" : formats.getFirst()),
        pick(values, "background", backgrounds, backgrounds.isEmpty() ? "" : AUTO),
        sizes,
        qualities.size() > 1 ? qualities : List.of(),
        formats.size() > 1 ? formats : List.of(),
        backgrounds,
        rules == null ? 1 : rules.maxPictures(),
        rules == null || rules.sizes() instanceof SizeRule.Free,
        number(values, "partials", 0, maxPartials(rules), 0),
        maxPartials(rules));
  }

  private static String size(
      Map<String, String> values, List<String> sizes, @Nullable ImageRules rules) {
    String own = values.getOrDefault("own", "").replace(" ", "").replace('×', 'x');
    String asked =
        own.isEmpty() ? values.getOrDefault("size", "").replace(" ", "").replace('×', 'x') : own;
    if (ImageSize.parse(asked).isPresent() || asked.equals(AUTO)) {
      return asked;
    }
    return rules != null && sizes.contains("1024x1024") ? "1024x1024" : AUTO;
  }

  private static String pick(
      Map<String, String> values, String name, List<String> known, String otherwise) {
    String asked = values.getOrDefault(name, otherwise);
    return known.contains(asked) && asked.matches(SAFE) ? asked : otherwise;
  }

  private static int maxPartials(@Nullable ImageRules rules) {
    return rules != null && Boolean.TRUE.equals(rules.streaming()) ? rules.maxPartialImages() : 0;
  }

  private static int number(
      Map<String, String> values, String name, int least, int most, int otherwise) {
    String text = values.getOrDefault(name, "");
    return text.matches("[0-9]{1,3}")
        ? Math.clamp(Integer.parseInt(text), least, Math.max(least, most))
        : otherwise;
  }

  private QuoteView quote(Model model, Route route, Form form) {
    Desk.Pictures ask =
        new Desk.Pictures(
            form.size().equals(AUTO) ? null : form.size(),
            form.quality().equals(AUTO) ? null : form.quality(),
            form.count());
    int partials = form.count() == 1 ? form.partials() : 0;
    return QuoteView.of(
        desk.pictures(model, route, ask, form.prompt(), partials),
        route.tariff().freeBecause(),
        null);
  }

  private static String curl(Model model, Form form, String base, boolean keyed) {
    ObjectNode body = Json.object();
    body.put("model", model.id()).put("prompt", form.prompt()).put("size", form.size());
    if (!form.qualities().isEmpty()) {
      body.put("quality", form.quality());
    }
    if (form.count() > 1) {
      body.put("n", form.count());
    }
    if (!form.formats().isEmpty() && !form.format().equals("png")) {
      body.put("output_format", form.format());
    }
    if (!form.backgrounds().isEmpty() && !form.background().equals(AUTO)) {
      body.put("background", form.background());
    }
    String json = Json.MAPPER.writeValueAsString(body).replace("'", "'\\''");
    return "curl "
        + base.replaceFirst("^http://", "")
        + "/v1/images/generations \\\n -H 'content-type: application/json' \\\n"
        + (keyed ? " -H \"authorization: Bearer $TOLLGATE_API_KEY\" \\\n" : "")
        + " -d '"
        + json
        + "'";
  }
}
