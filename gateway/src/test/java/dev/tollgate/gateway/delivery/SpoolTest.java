package dev.tollgate.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.call.ClientGone;
import dev.tollgate.gateway.call.Headers;
import dev.tollgate.gateway.testing.FakeClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {

  private static final int BUFFERS = (int) (Bounds.SPOOLS_MEMORY_BYTES / Bounds.SPOOL_BUFFER_BYTES);

  @TempDir private Path folder;
  private final SpoolMemory memory = new SpoolMemory();

  @ParameterizedTest
  @ValueSource(
      ints = {
        0,
        1,
        Bounds.SPOOL_MEMORY_BYTES,
        Bounds.SPOOL_MEMORY_BYTES + 1,
        Bounds.SPOOL_BUFFER_BYTES,
        Bounds.SPOOL_BUFFER_BYTES + 1,
        Bounds.SPOOL_BUFFERS_BYTES,
        Bounds.SPOOL_BUFFERS_BYTES + 1
      })
  void whatGoesInComesOutWhereverItIsHeld(int length) throws IOException {
    byte[] answer = answer(length);
    assertThat(sent(answer, memory).received).isEqualTo(answer);
    assertThat(takeAll()).hasSize(BUFFERS);
  }

  @Test
  void withoutSharedMemoryLeftAFileHoldsTheAnswer() throws IOException {
    List<ByteBuffer> taken = takeAll();
    memory.giveBack(taken.removeLast());
    byte[] answer = answer(Bounds.SPOOL_BUFFER_BYTES * 2);
    Sink sink = sent(answer, memory);
    assertThat(sink.received).isEqualTo(answer);
    assertThat(sink.fromFile).isTrue();
    assertThat(memory.take()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void sharedMemoryThatRunsOutAndComesBackLosesNothing(int buffersLeft) throws IOException {
    List<ByteBuffer> taken = takeAll();
    for (int i = 0; i < buffersLeft; i++) {
      memory.giveBack(taken.removeLast());
    }
    byte[] answer = answer(Bounds.SPOOL_BUFFER_BYTES * 4 + 1);
    Sink sink = new Sink();
    try (Spool spool = new Spool(folder, memory)) {
      append(spool, answer, 16 * 1024 - 102); // a head that came alone, then whole reads
      taken.forEach(memory::giveBack);
      spool.sendTo(sink, 200, new Headers());
    }
    assertThat(sink.received).isEqualTo(answer);
  }

  @Test
  void memoryThatComesBackAfterTheFirstByteInAFileIsNotUsed() throws IOException {
    List<ByteBuffer> taken = takeAll();
    byte[] answer = answer(Bounds.SPOOL_BUFFER_BYTES * 2);
    Sink sink = new Sink();
    try (Spool spool = new Spool(folder, memory)) {
      byte[] head = java.util.Arrays.copyOf(answer, Bounds.SPOOL_MEMORY_BYTES + 1);
      spool.append(head, head.length);
      taken.forEach(memory::giveBack);
      byte[] rest = java.util.Arrays.copyOfRange(answer, head.length, answer.length);
      spool.append(rest, rest.length);
      spool.sendTo(sink, 200, new Headers());
    }
    assertThat(sink.received).isEqualTo(answer);
    assertThat(sink.fromFile).isTrue();
  }

  @Test
  void buffersOfAFailedSendAreNeverUsedAgain() throws IOException {
    List<ByteBuffer> seen = new ArrayList<>();
    FakeClient leaving =
        new FakeClient() {
          @Override
          public void send(int status, Headers headers, List<ByteBuffer> parts, long length) {
            seen.addAll(parts);
            throw new ClientGone();
          }
        };
    try (Spool spool = new Spool(folder, memory)) {
      byte[] answer = answer(Bounds.SPOOL_BUFFER_BYTES);
      spool.append(answer, answer.length);
      assertThatThrownBy(() -> spool.sendTo(leaving, 200, new Headers()))
          .isInstanceOf(ClientGone.class);
    }
    assertThat(seen).isNotEmpty();
    for (ByteBuffer buffer : takeAll()) {
      assertThat(seen).noneMatch(old -> old == buffer);
    }
  }

  private Sink sent(byte[] answer, SpoolMemory from) throws IOException {
    Sink sink = new Sink();
    try (Spool spool = new Spool(folder, from)) {
      append(spool, answer, Bounds.CHUNK_BYTES);
      spool.sendTo(sink, 200, new Headers());
    }
    return sink;
  }

  /** In reads of a chunk, the first of them shorter. */
  private static void append(Spool spool, byte[] answer, int first) throws IOException {
    int length = Math.min(first, answer.length);
    for (int at = 0; at < answer.length; at += length) {
      length = at == 0 ? length : Math.min(Bounds.CHUNK_BYTES, answer.length - at);
      spool.append(java.util.Arrays.copyOfRange(answer, at, at + length), length);
    }
  }

  private List<ByteBuffer> takeAll() {
    List<ByteBuffer> taken = new ArrayList<>();
    ByteBuffer next;
    while ((next = memory.take()) != null) {
      taken.add(next);
    }
    return taken;
  }

  private static byte[] answer(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 31 + i / 256);
    }
    return bytes;
  }

  private static final class Sink extends FakeClient {
    private byte[] received = new byte[0];
    private boolean fromFile;

    @Override
    public void send(int status, Headers headers, byte[] body, int length) {
      received = java.util.Arrays.copyOf(body, length);
    }

    @Override
    public void send(int status, Headers headers, FileChannel body, long length) {
      fromFile = true;
      ByteBuffer all = ByteBuffer.allocate((int) length);
      try {
        while (all.hasRemaining() && body.read(all, all.position()) > 0) {
          // reads on
        }
      } catch (IOException failure) {
        throw new java.io.UncheckedIOException(failure);
      }
      received = all.array();
    }
  }
}
