package dev.tollgate.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads HTTP/1.1 answers as they arrive, keeping only what is measured: the status, the bytes of
 * the body, and whether the exact cost came in the headers or trailers. Used by one thread.
 */
final class ResponseReader {

  private static final int HEAD_BYTES_MAX = 16 * 1024;

  private enum Where {
    HEAD,
    BODY,
    CHUNK_SIZE,
    CHUNK,
    CHUNK_END,
    TRAILER
  }

  private final byte[] line = new byte[HEAD_BYTES_MAX];
  private int lineLength;
  private Where where = Where.HEAD;
  private boolean firstLine = true;
  private boolean chunked;
  private boolean cost;
  private int status;
  private long left;
  private long bodyBytes;

  /** Prepares for the next answer on the same connection. */
  void reset() {
    where = Where.HEAD;
    firstLine = true;
    chunked = false;
    cost = false;
    lineLength = 0;
    status = 0;
    left = 0;
    bodyBytes = 0;
  }

  int status() {
    return status;
  }

  long bodyBytes() {
    return bodyBytes;
  }

  boolean hasCost() {
    return cost;
  }

  /** Whether the head of this answer was read to its end. */
  boolean headRead() {
    return where != Where.HEAD;
  }

  /** Reads on; true when the answer is complete. */
  boolean accept(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      boolean done =
          switch (where) {
            case BODY -> skip(bytes) && left == 0;
            case CHUNK -> skipChunk(bytes);
            case HEAD, CHUNK_SIZE, CHUNK_END, TRAILER -> readLine(bytes.get());
          };
      if (done) {
        return true;
      }
    }
    return false;
  }

  private boolean skip(ByteBuffer bytes) {
    int now = (int) Math.min(left, bytes.remaining());
    bytes.position(bytes.position() + now);
    left -= now;
    bodyBytes += now;
    return true;
  }

  private boolean skipChunk(ByteBuffer bytes) {
    skip(bytes);
    if (left == 0) {
      where = Where.CHUNK_END;
    }
    return false;
  }

  private boolean readLine(byte value) {
    if (value != '\n') {
      if (value != '\r') {
        line[lineLength++] = value;
      }
      return false;
    }
    String text = new String(line, 0, lineLength, StandardCharsets.ISO_8859_1);
    lineLength = 0;
    return switch (where) {
      case HEAD -> headLine(text);
      case CHUNK_SIZE -> chunkSize(text);
      case CHUNK_END -> {
        where = Where.CHUNK_SIZE;
        yield false;
      }
      case TRAILER -> {
        noteCost(text);
        yield text.isEmpty();
      }
      case BODY, CHUNK -> throw new IllegalStateException("no lines there");
    };
  }

  private boolean headLine(String text) {
    if (firstLine) {
      firstLine = false;
      status = Integer.parseInt(text.substring(9, 12));
    } else if (text.isEmpty()) {
      where = chunked ? Where.CHUNK_SIZE : Where.BODY;
      return !chunked && left == 0;
    } else {
      field(text);
    }
    return false;
  }

  private void field(String text) {
    int colon = text.indexOf(':');
    String name = text.substring(0, colon).toLowerCase(Locale.ROOT);
    if (name.equals("content-length")) {
      left = Long.parseLong(text.substring(colon + 1).strip());
    } else if (name.equals("transfer-encoding")) {
      chunked = true;
    }
    noteCost(text);
  }

  private void noteCost(String text) {
    cost |= text.regionMatches(true, 0, "x-tollgate-cost:", 0, 16);
  }

  private boolean chunkSize(String text) {
    left = Long.parseLong(text.strip(), 16);
    where = left == 0 ? Where.TRAILER : Where.CHUNK;
    return false;
  }
}
