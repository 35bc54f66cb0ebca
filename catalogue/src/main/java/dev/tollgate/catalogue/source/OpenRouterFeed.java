package dev.tollgate.catalogue.source;

import static java.util.Map.entry;

import dev.tollgate.catalogue.json.Json;
import dev.tollgate.catalogue.json.Numbers;
import dev.tollgate.catalogue.model.Attributes;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Direction;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Modality;
import dev.tollgate.pricing.TimeWindow;
import dev.tollgate.pricing.TokenClass;
import dev.tollgate.pricing.Unit;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** OpenRouter's own model list: USD per token as strings; -1 means "depends". */
final class OpenRouterFeed implements Feed {

  private static final Meter AUDIO_INPUT = Meter.token(Direction.INPUT, Modality.AUDIO);

  private static final Map<String, Meter> PRICES =
      Map.ofEntries(
          entry("prompt", Meter.INPUT),
          entry("completion", Meter.OUTPUT),
          entry("image", Meter.IMAGE_INPUT),
          entry("image_output", Meter.IMAGE_OUTPUT),
          entry("audio", AUDIO_INPUT),
          entry("audio_output", Meter.token(Direction.OUTPUT, Modality.AUDIO)),
          entry("input_audio_cache", AUDIO_INPUT.as(TokenClass.CACHED)),
          entry("input_cache_read", Meter.INPUT_CACHED),
          entry("input_cache_write", Meter.INPUT.as(TokenClass.CACHE_WRITE)),
          entry("input_cache_write_1h", Meter.INPUT.as(TokenClass.CACHE_WRITE_1H)),
          entry("internal_reasoning", Meter.TEXT_OUTPUT_REASONING),
          entry("web_search", Meter.tool("web_search", Unit.QUERY)),
          entry("request", Meter.REQUESTS));

  private static final Set<String> OVERRIDE_KEYS =
      Set.of("min_prompt_tokens", "utc_start", "utc_end");

  private static final Map<String, String> ATTRIBUTES =
      Map.ofEntries(
          entry("name", Attributes.NAME),
          entry("context_length", Attributes.CONTEXT_TOKENS),
          entry("knowledge_cutoff", Attributes.KNOWLEDGE_CUTOFF),
          entry("expiration_date", Attributes.DEPRECATION_DATE),
          entry("canonical_slug", "canonical_slug"),
          entry("hugging_face_id", "weights"),
          entry("created", "listed_epoch_seconds"),
          entry("supported_parameters", "parameters"),
          entry("default_parameters", "parameters.default"),
          entry("per_request_limits", "limit.per_request"),
          entry("supported_voices", "voices"),
          entry("alias_target", "alias_target"),
          entry("reasoning", Attributes.CONTROL + "reasoning"));

  /** Texts and third-party scores that we do not republish, and things read elsewhere. */
  private static final Set<String> SET_ASIDE =
      Set.of("id", "description", "benchmarks", "links", "pricing", "architecture", "top_provider");

  @Override
  public String id() {
    return "openrouter";
  }

  @Override
  public String name() {
    return "OpenRouter model list";
  }

  @Override
  public String address() {
    return "https://openrouter.ai/api/v1/models";
  }

  @Override
  public String licence() {
    return "public API";
  }

  @Override
  public String file() {
    return "openrouter-models.json";
  }

  @Override
  public void read(FeedDocument document, Harvest harvest) {
    for (Json model : document.root().get("data").list()) {
      model
          .get("id")
          .text()
          .ifPresent(id -> {
            harvest.row();
            model("openrouter/" + id, model, "$.data[id=" + id + "]", harvest);
          });
    }
  }

