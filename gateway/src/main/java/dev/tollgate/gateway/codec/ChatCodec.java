package dev.tollgate.gateway.codec;

import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.call.Inbound;
import dev.tollgate.gateway.call.Request;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code POST /v1/chat/completions}; all that is not metered is carried verbatim. */
public final class ChatCodec {

  private static final int CHOICES_MAX = 128;

  public Request.Chat decode(Inbound inbound) {
    ImagesCodec.requireJson(inbound);
    return decode(Json.object(inbound.body().read(Bounds.JSON_BODY_BYTES_MAX)));
  }

  /** Reads a request that is already JSON. */
  public Request.Chat decode(ObjectNode body) {
    Fields fields = new Fields(body);
    String model = fields.requiredText("model", "Name a model, such as 'openai/gpt-5' or 'gpt-5'.");
    JsonNode messages = fields.present("messages");
    if (messages == null || !messages.isArray() || messages.isEmpty()) {
      throw Fields.wrong("messages", "'messages' must be an array with at least one message.");
    }
    boolean stream = fields.flag("stream");
    return new Request.Chat(
        model,
        texts(messages),
        messages.size(),
        (int) fields.whole("n", 1, CHOICES_MAX, 1),
        maximum(fields),
        stream,
        usageWanted(fields),
        body);
  }

  private static @Nullable Integer maximum(Fields fields) {
    Long newer = fields.whole("max_completion_tokens", 1, Integer.MAX_VALUE);
    Long older = fields.whole("max_tokens", 1, Integer.MAX_VALUE);
    Long maximum = newer == null ? older : newer;
    return maximum == null ? null : (int) Math.min(maximum, (long) Bounds.CHAT_OUTPUT_TOKENS_MAX);
  }

  private static boolean usageWanted(Fields fields) {
    JsonNode options = fields.present("stream_options");
    if (options == null) {
      return false;
    }
    if (!options.isObject()) {
      throw Fields.wrong("stream_options", "'stream_options' must be an object.");
    }
    return options.path("include_usage").asBoolean(false);
  }

  private static List<String> texts(JsonNode messages) {
    List<String> texts = new ArrayList<>();
    for (JsonNode message : messages) {
      JsonNode content = message.path("content");
      if (content.isString()) {
        texts.add(content.asString());
      } else if (content.isArray()) {
        for (JsonNode part : content) {
          if (part.path("text").isString()) {
            texts.add(part.path("text").asString());
          }
        }
      }
    }
    return texts;
  }
}
