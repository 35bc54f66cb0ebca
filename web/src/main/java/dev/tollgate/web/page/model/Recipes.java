package dev.tollgate.web.page.model;

import dev.tollgate.catalogue.model.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Code that calls a model through this very server, at the endpoint of its kind. */
public record Recipes(List<Recipe> recipes, String note) {

  /** One language's code. */
  public record Recipe(String id, String name, String code) {}

  /** What to call. {@code keyed} says whether this server asks for a key. */
  public record Target(
      Kind kind,
      String model,
      String base,
      boolean keyed,
      @Nullable String size,
      @Nullable String quality) {}

  private static final String PROMPT = "a lighthouse at dusk";

  public Recipes {
    recipes = List.copyOf(recipes);
  }

  /** The recipes for a model; none for kinds that this server does not serve yet. */
  public static Recipes of(Target target) {
    return switch (target.kind()) {
      case IMAGE -> pictures(target);
      case CHAT -> chat(target);
      case EMBEDDING, SPEECH, TRANSCRIPTION, VIDEO, RERANK, MODERATION, OTHER ->
          new Recipes(List.of(), "Tollgate does not serve models of this kind yet.");
    };
  }

  private static Recipes pictures(Target target) {
    return new Recipes(
        List.of(
            new Recipe("curl", "curl", curl(target, "/images/generations", pictureBody(target))),
            new Recipe("python", "Python", python(target, pictureCall(target, "python"))),
            new Recipe("node", "Node", node(target, pictureCall(target, "node"))),
            new Recipe("java", "Java", java(target, pictureCall(target, "java")))),
        "Pictures come from /v1/images/generations, not from chat completions.");
  }

  private static Recipes chat(Target target) {
    return new Recipes(
        List.of(
            new Recipe(
                "curl",
                "curl",
                curl(
                    target,
                    "/chat/completions",
                    "\"model\": \""
                        + target.model()
                        + "\",\n  \"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]")),
            new Recipe("python", "Python", python(target, chatCall(target, "python"))),
            new Recipe("node", "Node", node(target, chatCall(target, "node"))),
            new Recipe("java", "Java", java(target, chatCall(target, "java")))),
        "The answer's headers carry its cost: x-tollgate-cost.");
  }

  private static String pictureBody(Target target) {
    List<String> fields = new ArrayList<>();
    fields.add("\"model\": \"" + target.model() + "\"");
    fields.add("\"prompt\": \"" + PROMPT + "\"");
    if (target.size() != null) {
      fields.add("\"size\": \"" + target.size() + "\"");
    }
    if (target.quality() != null) {
      fields.add("\"quality\": \"" + target.quality() + "\"");
    }
    return String.join(",\n  ", fields);
  }

  private static String curl(Target target, String path, String fields) {
    String key = target.keyed() ? " -H \"authorization: Bearer $TOLLGATE_API_KEY\" \\\n" : "";
    return "curl "
        + target.base().replaceFirst("^http://", "")
        + "/v1"
        + path
        + " \\\n -H 'content-type: application/json' \\\n"
        + key
        + " -d '{\n  "
        + fields
        + "}'";
  }

  private static String python(Target target, String call) {
    String key = target.keyed() ? "os.environ[\"TOLLGATE_API_KEY\"]" : "\"none\"";
    return (target.keyed() ? "import os\n" : "")
        + "from openai import OpenAI\n\nclient = OpenAI(\n    base_url=\""
        + target.base()
        + "/v1\",\n    api_key="
        + key
        + ")\n"
        + call;
  }

  private static String node(Target target, String call) {
    String key = target.keyed() ? "process.env.TOLLGATE_API_KEY" : "\"none\"";
    return "import OpenAI from \"openai\";\n\nconst client = new OpenAI({\n  baseURL: \""
        + target.base()
        + "/v1\",\n  apiKey: "
        + key
        + "});\n"
        + call;
  }

  private static String java(Target target, String call) {
    String key = target.keyed() ? "System.getenv(\"TOLLGATE_API_KEY\")" : "\"none\"";
    return "// com.openai:openai-java\nOpenAIClient client = OpenAIOkHttpClient.builder()\n"
        + "    .baseUrl(\""
        + target.base()
        + "/v1\")\n    .apiKey("
        + key
        + ")\n    .build();\n"
        + call;
  }

  private static String pictureCall(Target target, String language) {
    String size = target.size();
    String quality = target.quality();
    return switch (language) {
      case "python" ->
          "picture = client.images.generate(\n    model=\""
              + target.model()
              + "\",\n    prompt=\""
              + PROMPT
              + "\""
              + (size == null ? "" : ",\n    size=\"" + size + "\"")
              + (quality == null ? "" : ",\n    quality=\"" + quality + "\"")
              + ")\nprint(picture.usage)";
      case "node" ->
          "const picture = await client.images.generate({\n  model: \""
              + target.model()
              + "\",\n  prompt: \""
              + PROMPT
              + "\""
              + (size == null ? "" : ",\n  size: \"" + size + "\"")
              + (quality == null ? "" : ",\n  quality: \"" + quality + "\"")
              + "});\nconsole.log(picture.usage);";
      default ->
          "var picture = client.images().generate(\n    ImageGenerateParams.builder()\n        .model(\""
              + target.model()
              + "\")\n        .prompt(\""
              + PROMPT
              + "\")\n"
              + (size == null
                  ? ""
                  : "        .size(ImageGenerateParams.Size.of(\"" + size + "\"))\n")
              + (quality == null
                  ? ""
                  : "        .quality(ImageGenerateParams.Quality.of(\"" + quality + "\"))\n")
              + "        .build());";
    };
  }

  private static String chatCall(Target target, String language) {
    return switch (language) {
      case "python" ->
          "answer = client.chat.completions.create(\n    model=\""
              + target.model()
              + "\",\n    messages=[{\"role\": \"user\", \"content\": \"Hello\"}])\n"
              + "print(answer.choices[0].message.content)";
      case "node" ->
          "const answer = await client.chat.completions.create({\n  model: \""
              + target.model()
              + "\",\n  messages: [{ role: \"user\", content: \"Hello\" }]});\n"
              + "console.log(answer.choices[0].message.content);";
      default ->
          "var answer = client.chat().completions().create(\n"
              + "    ChatCompletionCreateParams.builder()\n        .model(\""
              + target.model()
              + "\")\n        .addUserMessage(\"Hello\")\n        .build());";
    };
  }
}
