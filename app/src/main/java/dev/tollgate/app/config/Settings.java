package dev.tollgate.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads single settings out of YAML and collects what is wrong with them. Texts may say {@code
 * ${NAME}} or {@code ${NAME:-default}}. Not shared between threads.
 */
final class Settings {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)(?::-([^}]*))?}");

  private final Map<String, String> environment;
  private final List<String> faults = new ArrayList<>();

  Settings(Map<String, String> environment) {
    this.environment = environment;
  }

  /** What is wrong, so far; each a sentence that names the key. */
  List<String> faults() {
    return faults;
  }

  void fault(String sentence) {
    faults.add(sentence);
  }

  static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  void refuseUnknown(ObjectNode node, Set<String> known, String prefix) {
    for (String key : node.propertyNames()) {
      if (!known.contains(key)) {
        String meant =
            Nearest.to(key, known).map(near -> " Did you mean '" + prefix + near + "'?").orElse("");
        faults.add(
            "Unknown key '"
                + prefix
                + key
                + "'; known are "
                + String.join(", ", known)
                + "."
                + meant);
      }
    }
  }

  @Nullable String text(ObjectNode node, String key, String path) {
    JsonNode value = node.get(key);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isValueNode()) {
      faults.add("'" + path + "' must be a single value.");
      return null;
    }
    return substitute(value.asString(), path);
  }

  private String substitute(String text, String path) {
    Matcher matcher = VARIABLE.matcher(text);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      String value = environment.get(matcher.group(1));
      String chosen = value != null ? value : matcher.group(2);
      if (chosen == null) {
        faults.add(
            "'"
                + path
                + "' needs the environment variable "
                + matcher.group(1)
                + ", which is not set; ${NAME:-default} gives a default.");
        chosen = "";
      }
      matcher.appendReplacement(result, Matcher.quoteReplacement(chosen));
    }
    return matcher.appendTail(result).toString();
  }
}
