package dev.tollgate.web.page.model;

import dev.tollgate.catalogue.model.Attributes;
import dev.tollgate.catalogue.model.ImageRules;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.SizeRule;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.pricing.ImageSize;
import dev.tollgate.web.page.text.Amounts;
import dev.tollgate.web.page.text.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a model can do and how much it takes, as its facts and rules state. */
public final class Traits {

  /** A capability that a source affirms, denies, or that no source mentions. */
  public record Capability(String name, State state) {}

  /** Three values, never two. */
  public enum State {
    YES,
    NO,
    UNKNOWN
  }

  /** A limit in words; {@code —} when no source says. */
  public record Limit(String name, String value) {}

  private static final List<String> CHAT_CAPABILITIES =
      List.of(
          "function_calling",
          "parallel_function_calling",
          "response_schema",
          "reasoning",
          "prompt_caching",
          "vision",
          "pdf_input",
          "audio_input",
          "audio_output",
          "web_search",
          "system_messages",
          "computer_use");

  private static final List<String> IMAGE_CAPABILITIES =
      List.of("function_calling", "reasoning", "web_search", "prompt_caching");

  private Traits() {}

  /** Capabilities in a fixed order for the kind, then whatever else a source states. */
  public static List<Capability> capabilities(Model model) {
    List<Capability> all = new ArrayList<>();
    model.rules().ifPresent(rules -> fromRules(model, rules, all));
    if (model.kind() == Kind.IMAGE && model.imageRules() == null) {
      all.add(new Capability("picture input", contains(model.inputModalities(), "image")));
    }
    if (model.kind() == Kind.IMAGE) {
      all.add(
          new Capability("chat completions", contains(model.endpoints(), "/v1/chat/completions")));
    }
    for (String name : model.kind() == Kind.IMAGE ? IMAGE_CAPABILITIES : CHAT_CAPABILITIES) {
      all.add(new Capability(Names.words(name), stated(model, name)));
    }
    all.add(new Capability("open weights", state(model.facts().get(Attributes.OPEN_WEIGHTS))));
    return all;
  }

  /** Limits in a fixed order for the kind. */
  public static List<Limit> limits(Model model) {
    List<Limit> limits = new ArrayList<>();
    limits.add(new Limit("takes", words(model.inputModalities())));
    limits.add(new Limit("gives", words(model.outputModalities())));
    limits.add(new Limit("endpoints", words(model.endpoints())));
    model.rules().ifPresent(rules -> rules(rules, limits));
    limits.add(tokens(model, "context window", Attributes.CONTEXT_TOKENS));
    if (model.imageRules() == null) {
      limits.add(tokens(model, "input", Attributes.MAX_INPUT_TOKENS));
      limits.add(tokens(model, "output", Attributes.MAX_OUTPUT_TOKENS));
      limits.add(
          new Limit("knowledge until", text(model, Attributes.KNOWLEDGE_CUTOFF).orElse("—")));
    }
    return limits;
  }

  /** A number that a source states as a limit. */
  public static Optional<Long> number(Model model, String attribute) {
    return text(model, attribute)
        .filter(value -> value.matches("[1-9][0-9]{0,11}"))
        .map(Long::parseLong);
  }

  /** Whether the weights are open. */
  static State open(Model model) {
    return state(model.facts().get(Attributes.OPEN_WEIGHTS));
  }

  /** What sources say about a capability. */
  public static State stated(Model model, String capability) {
    return state(model.facts().get(Attributes.CAPABILITY + capability));
  }

  private static void fromRules(Model model, ImageRules rules, List<Capability> all) {
    all.add(new Capability("picture input", contains(model.inputModalities(), "image")));
    all.add(new Capability("edits of pictures", rules.edits() ? State.YES : State.NO));
    all.add(new Capability("streamed partial pictures", state(rules.streaming())));
    all.add(new Capability("transparent background", state(rules.transparentBackground())));
    all.add(new Capability("high input fidelity", state(rules.inputFidelity())));
    for (String format : List.of("png", "jpeg", "webp", "svg")) {
      all.add(new Capability(format, contains(rules.outputFormats(), format)));
    }
  }

  private static void rules(ImageRules rules, List<Limit> limits) {
    int prompt = rules.promptCharacters();
    limits.add(new Limit("prompt", prompt == 0 ? "—" : Amounts.count(prompt) + " characters"));
    limits.add(
        new Limit(
            "pictures a call", rules.maxPictures() == 1 ? "1" : "1 to " + rules.maxPictures()));
    switch (rules.sizes()) {
      case SizeRule.Fixed(List<ImageSize> sizes) ->
          limits.add(
              new Limit("sizes", String.join(", ", sizes.stream().map(Names::size).toList())));
      case SizeRule.Free free -> {
        String steps = free.multiple() == 1 ? "" : "multiples of " + free.multiple() + ", ";
        limits.add(new Limit("edges", steps + "≤ " + Amounts.count(free.maxEdge()) + " px"));
        limits.add(new Limit("long to short edge", "≤ " + free.maxRatio() + " : 1"));
        limits.add(
            new Limit(
                "pixels",
                Amounts.count(free.minPixels()) + " to " + Amounts.count(free.maxPixels())));
      }
      case SizeRule.Unknown _ -> limits.add(new Limit("sizes", "—"));
    }
    limits.add(
        new Limit(
            "input pictures",
            rules.maxInputImages() > 0
                ? "up to " + rules.maxInputImages()
                : rules.edits() ? "—" : "none"));
    limits.add(
        new Limit(
            "partial pictures",
            rules.maxPartialImages() == 0 ? "none" : "up to " + rules.maxPartialImages()));
  }

  private static String words(List<String> words) {
    return words.isEmpty() ? "—" : String.join(", ", words);
  }

  private static Limit tokens(Model model, String name, String attribute) {
    return new Limit(
        name, number(model, attribute).map(count -> Amounts.count(count) + " tokens").orElse("—"));
  }

  private static Optional<String> text(Model model, String attribute) {
    return Optional.ofNullable(model.facts().get(attribute)).map(Verdict::value);
  }

  private static State contains(List<String> known, String wanted) {
    return known.isEmpty() ? State.UNKNOWN : known.contains(wanted) ? State.YES : State.NO;
  }

  private static State state(@Nullable Boolean known) {
    return known == null ? State.UNKNOWN : known ? State.YES : State.NO;
  }

  private static State state(@Nullable Verdict verdict) {
    if (verdict == null) {
      return State.UNKNOWN;
    }
    return Map.of("true", State.YES, "false", State.NO)
        .getOrDefault(verdict.value(), State.UNKNOWN);
  }
}
