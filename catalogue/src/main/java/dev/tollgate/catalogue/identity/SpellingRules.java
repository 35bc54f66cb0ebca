package dev.tollgate.catalogue.identity;

import dev.tollgate.catalogue.json.Json;
import dev.tollgate.catalogue.json.JsonReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of {@code spelling.json}, compiled. */
final class SpellingRules {

  record NameLab(Pattern pattern, String lab) {}

  record Alias(String model, List<String> aliases) {}

  record Rewrite(Pattern pattern, String with, Set<String> providers, @Nullable Pattern only) {

    String apply(String name, String provider) {
      boolean applies =
          (providers.isEmpty() || providers.contains(provider))
              && (only == null || only.matcher(name).matches());
      return applies ? pattern.matcher(name).replaceAll(with) : name;
    }
  }

  final Map<String, String> labOfSegment = new HashMap<>();
  final Map<String, String> labNames = new HashMap<>();
  final List<NameLab> nameLabs = new ArrayList<>();
  final Set<String> noise;
  final List<String> geographies;
  final List<String> variants;
  final List<Rewrite> rewrites = new ArrayList<>();
  final List<Pattern> dated;
  final Map<String, String> aliases = new HashMap<>();

  /** Aliases as filed: model id and its other spellings. */
  final List<Alias> filedAliases = new ArrayList<>();

  static SpellingRules builtIn() {
    return new SpellingRules(JsonReader.resource(SpellingRules.class, "spelling.json"));
  }

  private SpellingRules(Json data) {
    readLabs(data);
    noise = Set.copyOf(data.get("noise_segments").texts());
    geographies = data.get("geography_prefixes").texts();
    variants = data.get("route_variants").texts();
    dated = data.get("dated").texts().stream().map(Pattern::compile).toList();
    readRewrites(data);
    for (Json row : data.get("aliases").list()) {
      String model = required(row, "model");
      List<String> spellings = row.get("aliases").texts();
      filedAliases.add(new Alias(model, spellings));
      String lab = model.substring(0, model.indexOf('/'));
      spellings.forEach(alias -> aliases.put(lab + "/" + Spelling.fold(alias), model));
    }
  }

  Optional<String> labOfName(String name) {
    return nameLabs.stream()
        .filter(rule -> rule.pattern().matcher(name).matches())
        .map(NameLab::lab)
        .findFirst();
  }

  private void readLabs(Json data) {
    for (Json row : data.get("labs").list()) {
      String lab = required(row, "lab");
      labNames.put(lab, required(row, "name"));
      row.get("segments").texts().forEach(segment -> labOfSegment.put(segment, lab));
    }
    for (Json row : data.get("name_labs").list()) {
      nameLabs.add(new NameLab(Pattern.compile(required(row, "pattern")), required(row, "lab")));
    }
  }

  private void readRewrites(Json data) {
    for (Json row : data.get("rewrites").list()) {
      rewrites.add(
          new Rewrite(
              Pattern.compile(required(row, "pattern")),
              row.get("with").text().orElse(""),
              Set.copyOf(row.get("providers").texts()),
              row.get("only").text().map(Pattern::compile).orElse(null)));
    }
  }

  private static String required(Json row, String field) {
    return row.get(field)
        .text()
        .orElseThrow(() -> new IllegalStateException("spelling.json: no " + field));
  }
}
