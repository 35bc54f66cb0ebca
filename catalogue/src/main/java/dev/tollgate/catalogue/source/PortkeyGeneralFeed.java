package dev.tollgate.catalogue.source;

import dev.tollgate.catalogue.json.Json;
import dev.tollgate.catalogue.model.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Portkey's general files: kinds and request parameters of models, no prices. */
final class PortkeyGeneralFeed implements Feed {

  /** The default block is meant for chat models and is never inherited. */
  private static final Set<String> NOT_MODELS = Set.of("name", "description", "default");

  /** How a playground shows the model. */
  private static final Set<String> SET_ASIDE = Set.of("disablePlayground", "isDefault");

  @Override
  public String id() {
    return "portkey-general";
  }

  @Override
  public String name() {
    return "Portkey model settings";
  }

  @Override
  public String address() {
    return "https://raw.githubusercontent.com/Portkey-AI/models/main/general/{file}.json";
  }

  @Override
  public String licence() {
    return "MIT";
  }

  @Override
  public String file() {
    return "portkey/general/";
  }

  @Override
  public List<String> files() {
    return List.of(
        "ai21",
        "anthropic",
        "anyscale",
        "azure-ai",
        "azure-openai",
        "bedrock-mantle",
        "bedrock",
        "byteplus",
        "cerebras",
        "claude-platform-aws",
        "cohere",
        "dashscope",
        "deepbricks",
        "deepgram",
        "deepinfra",
        "deepseek",
        "ember-cloud",
        "fal-ai",
        "fireworks-ai",
        "fireworks",
        "github",
        "google",
        "groq",
        "inference-net",
        "jina",
        "lambda",
        "lemonfox-ai",
        "lightning-ai",
        "minimax",
        "mistral-ai",
        "modal",
        "moonshot",
        "nebius",
        "nomic-ai",
        "novita-ai",
        "nscale",
        "open-ai",
        "openai",
        "openrouter",
        "oracle",
        "palm",
        "perplexity-ai",
        "reka-ai",
        "replicate",
        "sambanova",
        "segmind",
        "stability-ai",
        "together-ai",
        "upstage",
        "vertex-ai",
        "voyage",
        "workers-ai",
        "x-ai",
        "z-ai",
        "zhipu");
  }

  @Override
  public void read(FeedDocument document, Harvest harvest) {
    harvest.count("files", 1);
    for (Map.Entry<String, Json> model : document.root().entries()) {
      if (!NOT_MODELS.contains(model.getKey())) {
        harvest.row();
        String route = Subjects.route(document.name(), model.getKey());
        String path = Paths.field(document.name() + "$", model.getKey());
        model(route, model.getValue(), path, harvest);
      }
    }
  }

  private static void model(String route, Json model, String path, Harvest harvest) {
    for (Map.Entry<String, Json> field : model.entries()) {
      String key = field.getKey();
      Json value = field.getValue();
      String at = Paths.field(path, key);
      switch (key) {
        case "type" -> type(route, value, at, harvest);
        case "params" -> parameters(route, value, at, harvest);
        case "removeParams" -> removed(route, value, at, harvest);
        case "name" -> harvest.attribute(route, Attributes.NAME, value.raw(), at, value.raw());
        case "messages" ->
            harvest.attribute(
                route,
                "message_roles",
                String.join(",", value.get("options").texts()),
                at,
                value.raw());
        default -> {
          if (!SET_ASIDE.contains(key)) {
            harvest.unmapped(route, key, value, at);
          }
        }
      }
    }
  }

  private static void type(String route, Json type, String path, Harvest harvest) {
    type.get("primary")
        .text()
        .flatMap(Kinds::of)
        .ifPresent(kind ->
            harvest.attribute(route, Attributes.KIND, kind.name(), path + ".primary", kind.name()));
    for (String ability : type.get("supported").texts()) {
      harvest.attribute(
          route, Attributes.CAPABILITY + ability, "true", path + ".supported", ability);
    }
  }

  private static void parameters(String route, Json parameters, String path, Harvest harvest) {
    List<Json> list = parameters.list();
    for (int i = 0; i < list.size(); i++) {
      Json parameter = list.get(i);
      String key = parameter.get("key").text().orElse("");
      if (!key.isEmpty()) {
        harvest.attribute(
            route,
            Attributes.CONTROL + key,
            described(parameter),
            Paths.item(path, i),
            parameter.raw());
      }
    }
  }

  private static String described(Json parameter) {
    List<String> parts = new ArrayList<>();
    add(parts, "default", parameter.get("defaultValue"));
    add(parts, "min", parameter.get("minValue"));
    add(parts, "max", parameter.get("maxValue"));
    List<String> options =
        parameter.get("options").list().stream().map(option -> option.get("value").raw()).toList();
    if (!options.isEmpty()) {
      parts.add("one of " + String.join(" | ", options));
    }
    return parts.isEmpty() ? "accepted" : String.join(", ", parts);
  }

  private static void add(List<String> parts, String word, Json value) {
    if (!value.isNull()) {
      parts.add(word + " " + value.raw());
    }
  }

  private static void removed(String route, Json keys, String path, Harvest harvest) {
    for (String key : keys.texts()) {
      harvest.attribute(route, Attributes.CONTROL + key, "not accepted", path, key);
    }
  }
}
