package dev.tollgate.gateway.codec;

import dev.tollgate.gateway.Bounds;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what settles a call out of a JSON answer that passes by as bytes: the wanted members of the
 * top-level object, and how many pictures {@code data} holds. Base64 strings are skipped eight
 * bytes at a time and never become a String. Fed from one thread, in any number of parts.
 */
public final class AnswerScan {

  private static final int KEY_MAX = 64;

  private final Set<String> wanted;
  private final Map<String, byte[]> found = new HashMap<>();
  private final byte[] key = new byte[KEY_MAX];
  private int keyLength;
  private boolean inString;
  private boolean escaped;
  private boolean stringIsKey;
  private boolean expectKey;
  private int depth;
  private boolean isObject;
  private boolean inData;
  private boolean ended;
  private boolean pictureComes;
  private boolean pictureStarts;
  private boolean elementHasPicture;
  private int pictures;
  private String member = "";
  private byte[] capture = new byte[256];
  private int captured = -1;
  private boolean overflow;

  public AnswerScan(Set<String> wanted) {
    this.wanted = Set.copyOf(wanted);
  }

  /** The raw JSON of a wanted top-level member; empty when it did not come or was too large. */
  public Optional<byte[]> member(String name) {
    return Optional.ofNullable(found.get(name));
  }

  /** A wanted member that is a string, without its quotes. */
  public Optional<String> text(String name) {
    return member(name)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
        .filter(text -> text.length() >= 2 && text.startsWith("\"") && text.endsWith("\""))
        .map(text -> text.substring(1, text.length() - 1));
  }

  /**
   * Elements of {@code data} that carry a picture, as base64 or as an address; null and an empty
   * string are none, and both in one element are one.
   */
  public int pictures() {
    return pictures;
  }

  /** Whether the top-level object was seen to its closing brace. */
  public boolean isComplete() {
    return ended && isObject;
  }

  /** Reads the next part; what follows the top-level value is ignored. */
  public void accept(byte[] bytes, int offset, int length) {
    int index = offset;
    int end = offset + length;
    while (index < end && !ended) {
      if (inString && !stringIsKey && !escaped && !pictureStarts && captured < 0) {
        index = ByteSearch.indexOfEither(bytes, index, end, '"', '\\');
        if (index == end) {
          return;
        }
      }
      step(bytes[index++]);
    }
  }

  private void step(byte value) {
    if (inString) {
      inString(value);
      return;
    }
    switch (value) {
      case '"' -> startString(value);
      case '{', '[' -> open(value);
      case '}', ']' -> close(value);
      case ',' -> comma(value);
      case ':' -> colon(value);
      default -> keep(value);
    }
  }

  private void inString(byte value) {
    keep(value);
    elementHasPicture |= pictureStarts && value != '"';
    pictureStarts = false;
    if (escaped) {
      escaped = false;
    } else if (value == '\\') {
      escaped = true;
    } else if (value == '"') {
      inString = false;
      return;
    }
    if (stringIsKey && keyLength < KEY_MAX) {
      key[keyLength++] = value;
    }
  }

  private void startString(byte value) {
    keep(value);
    inString = true;
    pictureStarts = pictureComes;
    pictureComes = false;
    stringIsKey = expectKey;
    keyLength = 0;
  }

  private void open(byte value) {
    keep(value);
    isObject |= depth == 0 && value == '{';
    pictureComes = false;
    depth++;
    expectKey = value == '{';
    if (depth == 2 && value == '[' && member.equals("data")) {
      inData = true;
    }
  }

  private void close(byte value) {
    pictureComes = false;
    if (depth == 1) {
      endMember();
      ended = true;
    } else {
      keep(value);
      if (depth == 3 && inData) {
        endElement();
      } else if (depth == 2) {
        inData = false;
      }
    }
    depth--;
    expectKey = false;
  }

  private void endElement() {
    if (elementHasPicture) {
      pictures++;
      elementHasPicture = false;
    }
  }

  private void comma(byte value) {
    pictureComes = false;
    if (depth == 1) {
      endMember();
      expectKey = true;
    } else {
      keep(value);
      expectKey = captured < 0 && inData && depth == 3;
    }
  }

  private void colon(byte value) {
    if (!expectKey) {
      keep(value);
      return;
    }
    expectKey = false;
    if (depth > 1) {
      keep(value);
    }
    String name = new String(key, 0, keyLength, StandardCharsets.UTF_8);
    if (depth == 1) {
      member = name;
      captured = wanted.contains(name) ? 0 : -1;
      overflow = false;
    } else if (inData && depth == 3 && (name.equals("b64_json") || name.equals("url"))) {
      pictureComes = true;
    }
  }

  private void endMember() {
    if (captured >= 0 && !overflow) {
      found.put(member, Arrays.copyOf(capture, captured));
    }
    captured = -1;
    member = "";
  }

  private void keep(byte value) {
    if (captured < 0 || overflow) {
      return;
    }
    if (captured == Bounds.USAGE_BYTES_MAX) {
      overflow = true;
      return;
    }
    if (captured == capture.length) {
      capture = Arrays.copyOf(capture, capture.length * 2);
    }
    capture[captured++] = value;
  }
}
