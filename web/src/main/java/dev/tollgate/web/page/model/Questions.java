package dev.tollgate.web.page.model;

import dev.tollgate.catalogue.model.Attributes;
import dev.tollgate.catalogue.model.Lifecycle;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.web.page.model.Traits.State;
import dev.tollgate.web.page.quote.QuoteView;
import dev.tollgate.web.page.text.Amounts;
import dev.tollgate.web.page.text.Names;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Questions people ask about any model, answered from its facts. */
public final class Questions {

  /** A question and its answer. */
  public record Question(String asks, String answer) {}

  private Questions() {}

  static List<Question> of(
      Model model,
      Route route,
      List<Route> routes,
      Ladder ladder,
      QuoteView quote,
      ModelPages.Setting setting) {
    Snapshot snapshot = setting.snapshot();
    List<Question> questions = new ArrayList<>();
    String name = model.displayName();
    questions.add(
        new Question(
            "What does " + name + " cost?",
            quote.known()
                ? ladder.subject()
                    + " costs "
                    + quote.total()
                    + " at "
                    + Names.provider(snapshot, route.provider())
                    + ". The rates above say what makes it up."
                : "No source states a price that this call can be reckoned by."));
    questions.add(new Question("Who serves it, and who is cheapest?", serves(ladder, routes)));
    questions.add(new Question("Which id do I use?", id(model, route)));
    questions.add(new Question("How large is its context window?", context(model)));
    questions.add(
        new Question(
            "Does it call functions?",
            switch (Traits.stated(model, "function_calling")) {
              case YES -> "Yes, sources say so.";
              case NO -> "No. Use a chat model for tools, and hand its words to this one.";
              case UNKNOWN -> "No source says.";
            }));
    questions.add(new Question("Who made it, and is it open?", maker(model)));
    questions.add(new Question("Is it here to stay?", stay(model.lifecycle(), setting.today())));
    questions.add(
        new Question(
            "How do I fall back to another route?",
            "Call it as "
                + model.id()
                + ": the next configured provider is tried when one surely did no work. "
                + route.id()
                + " pins one route."));
    return questions;
  }

  private static String serves(Ladder ladder, List<Route> routes) {
    List<String> known =
        ladder.rungs().stream()
            .filter(Ladder.Rung::known)
            .map(rung -> rung.provider() + " at " + rung.price())
            .limit(3)
            .toList();
    int count = Math.toIntExact(routes.stream().map(Route::provider).distinct().count());
    return (count == 1 ? "One provider" : count + " providers")
        + (known.isEmpty()
            ? ", none with a price for this call."
            : "; cheapest for this call: " + Names.list(known) + ".");
  }

  private static String id(Model model, Route route) {
    return model.id()
        + " here, or any of its spellings"
        + (model.aliases().isEmpty() ? "" : " such as " + model.aliases().getFirst())
        + "; "
        + route.upstreamModel()
        + " at the provider itself.";
  }

  private static String context(Model model) {
    return Traits.number(model, Attributes.CONTEXT_TOKENS)
        .map(tokens -> Amounts.count(tokens) + " tokens.")
        .or(() ->
            model
                .rules()
                .filter(rules -> rules.promptCharacters() > 0)
                .map(rules ->
                    "It has none that a source states; a prompt is at most "
                        + Amounts.count(rules.promptCharacters())
                        + " characters."))
        .orElse("No source says.");
  }

  private static String maker(Model model) {
    State open = Traits.open(model);
    String weights =
        switch (open) {
          case YES -> "its weights are open.";
          case NO -> "its weights are not open.";
          case UNKNOWN -> "no source says whether its weights are open.";
        };
    return Names.lab(model.lab()) + "; " + weights;
  }

  private static String stay(Lifecycle life, LocalDate today) {
    LocalDate end = life.shutdown() == null ? life.deprecated() : life.shutdown();
    if (end == null) {
      return "No source states an end.";
    }
    String when = (end.isAfter(today) ? "It ends on " : "It ended on ") + Names.day(end);
    return when
        + (life.successors().isEmpty() ? "." : "; " + Names.list(life.successors()) + " follow.");
  }

  /** Official pages that sources name for a model, then the feeds its facts come from. */
  static List<Link> links(List<Route> routes, Snapshot snapshot) {
    List<Link> links = new ArrayList<>();
    routes.stream()
        .flatMap(route -> Stream.ofNullable(route.facts().get("upstream_source")))
        .map(verdict -> verdict.value())
        .filter(address -> address.startsWith("https://") && address.length() < 200)
        .distinct()
        .limit(4)
        .forEach(address ->
            links.add(
                new Link(
                    address.replaceFirst("https://(www\\.)?", ""),
                    address,
                    "named by a source as where it read the price")));
    List<String> used = sources(routes);
    snapshot.sources().stream()
        .filter(source -> used.contains(source.id()) && Names.isPage(source.address()))
        .forEach(source ->
            links.add(
                new Link(
                    source.name(), source.address(), "feed, read " + Names.day(source.date()))));
    return links;
  }

  /** A page elsewhere, and what it is. */
  public record Link(String name, String address, String about) {}

  private static List<String> sources(List<Route> routes) {
    return routes.stream()
        .flatMap(route -> route.prices().stream())
        .flatMap(price ->
            Stream.concat(
                price.verdict().agreeing().stream(), price.verdict().dissenting().stream()))
        .map(witness -> witness.evidence().source())
        .distinct()
        .toList();
  }
}
