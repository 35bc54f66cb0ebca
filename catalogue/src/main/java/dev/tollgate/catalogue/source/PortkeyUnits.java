package dev.tollgate.catalogue.source;

import static java.util.Map.entry;

import dev.tollgate.catalogue.json.Json;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Direction;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Modality;
import dev.tollgate.pricing.TokenClass;
import dev.tollgate.pricing.Unit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The price keys of Portkey: eighteen token keys and a growing list of additional units. */
final class PortkeyUnits {

  /** A key understood: what it meters and when it applies. */
  record Slot(Meter meter, Conditions conditions) {
    Slot(Meter meter) {
      this(meter, Conditions.NONE);
    }
  }

  private static final Meter AUDIO_INPUT = Meter.token(Direction.INPUT, Modality.AUDIO);
  private static final Meter AUDIO_OUTPUT = Meter.token(Direction.OUTPUT, Modality.AUDIO);
  private static final Meter VIDEO_OUTPUT = Meter.token(Direction.OUTPUT, Modality.VIDEO);
  private static final Meter WEB_SEARCH = Meter.tool("web_search", Unit.QUERY);

  private static final Map<String, Meter> TOKENS =
      Map.ofEntries(
          entry("request_token", Meter.INPUT),
          entry("response_token", Meter.OUTPUT),
          entry("cache_read_input_token", Meter.INPUT_CACHED),
          entry("cache_write_input_token", Meter.INPUT.as(TokenClass.CACHE_WRITE)),
          entry("request_text_token", Meter.TEXT_INPUT),
          entry("response_text_token", Meter.TEXT_OUTPUT),
          entry("request_image_token", Meter.IMAGE_INPUT),
          entry("response_image_token", Meter.IMAGE_OUTPUT),
          entry("request_audio_token", AUDIO_INPUT),
          entry("response_audio_token", AUDIO_OUTPUT),
          entry("reasoning_token", Meter.TEXT_OUTPUT_REASONING),
          entry("cache_read_text_input_token", Meter.TEXT_INPUT_CACHED),
          entry("cached_text_input_token", Meter.TEXT_INPUT_CACHED),
          entry("cache_read_image_input_token", Meter.IMAGE_INPUT_CACHED),
          entry("cached_image_input_token", Meter.IMAGE_INPUT_CACHED),
          entry("cache_read_audio_input_token", AUDIO_INPUT.as(TokenClass.CACHED)));

  private static final Map<String, Slot> ADDITIONAL =
      Map.ofEntries(
          entry("web_search", new Slot(WEB_SEARCH)),
          entry("web_search_low_context", search("low")),
          entry("web_search_medium_context", search("medium")),
          entry("web_search_high_context", search("high")),
          entry("search", new Slot(Meter.tool("search", Unit.QUERY))),
          entry("enterprise_web_search", new Slot(Meter.tool("enterprise_search", Unit.QUERY))),
          entry("file_search", new Slot(Meter.tool("file_search", Unit.QUERY))),
          entry("x_search", new Slot(Meter.tool("x_search", Unit.QUERY))),
          entry("attachment_search", new Slot(Meter.tool("attachment_search", Unit.QUERY))),
          entry("code_execution", new Slot(Meter.tool("code_execution", Unit.REQUEST))),
          entry("maps", new Slot(Meter.tool("maps", Unit.QUERY))),
          entry("routing_units", new Slot(Meter.tool("routing", Unit.TOKEN))),
          entry("cache_write_1h", new Slot(Meter.INPUT.as(TokenClass.CACHE_WRITE_1H))),
          entry("image_token", new Slot(Meter.IMAGE_OUTPUT)),
          entry("request_audio_token", new Slot(AUDIO_INPUT)),
          entry("response_audio_token", new Slot(AUDIO_OUTPUT)),
          entry("output_video_token", new Slot(VIDEO_OUTPUT)),
          entry("embedding_image_token", new Slot(Meter.IMAGE_INPUT)),
          entry("embedding_text_token", new Slot(Meter.TEXT_INPUT)),
          entry("video_seconds", new Slot(VIDEO_OUTPUT.in(Unit.SECOND))),
          entry("generated_images", new Slot(Meter.IMAGES)),
          entry("image_1k", new Slot(Meter.IMAGES, Conditions.NONE.withSize("1K"))),
          entry("input_image", new Slot(Meter.INPUT_IMAGES)),
          entry("megapixels", new Slot(Meter.IMAGE_MEGAPIXELS)));

  /** Not prices, although they sit among them in the same wrapping. */
  static final Set<String> DEFAULTS =
      Set.of("default_duration_seconds", "default_sample_count", "default_steps");

  private static final Pattern VIDEO_SIZE =
      Pattern.compile("video_duration_seconds_([0-9]+)_([0-9]+)");

  private PortkeyUnits() {}

  /** The meter of a token key in this tariff; empty when the key is not understood. */
  static Optional<Meter> token(String key, Json tariff) {
    return Optional.ofNullable(TOKENS.get(key)).map(meter -> split(meter, tariff));
  }

  /** The meter of an additional unit; empty when the key is not understood. */
  static Optional<Slot> additional(String key, Json tariff) {
    Matcher video = VIDEO_SIZE.matcher(key);
    if (video.matches()) {
      String size = video.group(1) + "x" + video.group(2);
      return Optional.of(new Slot(VIDEO_OUTPUT.in(Unit.SECOND), Conditions.NONE.withSize(size)));
    }
    return Optional.ofNullable(ADDITIONAL.get(key))
        .map(slot -> new Slot(split(slot.meter(), tariff), slot.conditions()));
  }

  /** Where the tariff prices picture tokens apart, its plain token price is for text. */
  private static Meter split(Meter meter, Json tariff) {
    if (meter.modality() != Modality.ANY || meter.unit() != Unit.TOKEN) {
      return meter;
    }
    boolean splits =
        switch (meter.direction()) {
          case INPUT -> !tariff.get("request_image_token").isNull();
          case OUTPUT ->
              !tariff.get("response_image_token").isNull()
                  || !tariff.get("additional_units").get("image_token").isNull();
          case NEITHER -> false;
        };
    return splits ? meter.of(Modality.TEXT) : meter;
  }

  private static Slot search(String context) {
    return new Slot(WEB_SEARCH, Conditions.NONE.withOther("search_context", context));
  }
}
