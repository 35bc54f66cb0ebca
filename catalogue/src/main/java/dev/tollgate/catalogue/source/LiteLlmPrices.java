package dev.tollgate.catalogue.source;

import static java.util.Map.entry;

import dev.tollgate.catalogue.json.Json;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Direction;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Modality;
import dev.tollgate.pricing.ServiceTier;
import dev.tollgate.pricing.TokenClass;
import dev.tollgate.pricing.Unit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The price keys of LiteLLM: direction x thing x suffixes such as {@code _above_200k_tokens_flex}.
 */
final class LiteLlmPrices {

  /** A key understood: what it meters and when it applies. */
  record Slot(Meter meter, Conditions conditions) {}

  private static final Meter AUDIO_INPUT = Meter.token(Direction.INPUT, Modality.AUDIO);
  private static final Meter AUDIO_OUTPUT = Meter.token(Direction.OUTPUT, Modality.AUDIO);
  private static final Meter VIDEO_INPUT = Meter.token(Direction.INPUT, Modality.VIDEO);
  private static final Meter VIDEO_OUTPUT = Meter.token(Direction.OUTPUT, Modality.VIDEO);

  private static final Map<String, Meter> METERS =
      Map.ofEntries(
          entry("input_cost_per_token", Meter.INPUT),
          entry("output_cost_per_token", Meter.OUTPUT),
          entry("input_cost_per_token_cache_hit", Meter.INPUT_CACHED),
          entry("cache_read_input_token_cost", Meter.INPUT_CACHED),
          entry("cache_read_input_image_token_cost", Meter.IMAGE_INPUT_CACHED),
          entry("cache_read_input_audio_token_cost", AUDIO_INPUT.as(TokenClass.CACHED)),
          entry("cache_creation_input_token_cost", Meter.INPUT.as(TokenClass.CACHE_WRITE)),
          entry("cache_creation_input_audio_token_cost", AUDIO_INPUT.as(TokenClass.CACHE_WRITE)),
          entry(
              "cache_creation_input_token_cost_above_1hr",
              Meter.INPUT.as(TokenClass.CACHE_WRITE_1H)),
          entry("input_cost_per_image_token", Meter.IMAGE_INPUT),
          entry("output_cost_per_image_token", Meter.IMAGE_OUTPUT),
          entry("input_cost_per_audio_token", AUDIO_INPUT),
          entry("output_cost_per_audio_token", AUDIO_OUTPUT),
          entry("output_cost_per_video_token", VIDEO_OUTPUT),
          entry("output_cost_per_reasoning_token", Meter.TEXT_OUTPUT_REASONING),
          entry("citation_cost_per_token", Meter.OUTPUT.as(TokenClass.CITATION)),
          entry("input_cost_per_image", Meter.INPUT_IMAGES),
          entry("output_cost_per_image", Meter.IMAGES),
          entry("input_cost_per_pixel", Meter.IMAGE_INPUT.in(Unit.PIXEL)),
          entry("output_cost_per_pixel", Meter.IMAGE_PIXELS),
          entry("input_cost_per_character", Meter.TEXT_INPUT.in(Unit.CHARACTER)),
          entry("output_cost_per_character", Meter.TEXT_OUTPUT.in(Unit.CHARACTER)),
          entry("input_cost_per_second", Meter.INPUT.in(Unit.SECOND)),
          entry("output_cost_per_second", Meter.OUTPUT.in(Unit.SECOND)),
          entry("input_cost_per_video_per_second", VIDEO_INPUT.in(Unit.SECOND)),
          entry("output_cost_per_video_per_second", VIDEO_OUTPUT.in(Unit.SECOND)),
          entry("input_cost_per_audio_per_second", AUDIO_INPUT.in(Unit.SECOND)),
          entry("input_cost_per_query", Meter.tool("query", Unit.QUERY)),
          entry("input_cost_per_request", Meter.REQUESTS),
          entry("ocr_cost_per_page", Meter.tool("ocr", Unit.PAGE)),
          entry("ocr_cost_per_credit", Meter.tool("ocr", Unit.CREDIT)),
          entry("annotation_cost_per_page", Meter.tool("annotation", Unit.PAGE)),
          entry("code_interpreter_cost_per_session", Meter.tool("code_interpreter", Unit.SESSION)));

  private static final Pattern SUFFIX =
      Pattern.compile(
          "(.*?)_(batches|flex|priority|1080p|above_([0-9]+)k_tokens|above_([0-9]+s)_interval)");

  private LiteLlmPrices() {}

  /** What a key means in this row; empty when it is no price that is understood. */
  static Optional<Slot> slot(String key, Json row) {
    String base = key;
    Conditions conditions = Conditions.NONE;
    Matcher matcher = SUFFIX.matcher(base);
    while (!METERS.containsKey(base) && matcher.matches()) {
      conditions = narrowed(conditions, matcher);
      base = matcher.group(1);
      matcher = SUFFIX.matcher(base);
    }
    Meter meter = METERS.get(base);
    return meter == null ? Optional.empty() : Optional.of(new Slot(split(meter, row), conditions));
  }

  /** Where the row prices picture tokens apart, its plain token price is for text. */
  static Meter split(Meter meter, Json row) {
    if (meter.modality() != Modality.ANY || meter.unit() != Unit.TOKEN) {
      return meter;
    }
    return switch (meter.direction()) {
      case INPUT -> states(row, "input_cost_per_image_token") ? meter.of(Modality.TEXT) : meter;
      case OUTPUT -> states(row, "output_cost_per_image_token") ? meter.of(Modality.TEXT) : meter;
      case NEITHER -> meter;
    };
  }

  private static boolean states(Json row, String key) {
    return !row.get(key).isNull();
  }

  private static Conditions narrowed(Conditions conditions, Matcher suffix) {
    return switch (suffix.group(2)) {
      case "batches" -> conditions.withTier(ServiceTier.BATCH);
      case "flex" -> conditions.withTier(ServiceTier.FLEX);
      case "priority" -> conditions.withTier(ServiceTier.PRIORITY);
      case "1080p" -> conditions.withSize("1080p");
      default ->
          suffix.group(3) == null
              ? conditions.withOther("above_interval", suffix.group(4))
              : conditions.withContext(Long.parseLong(suffix.group(3)) * 1000 + 1, null);
    };
  }
}
