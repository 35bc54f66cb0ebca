package dev.tollgate.gateway.codec;

import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.call.Refusal.MalformedBody;
import dev.tollgate.gateway.call.Refused;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
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
      throw malformed("The request body is empty; send a JSON object.");
    }
    Utf8.faultOf(bytes)
        .ifPresent(fault -> {
          throw malformed("The request body " + fault + "; send JSON in plain UTF-8.");
        });
    try {
      JsonNode node = MAPPER.readTree(bytes);
      if (!(node instanceof ObjectNode object)) {
        throw malformed("The request body must be a JSON object.");
      }
      if (Utf8.mayEscapeSurrogates(bytes) && !Utf8.hasWholeCharacters(object)) {
        throw malformed("The request body has half of a surrogate pair in a string.");
      }
      return object;
    } catch (JacksonException unreadable) {
      throw malformed("The request body is not valid JSON: " + sentence(unreadable));
    }
  }

  private static Refused malformed(String detail) {
    return new Refused(new MalformedBody(detail));
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

  /** What Jackson says, without the parts that name its own classes. */
  private static String sentence(JacksonException unreadable) {
    String message = unreadable.getOriginalMessage();
    String words = message == null ? "unexpected input" : message.lines().findFirst().orElse("");
    if (words.startsWith("Trailing token")) {
      words = "something follows the object";
    }
    TokenStreamLocation place = unreadable.getLocation();
    return words.replaceAll(",? (from )?`[^`]*`", "").replaceAll("\\s*\\(start marker at.*", "")
        + (place == null || place.getLineNr() < 1
            ? "."
            : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ").");
  }
}
