package dev.tollgate.gateway.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where a member of a JSON object stands in its bytes: its value, and what to leave out so that the
 * object stays whole without it.
 */
public record Member(byte[] json, int cutFrom, int cutTo, int valueFrom, int valueTo) {

  /** The first top-level member of this name in the object that starts in [from, end). */
  public static Optional<Member> find(byte[] json, int from, int end, String name) {
    return new Finder(json, end, name).find(from);
  }

  public String text() {
    return new String(json, valueFrom, valueTo - valueFrom, StandardCharsets.UTF_8);
  }

  public byte[] value() {
    return Arrays.copyOfRange(json, valueFrom, valueTo);
  }

  private record Finder(byte[] json, int end, byte[] quoted) {

    Finder(byte[] json, int end, String name) {
      this(json, end, ("\"" + name + "\"").getBytes(StandardCharsets.UTF_8));
    }

    Optional<Member> find(int from) {
      int index = ByteSearch.indexOf(json, from, end, '{') + 1;
      int comma = -1;
      while (index < end) {
        int key = skipSpace(index);
        if (key >= end || json[key] != '"') {
          return Optional.empty();
        }
        int keyEnd = endOfString(key);
        int value = skipSpace(skipSpace(keyEnd) + 1);
        int valueEnd = endOfValue(value);
        if (valueEnd >= end) {
          return Optional.empty();
        }
        if (Arrays.equals(json, key, keyEnd, quoted, 0, quoted.length)) {
          return Optional.of(member(comma, key, value, valueEnd));
        }
        comma = valueEnd;
        index = valueEnd + 1;
      }
      return Optional.empty();
    }

    private Member member(int comma, int key, int value, int valueEnd) {
      int last = valueEnd;
      while (last > value && json[last - 1] <= ' ') {
        last--;
      }
      boolean first = comma < 0;
      int cutTo = first && json[valueEnd] == ',' ? valueEnd + 1 : last;
      return new Member(json, first ? key : comma, cutTo, value, last);
    }

    /** The index of the comma or brace behind a value, or the end. */
    private int endOfValue(int from) {
      int depth = 0;
      int index = from;
      while (index < end) {
        switch (json[index]) {
          case '"' -> index = endOfString(index) - 1;
          case '{', '[' -> depth++;
          case '}', ']' -> {
            if (depth-- == 0) {
              return index;
            }
          }
          case ',' -> {
            if (depth == 0) {
              return index;
            }
          }
          default -> {}
        }
        index++;
      }
      return end;
    }

    /** The index behind the closing quote of the string that opens here. */
    private int endOfString(int open) {
      int index = open + 1;
      while ((index = ByteSearch.indexOfEither(json, index, end, '"', '\\')) < end) {
        if (json[index] == '"') {
          return index + 1;
        }
        index += 2;
      }
      return end;
    }

    private int skipSpace(int from) {
      int index = from;
      while (index < end && json[index] <= ' ') {
        index++;
      }
      return index;
    }
  }
}
