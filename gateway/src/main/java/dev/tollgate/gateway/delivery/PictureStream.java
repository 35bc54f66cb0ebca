package dev.tollgate.gateway.delivery;

import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.call.Metered;
import dev.tollgate.gateway.codec.AnswerScan;
import dev.tollgate.gateway.codec.Json;
import dev.tollgate.gateway.codec.UsageReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Relays a picture stream byte by byte as it comes, however long its lines are. Only the line feed
 * that completes the final event waits until the call is settled.
 */
final class PictureStream {

  private static final Set<String> WANTED = Set.of("type", "usage", "size", "quality");
  private static final byte[] DATA = {'d', 'a', 't', 'a', ':'};

  private final InputStream body;
  private final StreamWriter writer;
  private final Settler settler;

  private AnswerScan scan = new AnswerScan(WANTED);
  private int column;
  private boolean dataLine = true;
  private boolean settled;
  private @Nullable Metered done;

  PictureStream(InputStream body, StreamWriter writer, Settler settler) {
    this.body = body;
    this.writer = writer;
    this.settler = settler;
  }

  void run() {
    byte[] chunk = new byte[Bounds.CHUNK_BYTES];
    try {
      int read;
      while ((read = body.read(chunk, 0, chunk.length)) >= 0) {
        relay(chunk, read);
      }
    } catch (IOException broken) {
      if (!settled) {
        throw new BrokenAnswer(broken.getClass().getSimpleName());
      }
    }
    if (!settled) {
      throw new BrokenAnswer("the stream ended without its completed event");
    }
  }

  private void relay(byte[] chunk, int length) {
    int from = 0;
    int index = 0;
    while (index < length) {
      int feed = lineFeed(chunk, index, length);
      readLine(chunk, index, feed);
      if (feed == length) {
        break;
      }
      if (endLine(chunk, index, feed)) {
        writer.write(chunk, from, feed - from, false);
        from = feed;
        settle();
      }
      index = feed + 1;
    }
    writer.write(chunk, from, length - from, column == 0 && isBlankBefore());
  }

  private boolean isBlankBefore() {
    return scan.member("type").isEmpty();
  }

  /** Feeds what belongs to a data line to the scan. */
  private void readLine(byte[] chunk, int from, int to) {
    int index = from;
    while (index < to && column < DATA.length) {
      byte value = chunk[index++];
      dataLine = (column == 0 || dataLine) && value == DATA[column];
      column++;
      if (!dataLine) {
        break;
      }
    }
    if (dataLine && column >= DATA.length && index < to) {
      scan.accept(chunk, index, to - index);
    }
    column += to - index;
  }

  /** Whether the line just ended completes the final event. */
  private boolean endLine(byte[] chunk, int from, int feed) {
    boolean blank = column == 0 || (column == 1 && feed > from && chunk[feed - 1] == '\r');
    column = 0;
    dataLine = true;
    if (!blank) {
      return false;
    }
    AnswerScan event = scan;
    scan = new AnswerScan(WANTED);
    String type = event.text("type").orElse("");
    if (settled || !type.endsWith(".completed")) {
      return false;
    }
    done =
        new Metered(
            event.member("usage").flatMap(Json::lenientObject).flatMap(UsageReader::images),
            event.text("size").orElse(null),
            event.text("quality").orElse(null),
            1);
    return true;
  }

  private void settle() {
    Metered metered = done;
    if (metered != null) {
      settler.settle(metered);
      settled = true;
    }
  }

  private static int lineFeed(byte[] bytes, int from, int end) {
    int index = from;
    while (index < end && bytes[index] != '\n') {
      index++;
    }
    return index;
  }
}
