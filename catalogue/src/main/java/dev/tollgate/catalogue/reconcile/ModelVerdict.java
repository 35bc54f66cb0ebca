package dev.tollgate.catalogue.reconcile;

import dev.tollgate.catalogue.identity.Identity;
import dev.tollgate.catalogue.model.Attributes;
import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Lifecycle;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.catalogue.own.OwnFacts;
import dev.tollgate.catalogue.own.OwnModel;
import dev.tollgate.catalogue.reconcile.Drafts.ModelDraft;
import dev.tollgate.catalogue.reconcile.Drafts.RouteDraft;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands about one model, out of hand-verified facts, lab facts and its routes. */
final class ModelVerdict {

  /** Attributes of routes that say something about the model itself. */
  private static final Set<String> ABOUT_THE_MODEL =
      Set.of(
          Attributes.NAME,
          Attributes.KIND,
          Attributes.CONTEXT_TOKENS,
          Attributes.MAX_INPUT_TOKENS,
          Attributes.MAX_OUTPUT_TOKENS,
          Attributes.INPUT_MODALITIES,
          Attributes.OUTPUT_MODALITIES,
          Attributes.RELEASED,
          Attributes.KNOWLEDGE_CUTOFF,
          Attributes.OPEN_WEIGHTS,
          Attributes.STATUS,
          Attributes.ENDPOINTS,
          Attributes.DEPRECATION_DATE,
          "family");

  private final ModelDraft draft;
  private final String lab;
  private final String name;
  private final @Nullable OwnModel own;
  private final Map<String, Verdict> facts;
  private final Kind kind;

  ModelVerdict(ModelDraft draft, OwnFacts ownFacts, Trust trust) {
    this.draft = draft;
    this.lab = lab(draft);
    this.name = spelling(draft);
    this.own = ownFacts.model(lab + "/" + name).orElse(null);
    List<Fact.Attribute> stated = relevant();
    this.facts = AttributeVerdicts.of("", stated, trust);
    this.kind = own != null ? own.kind() : KindVerdict.of(name, everything(), trust);
  }

  Model model() {
    String id = lab + "/" + name;
    return new Model(
        id,
        lab,
        name,
        displayName(),
        kind,
        own != null ? own.inputModalities() : inputs(),
        own != null ? own.outputModalities() : outputs(),
        lifecycle(),
        aliases(id),
        snapshots(),
        own != null ? own.endpoints() : list(Attributes.ENDPOINTS, ""),
        own != null ? own.rules() : null,
        facts);
  }

  static List<Fact.Attribute> attributes(Collection<Fact> facts) {
    List<Fact.Attribute> attributes = new ArrayList<>();
    for (Fact fact : facts) {
      if (fact instanceof Fact.Attribute attribute) {
        attributes.add(attribute);
      }
    }
    return attributes;
  }

  private static String lab(ModelDraft draft) {
    return draft.routes.isEmpty()
        ? Identity.builtIn().of("", draft.facts.getFirst().subject()).lab()
        : draft.routes.getFirst().identity.lab();
  }

  private static String spelling(ModelDraft draft) {
    return draft.spellings.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElseThrow();
  }

  /**
   * Facts about the model itself; failing those, of the lab's own routes; failing those, of all.
   */
  private List<Fact.Attribute> relevant() {
    List<Fact.Attribute> relevant = attributes(draft.facts);
    List<RouteDraft> homes = draft.routes.stream().filter(Drafts::isHome).toList();
    for (RouteDraft route : homes.isEmpty() ? draft.routes : homes) {
      for (Fact.Attribute fact : attributes(route.facts)) {
        boolean capability = fact.attribute().startsWith(Attributes.CAPABILITY);
        if (ABOUT_THE_MODEL.contains(fact.attribute()) || (capability && !homes.isEmpty())) {
          relevant.add(fact);
        }
      }
    }
    return relevant;
  }

  private List<Fact.Attribute> everything() {
    List<Fact.Attribute> all = attributes(draft.facts);
    draft.routes.forEach(route -> all.addAll(attributes(route.facts)));
    return all;
  }

  private String displayName() {
    if (own != null) {
      return own.displayName();
    }
    String stated = value(Attributes.NAME).orElse(name);
    int colon = stated.indexOf(": "); // OpenRouter writes "OpenAI: GPT-5"
    return colon > 0 && colon < 30 ? stated.substring(colon + 2) : stated;
  }

  /** What it takes; a model that writes down speech takes sound, whatever a list inherits. */
  private List<String> inputs() {
    List<String> stated =
        list(Attributes.INPUT_MODALITIES, kind == Kind.TRANSCRIPTION ? "audio" : "text");
    return kind == Kind.TRANSCRIPTION && !stated.contains("audio") ? List.of("audio") : stated;
  }

  /** What it gives; what its kind is for, where a list leaves that out. */
  private List<String> outputs() {
    String essential =
        switch (kind) {
          case IMAGE -> "image";
          case VIDEO -> "video";
          case SPEECH -> "audio";
          case EMBEDDING -> "embedding";
          case RERANK, MODERATION -> "scores";
          case CHAT, TRANSCRIPTION, OTHER -> "text";
        };
    List<String> stated = list(Attributes.OUTPUT_MODALITIES, essential);
    boolean open = kind == Kind.CHAT || kind == Kind.OTHER;
    return open || stated.contains(essential) ? stated : List.of(essential);
  }

  private List<String> list(String attribute, String otherwise) {
    String text = value(attribute).orElse(otherwise);
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** What is verified by hand, and what sources say where that is silent. */
  private Lifecycle lifecycle() {
    Lifecycle verified = own == null ? Lifecycle.UNKNOWN : own.lifecycle();
    LocalDate released = verified.released();
    LocalDate deprecated = verified.deprecated();
    boolean ends = deprecated != null || verified.shutdown() != null;
    return new Lifecycle(
        released == null ? day(Attributes.RELEASED) : released,
        ends ? deprecated : day(Attributes.DEPRECATION_DATE),
        verified.shutdown(),
        verified.successors());
  }

  private @Nullable LocalDate day(String attribute) {
    try {
      return value(attribute).map(LocalDate::parse).orElse(null);
    } catch (DateTimeParseException vague) {
      return null;
    }
  }

  private Optional<String> value(String attribute) {
    return Optional.ofNullable(facts.get(attribute)).map(Verdict::value);
  }

  /** Nicknames, and the spellings under which providers sell the model. */
  private List<String> aliases(String id) {
    SequencedSet<String> aliases = new LinkedHashSet<>();
    if (own != null) {
      aliases.addAll(own.aliases());
    }
    aliases.addAll(Identity.builtIn().nicknames(id));
    draft.spellings.keySet().stream().sorted().forEach(aliases::add);
    aliases.remove(name);
    return List.copyOf(aliases);
  }

  private List<String> snapshots() {
    SequencedSet<String> snapshots = new LinkedHashSet<>();
    if (own != null) {
      snapshots.addAll(own.snapshots());
    }
    for (RouteDraft route : draft.routes) {
      if (route.identity.dated() != null) {
        snapshots.add(name + "-" + route.identity.dated().toLowerCase(Locale.ROOT));
      }
    }
    return List.copyOf(snapshots);
  }
}
