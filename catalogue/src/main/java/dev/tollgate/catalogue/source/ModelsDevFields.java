package dev.tollgate.catalogue.source;

import static java.util.Map.entry;

import dev.tollgate.catalogue.json.Json;
import dev.tollgate.catalogue.model.Attributes;
import java.util.Map;
import java.util.Set;

/** The fields that routes and lab models of models.dev share, besides prices. */
final class ModelsDevFields {

  private static final Map<String, String> ATTRIBUTES =
      Map.ofEntries(
          entry("name", Attributes.NAME),
          entry("family", "family"),
          entry("release_date", Attributes.RELEASED),
          entry("last_updated", "last_updated"),
          entry("knowledge", Attributes.KNOWLEDGE_CUTOFF),
          entry("open_weights", Attributes.OPEN_WEIGHTS),
          entry("status", Attributes.STATUS),
          entry("attachment", Attributes.CAPABILITY + "attachment"),
          entry("reasoning", Attributes.CAPABILITY + "reasoning"),
          entry("tool_call", Attributes.CAPABILITY + "function_calling"),
          entry("structured_output", Attributes.CAPABILITY + "response_schema"),
          entry("temperature", Attributes.CONTROL + "temperature"),
          entry("reasoning_options", Attributes.CONTROL + "reasoning"),
          entry("interleaved", Attributes.CAPABILITY + "interleaved_reasoning"),
          entry("license", "licence"));

  private static final Map<String, String> LIMITS =
      Map.of(
          "context", Attributes.CONTEXT_TOKENS,
          "input", Attributes.MAX_INPUT_TOKENS,
          "output", Attributes.MAX_OUTPUT_TOKENS);

  /** Read elsewhere, or known and set aside: how a client library connects, and links. */
  private static final Set<String> NOT_FACTS =
      Set.of("id", "cost", "provider", "experimental", "benchmarks", "weights", "links");

  private ModelsDevFields() {}

  static void read(String subject, Json model, String path, Harvest harvest) {
    for (Map.Entry<String, Json> field : model.entries()) {
      String key = field.getKey();
      Json value = field.getValue();
      String at = Paths.field(path, key);
      String attribute = ATTRIBUTES.get(key);
      if (attribute != null) {
        harvest.attribute(subject, attribute, value.raw(), at, value.raw());
      } else if (key.equals("limit")) {
        limits(subject, value, at, harvest);
      } else if (key.equals("modalities")) {
        modalities(subject, value, at, harvest);
      } else if (!NOT_FACTS.contains(key)) {
        harvest.unmapped(subject, key, value, at);
      }
    }
  }

  /** Here 0 means "not published", which is no fact. */
  private static void limits(String subject, Json limits, String path, Harvest harvest) {
    for (Map.Entry<String, Json> limit : limits.entries()) {
      String at = Paths.field(path, limit.getKey());
      String attribute = LIMITS.get(limit.getKey());
      if (attribute == null) {
        harvest.unmapped(subject, "limit." + limit.getKey(), limit.getValue(), at);
      } else if (!limit.getValue().raw().equals("0")) {
        harvest.attribute(subject, attribute, limit.getValue().raw(), at, limit.getValue().raw());
      }
    }
  }

  private static void modalities(String subject, Json value, String path, Harvest harvest) {
    modality(subject, Attributes.INPUT_MODALITIES, value.get("input"), path + ".input", harvest);
    modality(subject, Attributes.OUTPUT_MODALITIES, value.get("output"), path + ".output", harvest);
  }

  private static void modality(
      String subject, String attribute, Json list, String path, Harvest harvest) {
    if (!list.texts().isEmpty()) {
      harvest.attribute(subject, attribute, String.join(",", list.texts()), path, list.raw());
    }
  }
}
