package dev.tollgate.web.api;

import dev.tollgate.catalogue.model.Evidence;
import dev.tollgate.catalogue.model.ImageRules;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.SizeRule;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.catalogue.query.PriceMatrix;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.gateway.codec.Json;
import dev.tollgate.pricing.ImageSize;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All that is known about one model, as JSON: every price with its verdict and witnesses. */
final class ModelPage {

  private static final ImageSize SQUARE = new ImageSize(1024, 1024);

  private ModelPage() {}

  static ObjectNode of(Model model, Snapshot snapshot, Set<String> configured, Instant now) {
    List<Route> routes = snapshot.routesOf(model.id());
    ObjectNode json = ModelJson.head(model);
    ModelJson.texts(json.putArray("aliases"), model.aliases());
    ModelJson.texts(json.putArray("snapshots"), model.snapshots());
    ModelJson.texts(json.putArray("endpoints"), model.endpoints());
    model.rules().ifPresent(rules -> json.set("limits", rules(rules)));
    json.set("facts", facts(model.facts()));
    PriceMatrix.of(snapshot, model.id(), now)
        .ifPresent(matrix -> json.set("matrix", MatrixJson.of(matrix)));
    if (model.kind() == Kind.IMAGE && !routes.isEmpty()) {
      json.set("picture_prices", picturePrices(model, routes.getFirst(), now));
    }
    ArrayNode list = json.putArray("routes");
    routes.forEach(route -> list.add(route(model, route, snapshot, configured, now)));
    ArrayNode sources = json.putArray("sources");
    Set<String> used = sourcesOf(model, routes);
    snapshot.sources().stream()
        .filter(source -> used.contains(source.id()))
        .forEach(source -> sources.add(ModelJson.source(source)));
    json.set("catalogue", ModelJson.stamp(snapshot));
    return json;
  }

  private static ObjectNode rules(ImageRules rules) {
    ObjectNode json = Json.object();
    json.set("sizes", sizes(rules.sizes()));
    ModelJson.texts(
        json.putArray("presets"), rules.presets().stream().map(ImageSize::toString).toList());
    json.put("auto_size", rules.expectedAutoSize().toString());
    ModelJson.texts(json.putArray("qualities"), rules.qualities());
    json.put("auto_quality", rules.expectedAutoQuality())
        .put("pictures_max", rules.maxPictures())
        .put("prompt_characters_max", rules.promptCharacters());
    ModelJson.texts(json.putArray("output_formats"), rules.outputFormats());
    json.put("transparent_background", rules.transparentBackground())
        .put("streaming", rules.streaming())
        .put("partial_images_max", rules.maxPartialImages())
        .put("edits", rules.edits())
        .put("input_images_max", rules.maxInputImages())
        .put("input_fidelity", rules.inputFidelity())
        .put("response_format", rules.responseFormat())
        .put("output_tokens_by", ModelJson.lower(rules.outputMethod()));
    ModelJson.texts(
        json.putArray("extra_parameters"), rules.extraParameters().stream().sorted().toList());
    json.put("says", rules.evidence().raw()).put("source", rules.evidence().source());
    return json;
  }

  private static ObjectNode sizes(SizeRule rule) {
    return switch (rule) {
      case SizeRule.Fixed(List<ImageSize> sizes) -> {
        ObjectNode json = Json.object().put("rule", "fixed");
        ModelJson.texts(json.putArray("sizes"), sizes.stream().map(ImageSize::toString).toList());
        yield json;
      }
      case SizeRule.Free free ->
          Json.object()
              .put("rule", "free")
              .put("multiple", free.multiple())
              .put("edge_min", free.minEdge())
              .put("edge_max", free.maxEdge())
              .put("ratio_max", free.maxRatio())
              .put("pixels_min", free.minPixels())
              .put("pixels_max", free.maxPixels());
      case SizeRule.Unknown _ -> Json.object().put("rule", "unknown");
    };
  }

  private static ObjectNode facts(Map<String, Verdict> facts) {
    ObjectNode json = Json.object();
    facts.forEach((attribute, verdict) -> json.set(attribute, VerdictJson.of(verdict)));
    return json;
  }

  /** Sizes x qualities on one route; a price that nobody states is null. */
  private static ObjectNode picturePrices(Model model, Route route, Instant now) {
    ObjectNode json = Json.object().put("route", route.id()).put("unit", "USD per picture");
    List<String> qualities = model.rules().map(ImageRules::qualities).orElse(List.of());
    List<String> columns = qualities.isEmpty() ? List.of("any") : qualities;
    ModelJson.texts(json.putArray("qualities"), columns);
    ArrayNode rows = json.putArray("sizes");
    for (ImageSize size : sizesOf(model)) {
      ObjectNode row = rows.addObject().put("size", size.toString());
      ObjectNode prices = row.putObject("usd");
      for (String quality : columns) {
        prices.put(
            quality,
            PicturePrice.of(model, route, size, qualities.isEmpty() ? null : quality, now)
                .map(charge -> charge.total().toString())
                .orElse(null));
      }
    }
    return json;
  }

  /** The sizes a model names, the square one first, then by pixels. */
  private static List<ImageSize> sizesOf(Model model) {
    List<ImageSize> named = model.rules().map(ImageRules::presets).orElse(List.of());
    return Stream.concat(named.isEmpty() ? Stream.of(SQUARE) : Stream.empty(), named.stream())
        .distinct()
        .sorted(
            Comparator.comparing((ImageSize size) -> !size.equals(SQUARE))
                .thenComparing(ImageSize::pixels))
        .toList();
  }

  private static ObjectNode route(
      Model model, Route route, Snapshot snapshot, Set<String> configured, Instant now) {
    String provider =
        snapshot.provider(route.provider()).map(known -> known.displayName()).orElse("");
    ObjectNode json =
        Json.object()
            .put("id", route.id())
            .put("provider", route.provider())
            .put("provider_name", provider.isEmpty() ? route.provider() : provider)
            .put("configured", configured.contains(route.provider()))
            .put("upstream_model", route.upstreamModel())
            .put("tariff", route.tariff().version())
            .put("free_because", route.tariff().freeBecause());
    Headline.of(model, List.of(route), now)
        .ifPresentOrElse(
            shown ->
                json.putObject("price")
                    .put("usd", shown.price().toString())
                    .put("unit", "USD per " + shown.unit()),
            () -> json.putNull("price"));
    ArrayNode rates = json.putArray("rates");
    route.prices().forEach(priced -> rates.add(VerdictJson.of(priced)));
    json.set("facts", facts(route.facts()));
    ArrayNode suspects = json.putArray("suspects");
    route.suspects().forEach(suspect -> suspects.add(VerdictJson.of(suspect)));
    return json;
  }

  private static Set<String> sourcesOf(Model model, List<Route> routes) {
    Stream<Verdict> verdicts =
        Stream.concat(
            model.facts().values().stream(),
            routes.stream()
                .flatMap(route ->
                    Stream.concat(
                        route.facts().values().stream(),
                        route.prices().stream().map(Route.PricedRate::verdict))));
    Set<String> ids = new TreeSet<>();
    verdicts
        .flatMap(
            verdict -> Stream.concat(verdict.agreeing().stream(), verdict.dissenting().stream()))
        .map(Verdict.Witness::evidence)
        .map(Evidence::source)
        .forEach(ids::add);
    model.rules().ifPresent(rules -> ids.add(rules.evidence().source()));
    return ids;
  }
}
