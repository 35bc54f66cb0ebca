package dev.tollgate.web.page.model;

import dev.tollgate.catalogue.model.ImageRules;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.SizeRule;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Rate;
import dev.tollgate.web.page.text.Names;
import java.util.ArrayList;
import java.util.List;

/** What surprises people about a model, each sentence following from a rule or a rate. */
final class Gotchas {

  private Gotchas() {}

  static List<String> of(Model model, Route route, List<Route> routes) {
    List<String> gotchas = new ArrayList<>();
    endpoint(model, gotchas);
    model.rules().ifPresent(rules -> rules(rules, gotchas));
    rates(model, route, gotchas);
    names(model, routes, gotchas);
    return gotchas;
  }

  private static void endpoint(Model model, List<String> gotchas) {
    boolean images = model.endpoints().contains("/v1/images/generations");
    if (model.kind() == Kind.IMAGE
        && images
        && !model.endpoints().contains("/v1/chat/completions")) {
      gotchas.add(
          "Call /v1/images/generations. Samples elsewhere that send it to chat completions fail.");
    }
    if (model.kind() == Kind.IMAGE) {
      gotchas.add("Temperature, top_p and penalties are settings of chat; image calls have none.");
    }
  }

  private static void rules(ImageRules rules, List<String> gotchas) {
    if (Boolean.FALSE.equals(rules.responseFormat())) {
      gotchas.add("It always answers in base64; response_format is refused, a URL never comes.");
    }
    if (rules.expectedAutoQuality() != null) {
      gotchas.add(
          "Without a quality it was seen to draw at "
              + rules.expectedAutoQuality()
              + "; name one, or the price is a guess.");
    } else if (rules.qualities().size() > 1) {
      gotchas.add("Without a quality nobody states which one it draws at; the quote spans all.");
    }
    if (Boolean.FALSE.equals(rules.transparentBackground())) {
      gotchas.add("A transparent background is refused.");
    }
    if (Boolean.FALSE.equals(rules.inputFidelity()) && rules.edits()) {
      gotchas.add("input_fidelity is refused: it works at full fidelity or not at all.");
    }
    if (rules.sizes() instanceof SizeRule.Free free && free.multiple() > 1) {
      gotchas.add("Both edges of a size are multiples of " + free.multiple() + ".");
    }
    if (Boolean.TRUE.equals(rules.streaming()) && rules.maxPartialImages() > 0) {
      gotchas.add("Each partial picture of a stream is billed as about 100 output tokens.");
    }
  }

  private static void rates(Model model, Route route, List<String> gotchas) {
    List<Meter> meters = route.tariff().rates().stream().map(Rate::meter).toList();
    if (meters.contains(Meter.IMAGE_INPUT) && meters.contains(Meter.TEXT_INPUT)) {
      gotchas.add("Input pictures bill at another rate than the prompt, cached ones too.");
    }
    if (meters.stream().anyMatch(meter -> RateMatrix.isNeverBilled(model, meter))) {
      gotchas.add("A text output rate is listed, but the model emits no text.");
    }
    boolean twice = meters.contains(Meter.IMAGES) && meters.contains(Meter.IMAGE_OUTPUT);
    if (twice) {
      gotchas.add("Prices per picture restate the token rates; they are never added to them.");
    }
    boolean bands =
        route.tariff().rates().stream()
            .anyMatch(rate -> rate.conditions().minContextTokens() != null);
    if (bands) {
      gotchas.add("Past a number of input tokens the whole call is billed at higher rates.");
    }
    boolean hours =
        route.tariff().rates().stream().anyMatch(rate -> rate.conditions().window() != null);
    if (hours) {
      gotchas.add("The price depends on the hour, in UTC.");
    }
  }

  private static void names(Model model, List<Route> routes, List<String> gotchas) {
    List<String> names =
        routes.stream()
            .map(Route::upstreamModel)
            .distinct()
            .filter(name -> !name.equals(model.name()))
            .limit(3)
            .toList();
    if (!names.isEmpty()) {
      gotchas.add(
          "Providers want their own ids, such as "
              + Names.list(names)
              + "; here the id of the model is enough.");
    }
    if (!model.snapshots().isEmpty()) {
      gotchas.add(
          model.name() + " may move; " + model.snapshots().getFirst() + " stays what it is.");
    }
  }
}
