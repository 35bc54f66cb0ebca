package dev.tollgate.gateway.edge;

import dev.tollgate.gateway.Bounds;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Follows the framing of the requests on one connection and names the first fault. Bytes are looked
 * at, never consumed. Not thread-safe.
 */
final class RequestFraming {

  private enum Part {
    HEAD,
    COUNTED_BODY,
    CHUNK_SIZE,
    CHUNK_DATA,
    CHUNK_END,
    TRAILERS
  }

  private static final byte[] EMPTY = new byte[0];
  private static final int CHUNK_LINE_MAX = 256;

  private Part part = Part.HEAD;
  private byte[] line = EMPTY;
  private int lineLength;
  private int headLength;
  private boolean sawReturn;
  private long remaining;
  private int heads;
  private @Nullable HeadRules head;

  boolean isInHead() {
    return part == Part.HEAD;
  }

  /** How many heads were read to their end, without a fault. */
  int heads() {
    return heads;
  }

  boolean headStarted() {
    return part == Part.HEAD && (headLength > 0 || lineLength > 0);
  }

  /** Reads on; the first fault in words, or null when all is well so far. */
  @Nullable String accept(ByteBuf bytes) {
    int index = bytes.readerIndex();
    int end = bytes.writerIndex();
    while (index < end) {
      if (part == Part.COUNTED_BODY || part == Part.CHUNK_DATA) {
        index += skip(end - index);
        continue;
      }
      String fault = lineByte(bytes.getByte(index++));
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  private int skip(int available) {
    int taken = (int) Math.min(available, remaining);
    remaining -= taken;
    if (remaining == 0) {
      part = part == Part.CHUNK_DATA ? Part.CHUNK_END : startHead();
    }
    return taken;
  }

  private Part startHead() {
    headLength = 0;
    head = null;
    line = EMPTY;
    return Part.HEAD;
  }

  private @Nullable String lineByte(byte value) {
    if (sawReturn) {
      sawReturn = false;
      return value == '\n' ? endLine() : "a carriage return without a line feed";
    }
    if (value == '\r') {
      sawReturn = true;
      return null;
    }
    if (value == '\n') {
      return "a line feed without a carriage return";
    }
    if ((value >= 0 && value < ' ' && value != '\t') || value == 127) {
      return "a control character";
    }
    return append(value);
  }

  private @Nullable String append(byte value) {
    headLength++;
    if (part == Part.CHUNK_END) {
      return "a chunk longer than its size";
    }
    if (lineLength >= (part == Part.CHUNK_SIZE ? CHUNK_LINE_MAX : Bounds.HEAD_BYTES_MAX)
        || headLength > Bounds.HEAD_BYTES_MAX) {
      return "a head or chunk line that is too long";
    }
    if (lineLength == line.length) {
      line = Arrays.copyOf(line, Math.max(128, line.length * 2));
    }
    line[lineLength++] = value;
    return null;
  }

  private @Nullable String endLine() {
    String text = new String(line, 0, lineLength, StandardCharsets.ISO_8859_1);
    lineLength = 0;
    headLength += 2;
    return switch (part) {
      case HEAD -> headLine(text);
      case CHUNK_SIZE -> chunkSize(text);
      case CHUNK_END -> {
        part = Part.CHUNK_SIZE;
        headLength = 0;
        yield null;
      }
      case TRAILERS -> trailer(text);
      case COUNTED_BODY, CHUNK_DATA -> throw new IllegalStateException("Bodies have no lines");
    };
  }

  private @Nullable String headLine(String text) {
    if (head == null) {
      if (text.isEmpty()) {
        headLength = 0; // RFC 9112 2.2: an empty line before a request is ignored
        return null;
      }
      head = new HeadRules();
      return head.requestLine(text);
    }
    if (!text.isEmpty()) {
      return head.field(text);
    }
    String fault = head.verdict();
    if (fault == null) {
      heads++;
      remaining = head.length();
      part = head.isChunked() ? Part.CHUNK_SIZE : remaining > 0 ? Part.COUNTED_BODY : startHead();
      headLength = 0;
      line = EMPTY;
    }
    return fault;
  }

  private @Nullable String chunkSize(String text) {
    if (!text.matches("[0-9a-fA-F]{1,8}(;[\\x21-\\x7e]*)?")) {
      return "a chunk size that is not plain hexadecimal";
    }
    int extension = text.indexOf(';');
    remaining = Long.parseLong(extension < 0 ? text : text.substring(0, extension), 16);
    part = remaining > 0 ? Part.CHUNK_DATA : Part.TRAILERS;
    headLength = 0;
    return null;
  }

  private @Nullable String trailer(String text) {
    if (text.isEmpty()) {
      part = startHead();
      return null;
    }
    return HeadRules.fieldFault(text);
  }

  /** The rules for one request head. */
  private static final class HeadRules {

    private int fields;
    private int hosts;
    private @Nullable String lengthText;
    private @Nullable String coding;
    private boolean modern;

    @Nullable String requestLine(String text) {
      String[] words = text.split(" ", -1);
      if (words.length != 3 || !isToken(words[0]) || !isVisible(words[1])) {
        return "a request line that is not method, target and version";
      }
      modern = words[2].equals("HTTP/1.1");
      return modern || words[2].equals("HTTP/1.0") ? null : "a version other than HTTP/1.1";
    }

    @Nullable String field(String text) {
      String fault = fieldFault(text);
      if (fault != null) {
        return fault;
      }
      if (++fields > Bounds.HEADERS_MAX) {
        return "more than " + Bounds.HEADERS_MAX + " header fields";
      }
      int colon = text.indexOf(':');
      String name = text.substring(0, colon).toLowerCase(Locale.ROOT);
      String value = text.substring(colon + 1).strip();
      return switch (name) {
        case "host" -> ++hosts > 1 ? "two Host fields" : null;
        case "content-length" -> length(value);
        case "transfer-encoding" -> transfer(value);
        default -> null;
      };
    }

    static @Nullable String fieldFault(String text) {
      if (text.charAt(0) == ' ' || text.charAt(0) == '\t') {
        return "a folded header line";
      }
      int colon = text.indexOf(':');
      if (colon < 1) {
        return "a header line without a name";
      }
      if (!isToken(text.substring(0, colon))) {
        return "a header name with a space or special character";
      }
      return null;
    }

    private static boolean isToken(String text) {
      return !text.isEmpty() && text.chars().allMatch(HeadRules::isTokenCharacter);
    }

    private static boolean isTokenCharacter(int c) {
      return c > ' ' && c < 127 && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
    }

    private static boolean isVisible(String text) {
      return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c != 127);
    }

    private @Nullable String length(String value) {
      if (lengthText != null) {
        return "two Content-Length fields";
      }
      lengthText = value;
      return value.matches("[0-9]{1,18}") ? null : "a Content-Length that is not a plain number";
    }

    private @Nullable String transfer(String value) {
      if (coding != null) {
        return "two Transfer-Encoding fields";
      }
      coding = value;
      return value.equalsIgnoreCase("chunked") ? null : "a Transfer-Encoding other than chunked";
    }

    @Nullable String verdict() {
      if (coding != null && lengthText != null) {
        return "both Content-Length and Transfer-Encoding";
      }
      if (coding != null && !modern) {
        return "Transfer-Encoding in HTTP/1.0";
      }
      return modern && hosts == 0 ? "no Host field" : null;
    }

    boolean isChunked() {
      return coding != null;
    }

    long length() {
      return lengthText == null ? 0 : Long.parseLong(lengthText);
    }
  }
}
