package dev.tollgate.gateway.codec;

import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.call.Refusal.MalformedBody;
import dev.tollgate.gateway.call.Refused;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one JSON mapper of the data plane: bounded, strict about duplicate keys, exact in numbers.
 */
public final class Json {

  public static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(Bounds.JSON_DEPTH_MAX)
                          .maxNumberLength(64)
                          .maxStringLength(Bounds.JSON_BODY_BYTES_MAX)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Json() {}

  /** Reads a client's JSON object, or refuses it in words that say where it goes wrong. */
  public static ObjectNode object(byte[] bytes) {
    if (bytes.length == 0) {
      throw new Refused(new MalformedBody("The request body is empty; send a JSON object."));
    }
    try {
      JsonNode node = MAPPER.readTree(bytes);
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw new Refused(new MalformedBody("The request body must be a JSON object."));
    } catch (JacksonException malformed) {
      throw new Refused(
          new MalformedBody(
              "The request body is not valid JSON: " + firstLine(malformed.getOriginalMessage())));
    }
  }

  /** Reads a provider's JSON object; empty when it is none. */
  public static Optional<ObjectNode> lenientObject(byte[] bytes) {
    try {
      return MAPPER.readTree(bytes) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  public static byte[] bytes(JsonNode node) {
    return MAPPER.writeValueAsBytes(node);
  }

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  private static String firstLine(@org.jspecify.annotations.Nullable String message) {
    return message == null ? "unexpected input" : message.lines().findFirst().orElse("");
  }
}
