package dev.tollgate.catalogue.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads lab, model and date out of a provider's own model id, by rules kept as data. */
public final class Identity {

  private static final Identity BUILT_IN =
      new Identity(Providers.builtIn(), SpellingRules.builtIn());
  private static final Pattern VERSION_ALONE = Pattern.compile("v?[0-9].*");

  private final Providers providers;
  private final SpellingRules rules;

  private Identity(Providers providers, SpellingRules rules) {
    this.providers = providers;
    this.rules = rules;
  }

  /** The rules that ship with this build. */
  public static Identity builtIn() {
    return BUILT_IN;
  }

  /** The model that a provider serves under this id. */
  public ModelIdentity of(String provider, String upstreamModel) {
    String id = withoutVariant(upstreamModel.toLowerCase(Locale.ROOT).strip());
    List<String> segments = segments(id);
    Named named = named(provider, segments);
    String name = rewritten(named.name(), provider);
    String dated = datedSuffix(name);
    String base = dated == null ? name : name.substring(0, name.length() - dated.length() - 1);
    String bare = rewritten(withoutLabPrefix(base, named.lab()), provider);
    return aliased(named.lab(), bare, dated);
  }

  /** The provider that really serves it: Azure OpenAI serves OpenAI's models only. */
  public String servingProvider(String provider, String upstreamModel) {
    return providers.isSplit(provider)
        ? providers.split(provider, of(provider, upstreamModel).lab())
        : provider;
  }

  /** The lab's name to show. */
  public String labName(String lab) {
    return rules.labNames.getOrDefault(lab, providers.provider(lab).displayName());
  }

  /** The canonical lab for a spelling such as {@code x-ai}; the spelling itself when unknown. */
  public String lab(String spelling) {
    String lower = spelling.toLowerCase(Locale.ROOT);
    return rules.labOfSegment.getOrDefault(lower, lower);
  }

  /** Nicknames of a model, such as {@code nano-banana-pro}. */
  public List<String> nicknames(String modelId) {
    return rules.filedAliases.stream()
        .filter(alias -> alias.model().equals(modelId))
        .flatMap(alias -> alias.aliases().stream())
        .toList();
  }

  /** The id without a region prefix such as {@code us.}; empty when it has none. */
  public Optional<String> withoutGeography(String id) {
    return rules.geographies.stream()
        .filter(id::startsWith)
        .map(prefix -> id.substring(prefix.length()))
        .findFirst();
  }

  private record Named(String lab, String name) {}

  private String withoutVariant(String id) {
    for (String variant : rules.variants) {
      if (id.endsWith(variant)) {
        return id.substring(0, id.length() - variant.length());
      }
    }
    return id;
  }

  private List<String> segments(String id) {
    List<String> kept = new ArrayList<>();
    for (String segment : id.split("/")) {
      if (!segment.isBlank() && !rules.noise.contains(segment)) {
        kept.add(segment);
      }
    }
    if (kept.isEmpty()) {
      kept.add(id);
    }
    String last = kept.removeLast();
    kept.addAll(dotted(withoutGeography(last).orElse(last)));
    return kept;
  }

  /** Splits {@code anthropic.claude-3} at the dot when a lab stands before it. */
  private List<String> dotted(String segment) {
    int dot = segment.indexOf('.');
    boolean labBefore = dot > 0 && rules.labOfSegment.containsKey(segment.substring(0, dot));
    return labBefore
        ? List.of(segment.substring(0, dot), segment.substring(dot + 1))
        : List.of(segment);
  }

  private Named named(String provider, List<String> segments) {
    for (int i = segments.size() - 2; i >= 0; i--) {
      String lab = rules.labOfSegment.get(segments.get(i));
      if (lab != null) {
        String rest = joined(segments, i + 1);
        boolean versionAlone = VERSION_ALONE.matcher(rest).matches();
        return new Named(lab, versionAlone ? segments.get(i) + "-" + rest : rest);
      }
    }
    for (int i = 0; i < segments.size(); i++) {
      String name = joined(segments, i);
      Optional<String> lab = rules.labOfName(name);
      if (lab.isPresent()) {
        return new Named(lab.get(), name);
      }
    }
    if (segments.size() > 1) {
      return new Named(segments.getFirst(), joined(segments, 1));
    }
    return prefixed(provider, segments.getFirst());
  }

  /**
   * Reads {@code openai-gpt-image-2}, and {@code databricks-claude-opus-4} at Databricks; falls
   * back to the provider as the lab.
   */
  private Named prefixed(String provider, String name) {
    if (name.startsWith(provider + "-")) {
      String rest = name.substring(provider.length() + 1);
      Optional<String> lab = rules.labOfName(rest);
      Named inner = lab.map(one -> new Named(one, rest)).orElseGet(() -> prefixed(provider, rest));
      if (!inner.lab().equals(providers.lab(provider).orElse(provider))) {
        return inner;
      }
    }
    for (int dash = name.indexOf('-'); dash > 0; dash = name.indexOf('-', dash + 1)) {
      String lab = rules.labOfSegment.get(name.substring(0, dash));
      if (lab != null) {
        return new Named(lab, name);
      }
    }
    return new Named(providers.lab(provider).orElse(provider), name);
  }

  private String rewritten(String name, String provider) {
    String result = name;
    for (SpellingRules.Rewrite rewrite : rules.rewrites) {
      result = rewrite.apply(result, provider);
    }
    return result.replace('/', '-');
  }

  private @Nullable String datedSuffix(String name) {
    for (Pattern pattern : rules.dated) {
      Matcher matcher = pattern.matcher(name);
      if (matcher.find() && matcher.start() > 0) {
        return matcher.group(1);
      }
    }
    return null;
  }

  /** Drops {@code openai-} when what follows names a model of that lab by itself. */
  private String withoutLabPrefix(String name, String lab) {
    for (int dash = name.indexOf('-'); dash > 0; dash = name.indexOf('-', dash + 1)) {
      String rest = name.substring(dash + 1).replaceFirst("^-+", "");
      boolean labPrefix = lab.equals(rules.labOfSegment.get(name.substring(0, dash)));
      if (labPrefix && rules.labOfName(rest).filter(lab::equals).isPresent()) {
        return rest;
      }
    }
    return name;
  }

  private ModelIdentity aliased(String lab, String name, @Nullable String dated) {
    String model = rules.aliases.get(lab + "/" + Spelling.fold(name));
    if (model == null) {
      return new ModelIdentity(lab, name, dated);
    }
    int slash = model.indexOf('/');
    return new ModelIdentity(model.substring(0, slash), model.substring(slash + 1), dated);
  }

  private static String joined(List<String> segments, int from) {
    return String.join(
        "-", Arrays.copyOfRange(segments.toArray(String[]::new), from, segments.size()));
  }
}
