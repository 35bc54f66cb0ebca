package dev.tollgate.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.call.Headers;
import dev.tollgate.gateway.call.Metered;
import dev.tollgate.gateway.testing.FakeClient;
import dev.tollgate.gateway.testing.Parts;
import dev.tollgate.pricing.Meter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureStreamTest {

  private static final String PARTIAL =
      "event: image_generation.partial_image\ndata: {\"type\":\"image_generation.partial_image\","
          + "\"b64_json\":\"QUJD\",\"partial_image_index\":0}\n\n";
  private static final String COMPLETED =
      "event: image_generation.completed\ndata: {\"type\":\"image_generation.completed\","
          + "\"b64_json\":\"QUJDRA==\",\"size\":\"1024x1024\",\"quality\":\"low\",\"usage\":"
          + "{\"input_tokens\":7,\"output_tokens\":272}}\n\n";

  private FakeClient client = new FakeClient();
  private final List<Metered> settled = new ArrayList<>();
  private byte[] sentWhenSettled = new byte[0];

  static Stream<String> streams() {
    String lines = PARTIAL + COMPLETED;
    return Stream.of(
        lines,
        lines.replace("\n", "\r\n"),
        COMPLETED,
        ": hello\n\n" + PARTIAL + ":\n\n" + PARTIAL + COMPLETED + "data: [DONE]\n\n",
        "id: 1\nretry: 5\n" + COMPLETED,
        "\n\n" + COMPLETED + "\n",
        COMPLETED.replace("\"QUJDRA==\",", "\"QUJD\",\ndata: "),
        COMPLETED.replace("data: ", "data:"),
        PARTIAL.replace("\n", "\r\n") + COMPLETED,
        "data\n\n" + COMPLETED);
  }

  @ParameterizedTest
  @MethodSource("streams")
  void everyByteIsRelayedAndTheEndWaitsForTheSettlementHoweverTheStreamIsCut(String stream) {
    byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
    expectRelayed(bytes, Parts.of(bytes));
    expectRelayed(bytes, Parts.each(bytes, 1));
    for (int cut = 0; cut <= bytes.length; cut++) {
      expectRelayed(bytes, Parts.cut(bytes, cut));
    }
  }

  private void expectRelayed(byte[] bytes, InputStream upstream) {
    client = new FakeClient();
    settled.clear();
    relay(upstream);
    assertThat(client.body()).isEqualTo(bytes);
    assertThat(settled).hasSize(1);
    assertThat(settled.getFirst().size()).isEqualTo("1024x1024");
    assertThat(settled.getFirst().quality()).isEqualTo("low");
    assertThat(settled.getFirst().pictures()).isEqualTo(1);
    assertThat(settled.getFirst().usage().orElseThrow().quantity(Meter.IMAGE_OUTPUT))
        .isEqualByComparingTo("272");
    String sent = new String(sentWhenSettled, StandardCharsets.UTF_8);
    assertThat(eventsIn(sent)).as("complete events before the settlement").isEqualTo(0);
    assertThat(sent).endsWith("}}" + (sent.endsWith("\r\n") ? "\r\n" : "\n"));
  }

  /** Counts completed-events as the most eager of parsers would: a CR alone ends a line as well. */
  private static long eventsIn(String text) {
    String[] events = text.replace("\r\n", "\n").replace('\r', '\n').split("\n\n", -1);
    return Stream.of(events)
        .limit(events.length - 1L)
        .filter(event -> event.contains(".completed\""))
        .count();
  }

  @Test
  void linesLongerThanAnyBufferPassIntact() {
    String picture = "iVBORw0KGgo/+=".repeat(20 * 1024 * 1024 / 14);
    byte[] bytes =
        (PARTIAL.replace("QUJD", picture) + COMPLETED.replace("QUJDRA==", picture))
            .getBytes(StandardCharsets.UTF_8);
    relay(Parts.each(bytes, 50_000));
    assertThat(client.body()).isEqualTo(bytes);
    assertThat(settled).hasSize(1);
  }

  @Test
  void theFirstPartialArrivesBeforeTheProviderSendsTheSecond() throws Exception {
    PipedOutputStream upstream = new PipedOutputStream();
    PipedInputStream body = new PipedInputStream(upstream, 64 * 1024);
    Thread relaying = Thread.ofPlatform().start(() -> relay(body));
    byte[] first = PARTIAL.getBytes(StandardCharsets.UTF_8);
    upstream.write(first);
    upstream.flush();
    awaitBody(first);
    upstream.write(COMPLETED.getBytes(StandardCharsets.UTF_8));
    upstream.close();
    relaying.join(10_000);
    assertThat(client.text()).isEqualTo(PARTIAL + COMPLETED);
  }

  private void awaitBody(byte[] expected) {
    long deadline = System.nanoTime() + 10_000_000_000L;
    while (client.body().length < expected.length && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(client.body()).isEqualTo(expected);
  }

  @Test
  void usageThatIsMissingOrUnreadableStillSettles() {
    relay(Parts.of(COMPLETED.replaceAll(",\"usage\":\\{.*\\}\\}", "}")));
    relay(Parts.of(COMPLETED.replace("272", "-1")));
    assertThat(settled).hasSize(2).allMatch(metered -> metered.usage().isEmpty());
  }

  @Test
  void onlyTheFirstCompletedEventSettles() {
    relay(Parts.of(COMPLETED + COMPLETED));
    assertThat(settled).hasSize(1);
    assertThat(client.text()).isEqualTo(COMPLETED + COMPLETED);
  }

  @Test
  void editsAreCompletedUnderTheirOwnName() {
    relay(Parts.of(COMPLETED.replace("image_generation", "image_edit")));
    assertThat(settled).hasSize(1);
  }

  @Test
  void whatBreaksAfterTheSettlementIsNoFailure() {
    relay(Parts.of(COMPLETED).thenFail());
    assertThat(settled).hasSize(1);
    assertThat(client.text()).isEqualTo(COMPLETED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aStreamCutBeforeItsEndIsBrokenWhereverItIsCut(boolean fails) {
    byte[] bytes = (PARTIAL + COMPLETED).getBytes(StandardCharsets.UTF_8);
    for (int cut = 0; cut < bytes.length; cut++) {
      Parts upstream = Parts.of(java.util.Arrays.copyOf(bytes, cut));
      InputStream body = fails ? upstream.thenFail() : upstream;
      assertThatThrownBy(() -> relay(body)).as("cut at %d", cut).isInstanceOf(BrokenAnswer.class);
    }
    assertThat(settled).isEmpty();
  }

  @Test
  void anAnswerThatIsNoStreamIsBroken() {
    assertThatThrownBy(() -> relay(Parts.of("{\"data\":[{\"b64_json\":\"QUJD\"}]}")))
        .isInstanceOf(BrokenAnswer.class);
    assertThatThrownBy(() -> relay(Parts.of("data: {\"error\":{\"message\":\"no\"}}\n\n")))
        .isInstanceOf(BrokenAnswer.class);
  }

  @Test
  void commentsKeepTheStreamAliveOnlyBetweenEvents() throws Exception {
    PipedOutputStream upstream = new PipedOutputStream();
    PipedInputStream body = new PipedInputStream(upstream, 64 * 1024);
    Thread relaying = Thread.ofPlatform().start(() -> relay(body, java.time.Duration.ofMillis(50)));
    upstream.write(PARTIAL.getBytes(StandardCharsets.UTF_8));
    upstream.flush();
    awaitText(PARTIAL + ": \n\n: \n\n");
    int line = COMPLETED.indexOf('\n') + 1;
    upstream.write(COMPLETED.substring(0, line).getBytes(StandardCharsets.UTF_8));
    upstream.flush();
    awaitText(COMPLETED.substring(0, line));
    expectNoMoreFor(300);
    upstream.write(COMPLETED.substring(line).getBytes(StandardCharsets.UTF_8));
    upstream.close();
    relaying.join(10_000);
    assertThat(client.text().replace(": \n\n", "")).isEqualTo(PARTIAL + COMPLETED);
    assertThat(client.text()).contains(COMPLETED);
  }

  private void awaitText(String part) {
    long deadline = System.nanoTime() + 10_000_000_000L;
    while (!client.text().contains(part) && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(client.text()).contains(part);
  }

  private void expectNoMoreFor(long millis) {
    int length = client.body().length;
    long until = System.nanoTime() + millis * 1_000_000;
    while (System.nanoTime() < until) {
      assertThat(client.body().length).isEqualTo(length);
    }
  }

  private void relay(InputStream body) {
    relay(body, Bounds.STREAM_KEEP_ALIVE);
  }

  private void relay(InputStream body, java.time.Duration keepAlive) {
    client = client.isAnswered() ? new FakeClient() : client;
    try (body;
        StreamWriter writer = new StreamWriter(client, 200, new Headers(), keepAlive)) {
      new PictureStream(
              body,
              writer,
              metered -> {
                settled.add(metered);
                sentWhenSettled = client.body();
              })
          .run();
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