  private static void model(String route, Json model, String path, Harvest harvest) {
    for (Map.Entry<String, Json> field : model.entries()) {
      Json value = field.getValue();
      String at = Paths.field(path, field.getKey());
      String attribute = ATTRIBUTES.get(field.getKey());
      if (attribute != null) {
        if (!value.isNull() && !value.raw().isEmpty() && !value.raw().equals("[]")) {
          String text = value.list().isEmpty() ? value.raw() : String.join(",", value.texts());
          harvest.attribute(route, attribute, text, at, value.raw());
        }
      } else if (!SET_ASIDE.contains(field.getKey())) {
        harvest.unmapped(route, field.getKey(), value, at);
      }
    }
    modalities(route, model.get("architecture"), path + ".architecture", harvest);
    limits(route, model.get("top_provider"), path + ".top_provider", harvest);
    prices(route, model.get("pricing"), Conditions.NONE, path + ".pricing", harvest);
  }

  private static void modalities(String route, Json architecture, String path, Harvest harvest) {
    list(route, Attributes.INPUT_MODALITIES, architecture, "input_modalities", path, harvest);
    list(route, Attributes.OUTPUT_MODALITIES, architecture, "output_modalities", path, harvest);
  }

  private static void list(
      String route, String attribute, Json parent, String key, String path, Harvest harvest) {
    List<String> texts = parent.get(key).texts();
    if (!texts.isEmpty()) {
      String value = String.join(",", texts).replace("file", "pdf");
      harvest.attribute(route, attribute, value, Paths.field(path, key), parent.get(key).raw());
    }
  }

  private static void limits(String route, Json provider, String path, Harvest harvest) {
    provider
        .get("max_completion_tokens")
        .number()
        .ifPresent(raw ->
            harvest.attribute(
                route, Attributes.MAX_OUTPUT_TOKENS, raw, path + ".max_completion_tokens", raw));
  }

  private static void prices(
      String route, Json prices, Conditions when, String path, Harvest harvest) {
    for (Map.Entry<String, Json> field : prices.entries()) {
      String key = field.getKey();
      String at = Paths.field(path, key);
      var raw = field.getValue().number();
      Meter meter = PRICES.get(key);
      if (meter != null && raw.isPresent()) {
        price(route, key, split(meter, prices), raw.get(), when, at, harvest);
      } else if (key.equals("overrides")) {
        overrides(route, field.getValue(), at, harvest);
      } else if (!OVERRIDE_KEYS.contains(key)) {
        harvest.unmapped(route, "pricing." + key, field.getValue(), at);
      }
    }
  }

  private static void price(
      String route,
      String key,
      Meter meter,
      String raw,
      Conditions when,
      String path,
      Harvest harvest) {
    String transform =
        key.startsWith("image")
            ? "documented as per image; the value is per token"
            : Scale.USD_PER_UNIT.transform();
    harvest.price(route, meter, Scale.USD_PER_UNIT, raw, when, path, transform);
  }

  /** Where picture output is priced apart, the plain completion price is for text. */
  private static Meter split(Meter meter, Json prices) {
    boolean splits = meter.equals(Meter.OUTPUT) && !prices.get("image_output").isNull();
    return splits ? Meter.TEXT_OUTPUT : meter;
  }

  private static void overrides(String route, Json overrides, String path, Harvest harvest) {
    for (int i = 0; i < overrides.list().size(); i++) {
      Json override = overrides.list().get(i);
      String at = Paths.item(path, i);
      var minimum = override.get("min_prompt_tokens").number();
      var start = override.get("utc_start").text();
      var end = override.get("utc_end").text();
      if (minimum.isPresent()) {
        long from = Numbers.parse(minimum.get()).longValue();
        prices(route, override, Conditions.NONE.withContext(from, null), at, harvest);
      } else if (start.isPresent() && end.isPresent()) {
        TimeWindow window = new TimeWindow(time(start.get()), time(end.get()));
        prices(route, override, Conditions.NONE.withWindow(window), at, harvest);
      } else {
        harvest.unmapped(route, "pricing.overrides", override, at);
      }
    }
  }

  /** Reads {@code 16:30}, {@code 1630} or {@code 16:30:00}. */
  private static LocalTime time(String text) {
    String digits = text.replaceAll("[^0-9]", "");
    if (digits.length() < 4) {
      throw new FeedRejected("a time of day that is none: " + text);
    }
    return LocalTime.of(
        Integer.parseInt(digits.substring(0, 2)), Integer.parseInt(digits.substring(2, 4)));
  }
}
