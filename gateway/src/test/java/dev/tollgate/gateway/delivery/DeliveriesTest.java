package dev.tollgate.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.call.ClientGone;
import dev.tollgate.gateway.call.Headers;
import dev.tollgate.gateway.call.Metered;
import dev.tollgate.gateway.call.Reply;
import dev.tollgate.gateway.call.Request;
import dev.tollgate.gateway.testing.FakeClient;
import dev.tollgate.gateway.testing.Parts;
import dev.tollgate.gateway.testing.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveriesTest {

  private static final Request PICTURES = Samples.pictures();
  private static final String STREAMED =
      "data: {\"choices\":[{}]}\n\ndata: {\"choices\":[],\"usage\":"
          + "{\"prompt_tokens\":1,\"completion_tokens\":2}}\n\ndata: [DONE]\n\n";

  @TempDir private Path spools;
  private final FakeClient client = new FakeClient();
  private final List<Metered> settled = new ArrayList<>();
  private int sentWhenSettled;
  private Deliveries deliveries;

  @BeforeEach
  void open() {
    deliveries = new Deliveries(spools);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0,
        1,
        4 * 1024,
        Bounds.SPOOL_MEMORY_BYTES - 1,
        Bounds.SPOOL_MEMORY_BYTES,
        Bounds.SPOOL_MEMORY_BYTES + 1,
        3_000_000
      })
  void anAnswerOfAnySizeIsSettledBeforeItsFirstByteAndArrivesIntact(int size) throws IOException {
    byte[] answer = answer(size);
    for (int part : new int[] {7_919, 64 * 1024, 1_000_000}) {
      FakeClient one = new FakeClient();
      settled.clear();
      deliver(Parts.each(answer, part), PICTURES, false, one);
      assertThat(one.body()).isEqualTo(answer);
      assertThat(settled).hasSize(1);
      assertThat(sentWhenSettled).isZero();
      assertThat(one.headers().first("x-cost")).contains("known");
      assertThat(one.headers().first("cache-control")).contains("private, no-store");
    }
    try (Stream<Path> left = Files.list(spools)) {
      assertThat(left).as("spool files that stayed").isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 64 * 1024 - 30, 64 * 1024, 3_000_000})
  void aPassedThroughAnswerIsSettledBeforeItsLastByte(int size) {
    byte[] answer = answer(size);
    deliver(Parts.each(answer, 10_000), PICTURES, true, client);
    assertThat(client.body()).isEqualTo(answer);
    assertThat(settled).hasSize(1);
    assertThat(sentWhenSettled).isLessThan(answer.length);
    assertThat(client.headers().first("trailer"))
        .contains("x-tollgate-cost, x-tollgate-cost-basis");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAnswerCutAnywhereIsBrokenAndNeverComplete(boolean passThrough) {
    byte[] answer = answer(10);
    for (int cut = 0; cut < answer.length; cut++) {
      FakeClient one = new FakeClient();
      byte[] part = Arrays.copyOf(answer, cut);
      assertThatThrownBy(() -> deliver(Parts.of(part), PICTURES, passThrough, one))
          .isInstanceOf(BrokenAnswer.class);
      assertThatThrownBy(
              () -> deliver(Parts.of(part).thenFail(), PICTURES, passThrough, new FakeClient()))
          .isInstanceOf(BrokenAnswer.class);
      assertThat(one.isEnded()).isFalse();
    }
    assertThat(settled).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>ok</html>",
        "{}",
        "{\"data\":[]}",
        "[]",
        "{\"data\":[{\"b64_json\":null}]}"
      })
  void anAnswerWithoutAPictureIsBroken(String body) {
    assertThatThrownBy(() -> deliver(Parts.of(body), PICTURES, false, client))
        .isInstanceOf(BrokenAnswer.class);
    assertThat(client.isAnswered()).isFalse();
  }

  @Test
  void aSettlementThatFailsSendsNothing() {
    Deliveries failing = new Deliveries(spools);
    assertThatThrownBy(() ->
            failing.deliver(
                reply(Parts.of(answer(10))),
                PICTURES,
                false,
                client,
                Headers::new,
                _ -> {
                  throw new IllegalStateException("the ledger is away");
                }))
        .hasMessage("the ledger is away");
    assertThat(client.isAnswered()).isFalse();
  }

  @Test
  void aStreamHasItsOwnHeadersAndItsCostInTrailers() {
    deliver(Parts.of(STREAMED), streamedChat(), false, client);
    assertThat(client.headers().first("content-type")).contains("text/event-stream");
    assertThat(client.headers().first("x-accel-buffering")).contains("no");
    assertThat(client.isEnded()).isTrue();
    assertThat(settled).hasSize(1);
    assertThat(client.trailers().first("x-tollgate-cost")).contains("7");
    assertThat(client.trailers().first("x-cost")).isEmpty();
  }

  @Test
  void whoLeavesEndsTheDelivery() {
    client.leave();
    assertThatThrownBy(() -> deliver(Parts.of(STREAMED), streamedChat(), false, client))
        .isInstanceOf(ClientGone.class);
    assertThatThrownBy(() -> deliver(Parts.of(answer(1)), PICTURES, true, client))
        .isInstanceOf(ClientGone.class);
    assertThat(settled).isEmpty();
  }

  @Test
  void anAnswerWithoutATypeIsJson() {
    deliver(Parts.of(answer(1)), PICTURES, false, client);
    assertThat(client.headers().first("content-type")).contains("application/json");
  }

  private void deliver(InputStream body, Request request, boolean passThrough, FakeClient to) {
    deliveries.deliver(
        reply(body),
        request,
        passThrough,
        to,
        () -> Headers.of("x-cost", settled.isEmpty() ? "unknown" : "known", "x-tollgate-cost", "7"),
        metered -> {
          settled.add(metered);
          sentWhenSettled = to.body().length;
        });
  }

  private static Request streamedChat() {
    return Samples.chat("{\"model\":\"m\",\"stream\":true,\"messages\":[{\"content\":\"x\"}]}");
  }

  private static byte[] answer(int size) {
    String picture = "x".repeat(Math.max(1, size));
    return ("{\"data\":[{\"b64_json\":\"" + picture + "\"}]}").getBytes(StandardCharsets.UTF_8);
  }

  private static Reply reply(InputStream body) {
    return new Reply() {
      @Override
      public int status() {
        return 200;
      }

      @Override
      public Headers headers() {
        return new Headers();
      }

      @Override
      public InputStream body() {
        return body;
      }

      @Override
      public void close() {}
    };
  }
}
