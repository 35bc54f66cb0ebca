package dev.tollgate.gateway.delivery;

import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.call.Metered;
import dev.tollgate.gateway.call.Request;
import dev.tollgate.gateway.codec.Json;
import dev.tollgate.gateway.codec.UsageReader;
import dev.tollgate.pricing.Usage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Relays a chat stream in whole events, as many as came together in one write. We always ask the
 * provider for usage; a client that did not ask never sees it. The call is settled before {@code
 * [DONE]}.
 */
final class ChatStream {

  private static final byte[] USAGE = "\"usage\":".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NO_USAGE = ",\"usage\":null".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);

  private final InputStream body;
  private final StreamWriter writer;
  private final Settler settler;
  private final Request.Chat request;
  private final ByteArrayOutputStream outgoing = new ByteArrayOutputStream(8 * 1024);

  private byte[] pending = new byte[8 * 1024];
  private int length;
  private Optional<Usage> usage = Optional.empty();
  private boolean settled;
  private boolean sawEvent;

  ChatStream(InputStream body, StreamWriter writer, Settler settler, Request.Chat request) {
    this.body = body;
    this.writer = writer;
    this.settler = settler;
    this.request = request;
  }

  void run() {
    try {
      int read;
      while ((read = body.read(pending, length, pending.length - length)) >= 0) {
        int searchFrom = Math.max(0, length - 3);
        length += read;
        relayWholeEvents(searchFrom);
        makeRoom();
      }
    } catch (IOException broken) {
      if (!settled) {
        throw new BrokenAnswer(broken.getClass().getSimpleName());
      }
    }
    if (!settled && !sawEvent) {
      throw new BrokenAnswer("the stream held no event");
    }
    if (!settled && usage.isEmpty()) {
      throw new BrokenAnswer("the stream ended without [DONE]");
    }
    settle();
  }

  private void relayWholeEvents(int searchFrom) {
    int start = 0;
    int from = searchFrom;
    int end;
    while ((end = Bytes.endOfEvent(pending, from, length)) >= 0) {
      event(start, end);
      start = end;
      from = end;
    }
    if (start > 0) {
      System.arraycopy(pending, start, pending, 0, length - start);
      length -= start;
    }
    flush();
  }

  private void makeRoom() {
    if (length < pending.length) {
      return;
    }
    if (length >= Bounds.CHAT_EVENT_BYTES_MAX) {
      throw new BrokenAnswer("an event larger than " + Bounds.CHAT_EVENT_BYTES_MAX + " bytes");
    }
    pending = Arrays.copyOf(pending, pending.length * 2);
  }

  private void event(int start, int end) {
    sawEvent = true;
    if (Bytes.indexOf(pending, start, Math.min(end, start + 16), DONE) >= 0) {
      flush();
      settle();
      outgoing.write(pending, start, end - start);
      return;
    }
    int mention = Bytes.indexOf(pending, start, end, USAGE);
    if (mention < 0) {
      outgoing.write(pending, start, end - start);
      return;
    }
    int none = Bytes.indexOf(pending, start, end, NO_USAGE);
    if (none < 0) {
      eventWithUsage(start, end);
    } else if (request.usageWanted()) {
      outgoing.write(pending, start, end - start);
    } else {
      outgoing.write(pending, start, none - start);
      outgoing.write(pending, none + NO_USAGE.length, end - none - NO_USAGE.length);
    }
  }

  private void eventWithUsage(int start, int end) {
    int brace = Bytes.indexOf(pending, start, end, new byte[] {'{'});
    Optional<ObjectNode> data =
        brace < 0 ? Optional.empty() : Json.lenientObject(Arrays.copyOfRange(pending, brace, end));
    data.map(node -> node.get("usage"))
        .filter(ObjectNode.class::isInstance)
        .flatMap(node -> UsageReader.chat((ObjectNode) node))
        .ifPresent(read -> usage = Optional.of(read));
    if (request.usageWanted() || data.isEmpty()) {
      outgoing.write(pending, start, end - start);
    } else if (!data.get().path("choices").isEmpty()) {
      data.get().remove("usage");
      outgoing.writeBytes("data: ".getBytes(StandardCharsets.US_ASCII));
      outgoing.writeBytes(Json.bytes(data.get()));
      outgoing.writeBytes("\n\n".getBytes(StandardCharsets.US_ASCII));
    }
  }

  private void settle() {
    if (!settled) {
      settler.settle(new Metered(usage, null, null, 0));
      settled = true;
    }
  }

  private void flush() {
    if (outgoing.size() > 0) {
      byte[] bytes = outgoing.toByteArray();
      outgoing.reset();
      writer.write(bytes, 0, bytes.length, true);
    }
  }
}
