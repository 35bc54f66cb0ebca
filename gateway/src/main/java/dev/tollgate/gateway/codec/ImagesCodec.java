package dev.tollgate.gateway.codec;

import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.call.Inbound;
import dev.tollgate.gateway.call.Refusal.InvalidParameter;
import dev.tollgate.gateway.call.Refusal.UnsupportedMediaType;
import dev.tollgate.gateway.call.Refused;
import dev.tollgate.gateway.call.Request;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code POST /v1/images/generations}. Types are checked here, model rules later. */
public final class ImagesCodec {

  private static final int PICTURES_MAX = 10;
  private static final int PARTIAL_IMAGES_MAX = 3;
  private static final int PROMPT_CHARACTERS_MAX = 32_000;

  private final String defaultModel;

  /** {@code defaultModel} stands in for an absent {@code model}. */
  public ImagesCodec(String defaultModel) {
    this.defaultModel = defaultModel;
  }

  public Request.Pictures decode(Inbound inbound) {
    requireJson(inbound);
    return decode(Json.object(inbound.body().read(Bounds.JSON_BODY_BYTES_MAX)));
  }

  /** Reads a request that is already JSON. */
  public Request.Pictures decode(ObjectNode body) {
    Fields fields = new Fields(body);
    String model = fields.text("model");
    String prompt =
        fields.requiredText("prompt", "Send a text that says what the picture should show.");
    boundPrompt(prompt);
    int count = (int) fields.whole("n", 1, PICTURES_MAX, 1);
    boolean stream = fields.flag("stream");
    int partials = (int) fields.whole("partial_images", 0, PARTIAL_IMAGES_MAX, 0);
    checkStream(stream, count, partials);
    Long compression = fields.whole("output_compression", 0, 100);
    return new Request.Pictures(
        model == null || model.isBlank() ? defaultModel : model,
        prompt,
        count,
        fields.text("size"),
        fields.text("quality"),
        fields.text("background"),
        fields.text("output_format"),
        compression == null ? null : compression.intValue(),
        fields.text("response_format"),
        stream,
        partials,
        seed(fields),
        body);
  }

  /** Refuses bodies that are not JSON, whatever the path. */
  public static void requireJson(Inbound inbound) {
    String type = inbound.header("content-type").orElse("none").toLowerCase(Locale.ROOT);
    String media = type.split(";", 2)[0].strip();
    if (!media.equals("application/json")) {
      throw new Refused(new UnsupportedMediaType(type, "application/json"));
    }
    inbound
        .header("content-encoding")
        .filter(coding -> !coding.equalsIgnoreCase("identity"))
        .ifPresent(coding -> {
          throw new Refused(new UnsupportedMediaType(coding + "-encoded", "it uncompressed"));
        });
  }

  private static @Nullable Long seed(Fields fields) {
    return fields.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private static void boundPrompt(String prompt) {
    int characters = prompt.codePointCount(0, prompt.length());
    if (characters > PROMPT_CHARACTERS_MAX) {
      throw Fields.wrong(
          "prompt",
          "'prompt' has "
              + characters
              + " characters (Unicode code points); at most "
              + PROMPT_CHARACTERS_MAX
              + " are allowed.");
    }
  }

  private static void checkStream(boolean stream, int count, int partials) {
    if (stream && count > 1) {
      throw new Refused(
          new InvalidParameter(
              "n",
              "invalid_value",
              "Streaming is only supported with n=1; send n separate calls."));
    }
    if (!stream && partials > 0) {
      throw new Refused(
          new InvalidParameter(
              "partial_images",
              "invalid_value",
              "'partial_images' needs \"stream\": true; without it, leave partial_images out."));
    }
  }
}
