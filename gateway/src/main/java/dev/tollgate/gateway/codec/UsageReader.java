package dev.tollgate.gateway.codec;

import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Usage;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the usage objects of the OpenAI dialects into disjoint meters. Counts that are not whole,
 * not between 0 and a billion, or do not add up make the whole usage unreadable; zero is a count.
 */
public final class UsageReader {

  private static final long COUNT_MAX = 1_000_000_000L;

  private UsageReader() {}

  /**
   * Usage of the Images API. Without {@code output_tokens_details} all output is image tokens;
   * without {@code input_tokens_details} all input is text.
   */
  public static Optional<Usage> images(ObjectNode usage) {
    try {
      long input = required(usage, "input_tokens");
      long output = required(usage, "output_tokens");
      JsonNode inputs = usage.path("input_tokens_details");
      JsonNode outputs = usage.path("output_tokens_details");
      long imageInput = count(inputs, "image_tokens");
      long textOutput = count(outputs, "text_tokens");
      long cached = count(inputs, "cached_tokens");
      long cachedImage =
          Math.min(count(inputs.path("cached_tokens_details"), "image_tokens"), cached);
      TreeMap<Meter, Long> meters = new TreeMap<>();
      put(meters, Meter.TEXT_INPUT_CACHED, cached - cachedImage);
      put(meters, Meter.IMAGE_INPUT_CACHED, cachedImage);
      put(meters, Meter.IMAGE_INPUT, imageInput - cachedImage);
      put(meters, Meter.TEXT_INPUT, input - imageInput - (cached - cachedImage));
      put(meters, Meter.TEXT_OUTPUT, textOutput);
      put(meters, Meter.IMAGE_OUTPUT, output - textOutput);
      return Optional.of(Usage.reported(meters));
    } catch (UnreadableCount _) {
      return Optional.empty();
    }
  }

  /**
   * Usage of chat completions: cached, image and reasoning tokens are carved out of their totals.
   */
  public static Optional<Usage> chat(ObjectNode usage) {
    try {
      long input = required(usage, "prompt_tokens");
      long output = required(usage, "completion_tokens");
      JsonNode inputs = usage.path("prompt_tokens_details");
      JsonNode outputs = usage.path("completion_tokens_details");
      long cached = count(inputs, "cached_tokens");
      long imageInput = count(inputs, "image_tokens");
      long reasoning = count(outputs, "reasoning_tokens");
      long imageOutput = count(outputs, "image_tokens");
      TreeMap<Meter, Long> meters = new TreeMap<>();
      put(meters, Meter.TEXT_INPUT_CACHED, cached);
      put(meters, Meter.IMAGE_INPUT, imageInput);
      put(meters, Meter.TEXT_INPUT, input - cached - imageInput);
      put(meters, Meter.TEXT_OUTPUT_REASONING, reasoning);
      put(meters, Meter.IMAGE_OUTPUT, imageOutput);
      put(meters, Meter.TEXT_OUTPUT, output - reasoning - imageOutput);
      return Optional.of(Usage.reported(meters));
    } catch (UnreadableCount _) {
      return Optional.empty();
    }
  }

  private static void put(TreeMap<Meter, Long> meters, Meter meter, long count)
      throws UnreadableCount {
    if (count < 0) {
      throw new UnreadableCount();
    }
    meters.put(meter, count);
  }

  private static long required(JsonNode usage, String name) throws UnreadableCount {
    if (!usage.path(name).isNumber()) {
      throw new UnreadableCount();
    }
    return count(usage, name);
  }

  private static long count(JsonNode details, String name) throws UnreadableCount {
    JsonNode node = details.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return 0;
    }
    if (!node.isIntegralNumber()
        || !node.canConvertToLong()
        || node.asLong() < 0
        || node.asLong() > COUNT_MAX) {
      throw new UnreadableCount();
    }
    return node.asLong();
  }

  private static final class UnreadableCount extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableCount() {
      super("unreadable count", null, false, false);
    }
  }
}
