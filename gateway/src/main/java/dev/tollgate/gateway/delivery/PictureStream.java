package dev.tollgate.gateway.delivery;

import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.call.Metered;
import dev.tollgate.gateway.codec.AnswerScan;
import dev.tollgate.gateway.codec.ByteSearch;
import dev.tollgate.gateway.codec.Json;
import dev.tollgate.gateway.codec.UsageReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Relays a picture stream byte by byte as it comes, however long its lines are. Only the blank line
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
  private boolean startsWithReturn;
  private boolean betweenEvents = true;
  private boolean settled;
  private @Nullable Metered done;

  PictureStream(InputStream body, StreamWriter writer, Settler settler) {
    this.body = body;
    this.writer = writer;
    this.settler = settler;
  }

  void run() {
    byte[] chunk = new byte[Bounds.CHUNK_BYTES];
    int held = 0;
    try {
      int read;
      while ((read = body.read(chunk, held, chunk.length - held)) >= 0) {
        held = relay(chunk, held, held + read);
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

  /**
   * Relays a chunk whose first {@code held} bytes were looked at before; returns how many were held
   * back again: a lone carriage return at its end could already complete an event.
   */
  private int relay(byte[] chunk, int held, int end) {
    int from = 0;
    int index = held;
    while (index < end) {
      int feed = ByteSearch.indexOf(chunk, index, end, '\n');
      readLine(chunk, index, feed);
      if (feed == end) {
        break;
      }
      int blankLine = column > 0 ? feed - 1 : feed;
      if (endLine()) {
        writer.write(chunk, from, blankLine - from, false);
        from = blankLine;
        settle();
      }
      index = feed + 1;
    }
    int to = isLoneReturn() ? end - 1 : end;
    writer.write(chunk, from, to - from, column == 0 && betweenEvents);
    chunk[0] = '\r';
    return end - to;
  }

  /** Feeds what belongs to a data line to the scan. */
  private void readLine(byte[] chunk, int from, int to) {
    int index = from;
    if (column == 0 && from < to) {
      startsWithReturn = chunk[from] == '\r';
    }
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

  private boolean isLoneReturn() {
    return column == 1 && startsWithReturn;
  }

  /** Whether the line that ends here completes the final event. */
  private boolean endLine() {
    betweenEvents = column == 0 || isLoneReturn();
    column = 0;
    dataLine = true;
    if (!betweenEvents) {
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
}
