package dev.tollgate.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.call.Headers;
import dev.tollgate.gateway.call.Metered;
import dev.tollgate.gateway.testing.FakeClient;
import dev.tollgate.gateway.testing.Parts;
import dev.tollgate.gateway.testing.Samples;
import dev.tollgate.pricing.Direction;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatStreamTest {

  private static final String USAGE = "{\"prompt_tokens\":11,\"completion_tokens\":22}";
  private static final String HELLO = "data: {\"choices\":[{\"delta\":{\"content\":\"hi\"}}]}\n\n";
  private static final String FINAL = "data: {\"id\":1,\"choices\":[],\"usage\":" + USAGE + "}\n\n";
  private static final String DONE = "data: [DONE]\n\n";

  private FakeClient client = new FakeClient();
  private final List<Metered> settled = new ArrayList<>();
  private String sentWhenSettled = "";

  /** What the provider sends, and what is left of it for a client that asked for no usage. */
  static Stream<Arguments> streams() {
    String half = "data: {\"choices\":[{\"delta\":{}}]";
    return Stream.of(
        Arguments.of(HELLO + FINAL + DONE, HELLO + DONE),
        Arguments.of(crlf(HELLO + FINAL + DONE), crlf(HELLO + DONE)),
        Arguments.of(
            ": ping\n\n" + HELLO + ":\n\n" + FINAL + DONE, ": ping\n\n" + HELLO + ":\n\n" + DONE),
        Arguments.of(HELLO + FINAL + ": bye {\n" + DONE, HELLO + ": bye {\n" + DONE),
        Arguments.of(half + ",\"usage\":null}\n\n" + FINAL + DONE, half + "}\n\n" + DONE),
        Arguments.of(half + " , \"usage\" : null }\n\n" + FINAL + DONE, half + "  }\n\n" + DONE),
        Arguments.of(
            "data: {\"usage\":null,\"choices\":[1]}\n\n" + FINAL + DONE,
            "data: {\"choices\":[1]}\n\n" + DONE),
        Arguments.of(
            half + ",\"usage\":null,\"z\":1}\n\n" + FINAL + DONE, half + ",\"z\":1}\n\n" + DONE),
        Arguments.of(half + ",\"usage\":" + USAGE + "}\n\n" + DONE, half + "}\n\n" + DONE),
        Arguments.of(
            "data: {\"x\":{\"a\":1,\"usage\":null},\"choices\":[],\"usage\":"
                + USAGE
                + "}\n\n"
                + DONE,
            DONE),
        Arguments.of(
            "data: {\"x\":{\"usage\":null},\"choices\":[1]}\n\n" + FINAL + DONE,
            "data: {\"x\":{\"usage\":null},\"choices\":[1]}\n\n" + DONE),
        Arguments.of(
            "data: {\"choices\":[\"say \\\"usage\\\":null}\"],\"usage\":null}\n\n" + FINAL + DONE,
            "data: {\"choices\":[\"say \\\"usage\\\":null}\"]}\n\n" + DONE),
        Arguments.of("data: {\"choices\":[ ],\ndata: \"usage\":" + USAGE + "}\n\n" + DONE, DONE),
        Arguments.of(
            "event: x\nid: 4\n" + HELLO + FINAL + DONE, "event: x\nid: 4\n" + HELLO + DONE),
        Arguments.of(
            HELLO + "event: x\n" + FINAL + "event: end\n" + DONE, HELLO + "event: end\n" + DONE),
        Arguments.of(HELLO + FINAL + "data:[DONE]\n\n", HELLO + "data:[DONE]\n\n"),
        Arguments.of(HELLO + FINAL + "data: [DONE]", HELLO + "data: [DONE]"),
        Arguments.of(HELLO + FINAL + "data: [DONE]\n", HELLO + "data: [DONE]\n"),
        Arguments.of(HELLO + FINAL, HELLO),
        Arguments.of(HELLO + FINAL + DONE + ": late\n\n", HELLO + DONE + ": late\n\n"),
        Arguments.of(
            "data: not json \"usage\"\n\n" + FINAL + DONE, "data: not json \"usage\"\n\n" + DONE));
  }

  @ParameterizedTest
  @MethodSource("streams")
  void usageIsReadAndHiddenHoweverTheStreamIsCut(String stream, String visible) {
    byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
    expectRelayed(Parts.of(bytes), visible, false);
    expectRelayed(Parts.each(bytes, 1), visible, false);
    for (int cut = 0; cut <= bytes.length; cut++) {
      expectRelayed(Parts.cut(bytes, cut), visible, false);
    }
  }

  @ParameterizedTest
  @MethodSource("streams")
  void everyByteIsRelayedToWhoAskedForUsage(String stream, String visible) {
    byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
    for (int cut = 0; cut <= bytes.length; cut++) {
      expectRelayed(Parts.cut(bytes, cut), stream, true);
    }
  }

  private void expectRelayed(InputStream upstream, String visible, boolean usageWanted) {
    client = new FakeClient();
    settled.clear();
    relay(upstream, usageWanted);
    assertThat(client.text()).isEqualTo(visible);
    assertThat(settled).hasSize(1);
    assertThat(settled.getFirst().usage().orElseThrow().tokens(Direction.INPUT)).isEqualTo(11);
    assertThat(settled.getFirst().usage().orElseThrow().tokens(Direction.OUTPUT)).isEqualTo(22);
    assertThat(sentWhenSettled).doesNotContain("[DONE]");
  }

  @Test
  void eventsLargerThanAnyBufferPass() {
    String large = HELLO.replace("hi", "x".repeat(200_000));
    byte[] bytes = (large + large + FINAL + DONE).getBytes(StandardCharsets.UTF_8);
    relay(Parts.each(bytes, 1_000), false);
    assertThat(client.text()).isEqualTo(large + large + DONE);
  }

  @Test
  void anEventOverTheLimitIsBroken() {
    byte[] endless = new byte[Bounds.CHAT_EVENT_BYTES_MAX + 1];
    Arrays.fill(endless, (byte) 'x');
    assertThatThrownBy(() -> relay(Parts.of(endless), false)).isInstanceOf(BrokenAnswer.class);
  }

  @Test
  void eventsThatComeTogetherLeaveInOneWrite() {
    relay(Parts.of(HELLO.repeat(20), FINAL + DONE), false);
    assertThat(client.writes()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":-1}}\n\n"})
  void aStreamWithoutReadableUsageSettlesWithoutUsage(String usage) {
    relay(Parts.of(HELLO + usage + DONE), false);
    assertThat(settled).hasSize(1).allMatch(metered -> metered.usage().isEmpty());
    assertThat(client.text()).isEqualTo(HELLO + DONE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aStreamCutBeforeItsEndIsBroken(boolean fails) {
    byte[] bytes = (HELLO + HELLO).getBytes(StandardCharsets.UTF_8);
    for (int cut = 0; cut <= bytes.length; cut++) {
      Parts upstream = Parts.of(Arrays.copyOf(bytes, cut));
      InputStream body = fails ? upstream.thenFail() : upstream;
      assertThatThrownBy(() -> relay(body, false)).isInstanceOf(BrokenAnswer.class);
      assertThat("").as("no half event leaves").isEqualTo(rest(client.text()));
    }
    assertThat(settled).isEmpty();
  }

  @Test
  void aStreamCutWithinAnEventIsBrokenEvenBehindItsUsage() {
    assertThatThrownBy(() -> relay(Parts.of(HELLO + FINAL + "data: [DO"), false))
        .isInstanceOf(BrokenAnswer.class);
    assertThat(settled).isEmpty();
  }

  @Test
  void whatBreaksAfterTheSettlementIsNoFailure() {
    relay(Parts.of(HELLO + FINAL + DONE).thenFail(), false);
    assertThat(settled).hasSize(1);
    assertThat(client.text()).isEqualTo(HELLO + DONE);
  }

  private static String rest(String text) {
    return text.replace(HELLO, "");
  }

  private static String crlf(String text) {
    return text.replace("\n", "\r\n");
  }

  private void relay(InputStream body, boolean usageWanted) {
    client = client.isAnswered() ? new FakeClient() : client;
    String options = usageWanted ? ",\"stream_options\":{\"include_usage\":true}" : "";
    var request =
        Samples.chat(
            "{\"model\":\"m\",\"stream\":true,\"messages\":[{\"content\":\"x\"}]" + options + "}");
    try (StreamWriter writer =
        new StreamWriter(client, 200, new Headers(), Bounds.STREAM_KEEP_ALIVE)) {
      new ChatStream(
              body,
              writer,
              metered -> {
                settled.add(metered);
                sentWhenSettled = client.text();
              },
              request)
          .run();
    }
  }
}
