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
      for (int at = 0; at < answer.length; at += Bounds.CHUNK_BYTES) {
        int length = Math.min(Bounds.CHUNK_BYTES, answer.length - at);
        byte[] chunk = java.util.Arrays.copyOfRange(answer, at, at + length);
        spool.append(chunk, length);
      }
      spool.sendTo(sink, 200, new Headers());
    }
    return sink;
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
