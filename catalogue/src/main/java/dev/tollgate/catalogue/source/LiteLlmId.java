package dev.tollgate.catalogue.source;

import dev.tollgate.catalogue.identity.Providers;
import dev.tollgate.pricing.Conditions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A key of LiteLLM's map taken apart: the provider's own model id, and the conditions that the key
 * carries in front of it, such as {@code low/1024-x-1024/} or {@code us-east-1/}.
 */
record LiteLlmId(String route, Conditions conditions, boolean folded) {

  private static final Pattern SIZE = Pattern.compile("([0-9]+)-x-([0-9]+)|max-x-max");
  private static final Pattern STEPS = Pattern.compile("([0-9]+|max)-steps");
  private static final Pattern REGION =
      Pattern.compile("(us|eu|ap|ca|sa|us-gov|me|af)-[a-z]+-[0-9]");
  private static final Pattern COMMITMENT = Pattern.compile("[0-9]+-month-commitment");
  private static final Set<String> QUALITIES = Set.of("low", "medium", "high", "standard", "hd");
  private static final Set<String> AZURE_ZONES = Set.of("eu", "us", "global", "global-standard");

  static LiteLlmId parse(String key, String providerSpelling) {
    String provider = Providers.builtIn().canonical(providerSpelling);
    List<String> rest = new ArrayList<>(Arrays.asList(key.split("/")));
    Conditions conditions = Conditions.NONE;
    while (rest.size() > 1) {
      String segment = rest.getFirst();
      Conditions narrowed = narrowed(conditions, segment, provider);
      boolean ownPrefix = isPrefix(segment, provider);
      if (narrowed == conditions && !ownPrefix) {
        break;
      }
      conditions = narrowed;
      rest.removeFirst();
    }
    String upstream = String.join("/", rest);
    return new LiteLlmId(
        Subjects.route(provider, upstream), conditions, conditions != Conditions.NONE);
  }

  private static boolean isPrefix(String segment, String provider) {
    return Providers.builtIn().known(segment).filter(provider::equals).isPresent();
  }

  private static Conditions narrowed(Conditions before, String segment, String provider) {
    var size = SIZE.matcher(segment);
    if (size.matches()) {
      return before.withSize(size.group(1) == null ? "max" : size.group(1) + "x" + size.group(2));
    }
    if (QUALITIES.contains(segment)) {
      return before.withQuality(segment);
    }
    if (STEPS.matcher(segment).matches()) {
      return before.withOther("steps", segment.substring(0, segment.indexOf("-steps")));
    }
    boolean zone = provider.startsWith("azure") && AZURE_ZONES.contains(segment);
    if (zone || REGION.matcher(segment).matches()) {
      return before.withRegion(segment);
    }
    return COMMITMENT.matcher(segment).matches() ? before.withOther("commitment", segment) : before;
  }
}
