package dev.tollgate.app.system;

import static dev.tollgate.app.testing.RunningTollgate.header;
import static dev.tollgate.app.testing.RunningTollgate.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.app.testing.OpenAiScripts;
import dev.tollgate.app.testing.RunningTollgate;
import dev.tollgate.gateway.ledger.State;
import dev.tollgate.gateway.testing.Gate;
import dev.tollgate.gateway.testing.RawClient;
import dev.tollgate.gateway.testing.Script;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks 61 to 70 of the images contract, and the same promises for chat streams. */
class StreamingContractTest {

  private static final String IMAGES = "/v1/images/generations";
  private static final String CHAT = "/v1/chat/completions";

  private RunningTollgate server;

  @BeforeEach
  void start() {
    server = RunningTollgate.start();
    server.upstream().always(OpenAiScripts.pictures());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void check61_partialsComeInOrderThenTheCompletedEventWithUsage() {
    HttpResponse<byte[]> response = stream(",\"partial_images\":2,\"quality\":\"high\"");
    String text = text(response);
    assertThat(header(response, "content-type")).isEqualTo("text/event-stream");
    assertThat(header(response, "x-accel-buffering")).isEqualTo("no");
    assertThat(text)
        .containsSubsequence(
            "event: image_generation.partial_image\ndata: {\"type\":\"image_generation.partial_image\"",
            "\"partial_image_index\":0",
            "\"partial_image_index\":1",
            "event: image_generation.completed\ndata: {\"type\":\"image_generation.completed\"",
            "\"output_tokens\":7224");
  }

  @Test
  void check61_theExactCostFollowsAsAComment() {
    String text = text(stream(",\"partial_images\":3,\"quality\":\"high\""));
    // 22 text tokens at $5 and 7,024 + 300 image tokens at $30 per 1M
    assertThat(text).endsWith(": x-tollgate-cost=0.21983 basis=usage\n\n");
  }

  @Test
  void check63_withoutPartialsThereIsOneEvent() {
    String text = text(stream(""));
    assertThat(text.split("event: ", -1)).hasSize(2);
  }

  @Test
  void check64_fewerPartialsThanAskedAreStillAnAnswer() {
    server
        .upstream()
        .then(
            Script.events(
                Script.text("event: image_generation.partial_image\ndata: {\"type\":\"x\"}\n\n"),
                Script.text(completed("AAAA"))));
    String text = text(stream(",\"partial_images\":3"));
    assertThat(text).contains("image_generation.completed").contains("x-tollgate-cost=0.05279");
  }

  @Test
  void check65_theFirstPartialArrivesBeforeTheProviderSendsTheSecond() {
    Gate gate = new Gate();
    server
        .upstream()
        .then(
            Script.events(
                Script.text(
                    "event: image_generation.partial_image\ndata: {\"type\":\"first\"}\n\n"),
                Script.at(gate),
                Script.text(completed(""))));
    try (RawClient client =
        post(IMAGES, "{\"prompt\":\"a\",\"stream\":true,\"partial_images\":1}")) {
      client.readHead();
      assertThat(new String(client.readChunk(), StandardCharsets.UTF_8)).contains("\"first\"");
      gate.open();
      assertThat(new String(client.readChunk(), StandardCharsets.UTF_8)).contains("completed");
    }
  }

  @Test
  void check65_aTwentyMegabyteLineArrivesIntact() {
    String picture = "A".repeat(20_000_000);
    server.upstream().then(Script.events(Script.text(completed(picture))));
    String text = text(stream(""));
    assertThat(text)
        .contains("\"b64_json\":\"" + picture + "\"")
        .contains("x-tollgate-cost=0.05279");
  }

  @Test
  void check67_aStreamThatBreaksOffEndsWithAnErrorEventAndIsChargedAsHeld() {
    server
        .upstream()
        .then(
            Script.events(
                Script.text("event: image_generation.partial_image\ndata: {\"type\":\"x\"}\n\n"),
                Script.cut()));
    HttpResponse<byte[]> response =
        stream(",\"partial_images\":1,\"quality\":\"medium\",\"size\":\"1024x1024\"");
    assertThat(text(response))
        .contains("event: error\ndata: {\"error\":{")
        .contains("stream_broken");
    thenLastCall(State.UNKNOWN, "stream_broken");
  }

  @Test
  void check67_aStreamWithoutACompletedEventIsNotASuccess() {
    server
        .upstream()
        .then(
            Script.events(
                Script.text("event: image_generation.partial_image\ndata: {\"type\":\"x\"}\n\n")));
    assertThat(text(stream(",\"partial_images\":1"))).contains("stream_broken");
    thenLastCall(State.UNKNOWN, "stream_broken");
  }

  @Test
  void check68_aRefusalBeforeTheFirstByteIsAPlainError() {
    server
        .upstream()
        .then(
            Script.error(
                400,
                "image_generation_user_error",
                "moderation_blocked",
                "Your request was rejected"));
    HttpResponse<byte[]> response = stream("");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).path("error").path("code").asString())
        .isEqualTo("moderation_blocked");
    assertThat(header(response, "x-should-retry")).isEqualTo("false");
    thenLastCall(State.VOIDED, "moderation_blocked");
  }

  @Test
  void check69_aClientThatLeavesCutsTheProviderWithinASecond() {
    server
        .upstream()
        .then(
            Script.events(
                Script.text("event: image_generation.partial_image\ndata: {\"type\":\"x\"}\n\n"),
                dev.tollgate.gateway.testing.Exchange::awaitClosedByPeer));
    RawClient client = post(IMAGES, "{\"prompt\":\"a\",\"stream\":true,\"partial_images\":1}");
    client.readHead();
    client.readChunk();
    client.close();
    server.upstream().awaitRequest(0).awaitClosed(1_000);
  }

  @Test
  void check69_aClientThatLeavesBeforeTheFirstByteCutsTheProviderToo() {
    server.upstream().then(Script.hang());
    RawClient client = post(IMAGES, "{\"prompt\":\"a\"}");
    var request = server.upstream().awaitRequest(0);
    client.close();
    request.awaitClosed(1_000);
  }

  @Test
  void check70_theStudioStreamsStagesWithAllFieldsThatSdksRequire() {
    HttpResponse<byte[]> response =
        server.post(
            IMAGES,
            "{\"model\":\"studio/sketch-1\",\"prompt\":\"a lighthouse\",\"stream\":true,"
                + "\"partial_images\":2,\"size\":\"512x512\",\"quality\":\"low\"}");
    String text = text(response);
    assertThat(text.split("event: image_generation.partial_image", -1)).hasSize(3);
    String completed =
        text.substring(text.indexOf("data: {\"type\":\"image_generation.completed\"") + 6);
    var event =
        json(completed.substring(0, completed.indexOf('\n')).getBytes(StandardCharsets.UTF_8));
    assertThat(event.propertyNames())
        .contains(
            "b64_json", "background", "created_at", "output_format", "quality", "size", "usage");
    assertThat(text).endsWith(": x-tollgate-cost=0 basis=usage\n\n");
  }

  @Test
  void aChatStreamHidesUsageThatTheClientDidNotAskFor() {
    server.upstream().then(chatStream());
    String text = text(server.post(CHAT, chat("\"stream\":true")));
    assertThat(text).contains("Hel", "lo").doesNotContain("usage\"").contains("data: [DONE]\n\n");
    assertThat(text).endsWith(": x-tollgate-cost=0.0000225 basis=usage\n\n");
    assertThat(
            json(server.upstream().requests().getLast().body())
                .path("stream_options")
                .path("include_usage")
                .asBoolean())
        .isTrue();
  }

  @Test
  void aChatStreamShowsUsageToAClientThatAsked() {
    server.upstream().then(chatStream());
    String text =
        text(
            server.post(CHAT, chat("\"stream\":true,\"stream_options\":{\"include_usage\":true}")));
    assertThat(text).contains("\"usage\":null", "\"prompt_tokens\":10");
  }

  @Test
  void aChatStreamWithoutUsageIsChargedByEstimateAndSaysSo() {
    server
        .upstream()
        .then(
            Script.events(
                Script.text("data: {\"choices\":[{\"delta\":{\"content\":\"Hi\"}}]}\n\n"),
                Script.text("data: [DONE]\n\n")));
    String text = text(server.post(CHAT, chat("\"stream\":true,\"max_tokens\":8")));
    assertThat(text).contains("basis=estimate");
  }

  private static Script chatStream() {
    return Script.events(
        Script.text("data: {\"choices\":[{\"delta\":{\"content\":\"Hel\"}}],\"usage\":null}\n\n"),
        Script.text("data: {\"choices\":[{\"delta\":{\"content\":\"lo\"}}],\"usage\":null}\n\n"),
        Script.text(
            "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":1,"
                + "\"total_tokens\":11}}\n\n"),
        Script.text("data: [DONE]\n\n"));
  }

  private static String chat(String members) {
    return "{\"model\":\"openai/gpt-5\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}],"
        + members
        + "}";
  }

  private static String completed(String picture) {
    return "event: image_generation.completed\ndata: {\"type\":\"image_generation.completed\","
        + "\"b64_json\":\""
        + picture
        + "\",\"created_at\":1,\"size\":\"1024x1024\",\"quality\":\"medium\",\"usage\":"
        + OpenAiScripts.usage(22, 1756)
        + "}\n\n";
  }

  private HttpResponse<byte[]> stream(String members) {
    return server.post(IMAGES, "{\"prompt\":\"a cat\",\"stream\":true" + members + "}");
  }

  private RawClient post(String path, String json) {
    return RawClient.connect(server.port()).post(path, json);
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private void thenLastCall(State state, String error) {
    var entry = server.tollgate().ledger().recent(1).getFirst();
    assertThat(entry.state()).isEqualTo(state);
    assertThat(entry.closing().error()).isEqualTo(error);
    if (state == State.UNKNOWN) {
      assertThat(entry.closing().cost()).isEqualTo(entry.hold().amount());
    }
  }
}
