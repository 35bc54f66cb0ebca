package dev.tollgate.gateway.delivery;

import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.call.Metered;
import dev.tollgate.gateway.call.Request;
import dev.tollgate.gateway.codec.ByteSearch;
import dev.tollgate.gateway.codec.Json;
import dev.tollgate.gateway.codec.Member;
import dev.tollgate.gateway.codec.UsageReader;
import dev.tollgate.pricing.Usage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Relays a chat stream in whole events, as many as came together in one write. We always ask the
 * provider for usage; a client that did not ask never sees it. The call is settled before {@code
 * [DONE]}.
 */
final class ChatStream {

  private static final byte[] USAGE = "\"usage\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DATA = "data:".getBytes(StandardCharsets.US_ASCII);
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
      relayUnfinishedEvent();
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

  /** Some servers end without the blank line behind {@code [DONE]}. */
  private void relayUnfinishedEvent() {
    if (length > 0 && isDone(payload(0, length), length)) {
      event(0, length);
      flush();
    } else if (length > 0 && !settled) {
      throw new BrokenAnswer("the stream ended within an event");
    }
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
    int payload = payload(start, end);
    if (isDone(payload, end)) {
      flush();
      settle();
      outgoing.write(pending, start, end - start);
    } else if (payload < 0 || Bytes.indexOf(pending, payload, end, USAGE) < 0) {
      outgoing.write(pending, start, end - start);
    } else {
      eventThatMentionsUsage(start, payload, end);
    }
  }

  /** The index behind the first {@code data:} that starts a line of the event, or -1. */
  private int payload(int start, int end) {
    int line = start;
    while (line < end) {
      if (Arrays.mismatch(pending, line, Math.min(end, line + DATA.length), DATA, 0, DATA.length)
          < 0) {
        return line + DATA.length;
      }
      line = ByteSearch.indexOf(pending, line, end, '\n') + 1;
    }
    return -1;
  }

  private boolean isDone(int payload, int end) {
    return payload >= 0
        && Bytes.indexOf(pending, payload, Math.min(end, payload + 1 + DONE.length), DONE) >= 0;
  }

  private void eventThatMentionsUsage(int start, int payload, int end) {
    byte[] json = pending;
    int from = payload;
    int to = ByteSearch.indexOf(pending, payload, end, '\n');
    boolean severalLines = payload(to, end) >= 0;
    if (severalLines) {
      json = joinedData(start, end);
      from = 0;
      to = json.length;
    }
    Optional<Member> found = Member.find(json, from, to, "usage");
    boolean counts = found.filter(member -> !member.text().equals("null")).isPresent();
    found
        .flatMap(member -> Json.lenientObject(member.value()))
        .flatMap(UsageReader::chat)
        .ifPresent(read -> usage = Optional.of(read));
    if (request.usageWanted() || found.isEmpty()) {
      outgoing.write(pending, start, end - start);
    } else if (!counts || hasChoices(json, from, to)) {
      writeWithout(found.get(), severalLines ? -1 : start, end);
    }
  }

  private static boolean hasChoices(byte[] json, int from, int to) {
    return Member.find(json, from, to, "choices")
        .map(Member::text)
        .filter(text -> !text.replaceAll("\\s", "").equals("[]"))
        .isPresent();
  }

  /** Writes an event without its usage; {@code start} is -1 when its data lines were joined. */
  private void writeWithout(Member hidden, int start, int end) {
    if (start >= 0) {
      outgoing.write(pending, start, hidden.cutFrom() - start);
      outgoing.write(pending, hidden.cutTo(), end - hidden.cutTo());
      return;
    }
    byte[] json = hidden.json();
    outgoing.writeBytes(DATA);
    outgoing.write(json, 0, hidden.cutFrom());
    outgoing.write(json, hidden.cutTo(), json.length - hidden.cutTo());
    outgoing.writeBytes(new byte[] {'\n', '\n'});
  }

  private byte[] joinedData(int start, int end) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    int from = payload(start, end);
    while (from >= 0) {
      int to = ByteSearch.indexOf(pending, from, end, '\n');
      joined.write(pending, from, to - from);
      joined.write(' ');
      from = payload(to, end);
    }
    return joined.toByteArray();
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
