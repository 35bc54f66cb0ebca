package dev.tollgate.gateway.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Strict UTF-8. The JSON parser guesses other encodings, skips byte order marks and lets overlong
 * forms and half characters pass, which another parser behind us may read differently.
 */
final class Utf8 {

  private Utf8() {}

  /** What keeps bytes from being plain UTF-8, as the end of a sentence; empty when nothing does. */
  static Optional<String> faultOf(byte[] bytes) {
    if (bytes.length >= 3
        && (bytes[0] & 0xff) == 0xef
        && (bytes[1] & 0xff) == 0xbb
        && (bytes[2] & 0xff) == 0xbf) {
      return Optional.of("starts with a byte order mark");
    }
    if (ByteSearch.indexOf(bytes, 0, bytes.length, '\0') < bytes.length) {
      return Optional.of("holds a NUL byte");
    }
    return ByteSearch.isAscii(bytes) || isUtf8(bytes)
        ? Optional.empty()
        : Optional.of("is not valid UTF-8");
  }

  /** Whether an escape such as {@code \\ud83d} occurs. */
  static boolean mayEscapeSurrogates(byte[] json) {
    int index = -1;
    while ((index = ByteSearch.indexOf(json, index + 1, json.length, '\\')) < json.length - 2) {
      if (json[index + 1] == 'u' && (json[index + 2] | 0x20) == 'd') {
        return true;
      }
    }
    return false;
  }

  /** Whether every name and string in the tree is free of half surrogate pairs. */
  static boolean hasWholeCharacters(JsonNode node) {
    if (node.isString()) {
      return isWhole(node.asString());
    }
    return node.properties().stream().allMatch(property -> isWhole(property.getKey()))
        && node.valueStream().allMatch(Utf8::hasWholeCharacters);
  }

  private static boolean isWhole(String text) {
    return text.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).remaining() > 0;
    } catch (CharacterCodingException _) {
      return false;
    }
  }
}
