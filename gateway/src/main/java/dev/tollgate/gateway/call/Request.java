package dev.tollgate.gateway.call;

import dev.tollgate.pricing.ImageSize;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a client asks for. {@code body} is its JSON, unknown fields included; nobody changes it. */
public sealed interface Request {

  String model();

  boolean stream();

  ObjectNode body();

  /**
   * Pictures from a prompt. Null means absent; {@code size} and {@code quality} keep the client's
   * text, {@code auto} included.
   */
  record Pictures(
      String model,
      String prompt,
      int count,
      @Nullable String size,
      @Nullable String quality,
      @Nullable String background,
      @Nullable String outputFormat,
      @Nullable Integer outputCompression,
      @Nullable String responseFormat,
      boolean stream,
      int partialImages,
      @Nullable Long seed,
      ObjectNode body)
      implements Request {

    /** The exact size asked for; null for {@code auto} and absent. */
    public @Nullable ImageSize exactSize() {
      return size == null ? null : ImageSize.parse(size).orElse(null);
    }

    /** The quality asked for; null for {@code auto} and absent. */
    public @Nullable String exactQuality() {
      return quality == null || quality.equals("auto") ? null : quality;
    }
  }

  /**
   * A chat completion. {@code usageWanted} says whether the client asked for usage in its stream;
   * {@code maxOutputTokens} is the client's own maximum, null if it set none.
   */
  record Chat(
      String model,
      List<String> texts,
      int messages,
      int choices,
      @Nullable Integer maxOutputTokens,
      boolean stream,
      boolean usageWanted,
      ObjectNode body)
      implements Request {

    public Chat {
      texts = List.copyOf(texts);
    }
  }
}
