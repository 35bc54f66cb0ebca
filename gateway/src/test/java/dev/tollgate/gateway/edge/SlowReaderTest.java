package dev.tollgate.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.ClientGone;
import dev.tollgate.gateway.call.Endpoint;
import dev.tollgate.gateway.call.Headers;
import dev.tollgate.gateway.testing.RawClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlowReaderTest {

  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final int MEBIBYTE = 1024 * 1024;
  private static final int SMALL_BUFFER = 4 * 1024;
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir private Path folder;
  private final AtomicLong written = new AtomicLong();
  private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
  private @Nullable Edge edge;

  @AfterEach
  void stop() {
    if (edge != null) {
      edge.close();
    }
  }

  @Test
  void aSlowReaderHoldsTheWriterBackAndStillGetsEveryByte() {
    byte[] answer = randomBytes(50 * MEBIBYTE);
    serve((_, client) -> stream(client, answer, 64 * 1024), Deadlines.STANDARD);
    try (RawClient client = RawClient.connect(edge().port(), SMALL_BUFFER)) {
      client.send(GET);
      long stuckAt = whereWritingStops();
      assertThat(stuckAt).isBetween(1L, 16L * MEBIBYTE);
      assertThat(client.read().body()).isEqualTo(answer);
    }
  }

  @Test
  void aFileBehindMemoryArrivesIntactAtASlowReader() {
    byte[] answer = randomBytes(20 * MEBIBYTE + 7);
    int inMemory = 256 * 1024;
    serve((_, client) -> sendFile(client, answer), Servers.writeStall(SHORT));
    try (RawClient client = RawClient.connect(edge().port(), SMALL_BUFFER)) {
      client.send(GET);
      int length = Integer.parseInt(client.readHead().headers().get("content-length"));
      assertThat(length).isEqualTo(answer.length);
      byte[] got = new byte[length];
      for (int at = 0; at < length; at += MEBIBYTE) {
        byte[] part = client.readExactly(Math.min(MEBIBYTE, length - at));
        System.arraycopy(part, 0, got, at, part.length);
        LockSupport.parkNanos(SHORT.toNanos() / 8); // so that the whole outlasts the stall limit
      }
      assertThat(got).isEqualTo(answer);
    }
  }

  @Test
  void theConnectionGoesOnAfterAFile() {
    byte[] answer = randomBytes(MEBIBYTE);
    serve((_, client) -> sendFile(client, answer), Deadlines.STANDARD);
    try (RawClient client = RawClient.connect(edge().port())) {
      for (int i = 0; i < 3; i++) {
        assertThat(client.send(GET).read().body()).isEqualTo(answer);
      }
    }
  }

  @Test
  void noWakeUpIsLostUnderManyStreams() throws Exception {
    int streams = 200;
    byte[] answer = randomBytes(2 * MEBIBYTE);
    serve((_, client) -> stream(client, answer, 50_001), Deadlines.STANDARD);
    List<Future<Long>> sums = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < streams; i++) {
        int buffer = i % 2 == 0 ? SMALL_BUFFER * 8 : 0;
        sums.add(threads.submit(() -> checksumOfAnswer(buffer)));
      }
      for (Future<Long> sum : sums) {
        assertThat(sum.get(40, TimeUnit.SECONDS)).isEqualTo(checksum(answer));
      }
    }
  }

  @Test
  void aClientThatStopsReadingAStreamIsDropped() throws Exception {
    byte[] answer = randomBytes(20 * MEBIBYTE);
    serve((_, client) -> stream(client, answer, 64 * 1024), Servers.writeStall(SHORT));
    expectDropped();
  }

  @Test
  void aClientThatStopsReadingAFileIsDropped() throws Exception {
    byte[] answer = randomBytes(20 * MEBIBYTE);
    serve((_, client) -> sendFile(client, answer), Servers.writeStall(SHORT));
    expectDropped();
  }

  @Test
  void aClientThatStopsReadingAWholeAnswerIsDropped() throws Exception {
    byte[] answer = randomBytes(20 * MEBIBYTE);
    serve((_, client) -> client.send(200, new Headers(), answer), Servers.writeStall(SHORT));
    expectDropped();
  }

  @Test
  void aClientThatLeavesInTheMiddleEndsTheWriting() throws Exception {
    byte[] answer = randomBytes(20 * MEBIBYTE);
    serve((_, client) -> stream(client, answer, 64 * 1024), Deadlines.STANDARD);
    RawClient client = RawClient.connect(edge().port(), SMALL_BUFFER);
    client.send(GET).readHead();
    client.close();
    assertThat(failure.get(1, TimeUnit.SECONDS)).isInstanceOf(ClientGone.class);
  }

  private void expectDropped() throws Exception {
    try (RawClient client = RawClient.connect(edge().port(), SMALL_BUFFER)) {
      client.send(GET);
      assertThat(failure.get(5, TimeUnit.SECONDS)).isInstanceOf(ClientGone.class);
      assertThat(client.isReset()).isTrue();
    }
  }

  private long whereWritingStops() {
    long before = -1;
    while (written.get() == 0 || written.get() != before) {
      before = written.get();
      LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
    }
    return before;
  }

  private void stream(Client client, byte[] answer, int chunk) {
    client.head(200, new Headers());
    for (int at = 0; at < answer.length; at += chunk) {
      client.write(answer, at, Math.min(chunk, answer.length - at));
      written.addAndGet(chunk);
    }
    client.end(new Headers());
  }

  private void sendFile(Client client, byte[] answer) {
    try {
      Path path = Files.createTempFile(folder, "answer", ".spool");
      try (FileChannel file =
          FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        file.write(ByteBuffer.wrap(answer));
        client.send(200, new Headers(), file, answer.length);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private long checksumOfAnswer(int receiveBuffer) {
    try (RawClient client = RawClient.connect(edge().port(), receiveBuffer)) {
      return checksum(client.send(GET).read().body());
    }
  }

  private static long checksum(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return sum.getValue();
  }

  private static byte[] randomBytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private Edge edge() {
    return java.util.Objects.requireNonNull(edge);
  }

  private void serve(Endpoint endpoint, Deadlines deadlines) {
    stop();
    edge =
        Servers.serving(
            (inbound, client) -> {
              try {
                endpoint.handle(inbound, client);
              } catch (RuntimeException ended) {
                failure.complete(ended);
                throw ended;
              }
            },
            deadlines);
  }
}
