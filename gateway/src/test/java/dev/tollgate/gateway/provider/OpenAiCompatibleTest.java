package dev.tollgate.gateway.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.call.Answer;
import dev.tollgate.gateway.call.Answer.Answered;
import dev.tollgate.gateway.call.Answer.Failed;
import dev.tollgate.gateway.call.Attempt;
import dev.tollgate.gateway.call.Cancellation;
import dev.tollgate.gateway.call.Failure;
import dev.tollgate.gateway.call.Reply;
import dev.tollgate.gateway.call.Request;
import dev.tollgate.gateway.testing.MockUpstream;
import dev.tollgate.gateway.testing.Models;
import dev.tollgate.gateway.testing.Received;
import dev.tollgate.gateway.testing.Samples;
import dev.tollgate.gateway.testing.Script;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiCompatibleTest {

  private static final byte[] ANSWER = "{\"data\":[{\"b64_json\":\"QUJD\"}]}".getBytes(utf8());

  private final MockUpstream upstream = MockUpstream.start();
  private final HttpTransport transport = new HttpTransport();

  @AfterEach
  void stop() {
    assertThat(upstream.scriptFailure()).isNull();
    upstream.close();
    transport.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 1_000})
  void anAnswerArrivesWholeInChunksOrCounted(int chunk) throws IOException {
    upstream.then(Script.json(ANSWER)).then(Script.chunkedJson(ANSWER, chunk));
    assertThat(read(send(Samples.pictures()))).isEqualTo(ANSWER);
    assertThat(read(send(Samples.pictures()))).isEqualTo(ANSWER);
    assertThat(upstream.connections()).isEqualTo(1);
  }

  @Test
  void theModelIsRewrittenAndUnknownFieldsPassVerbatim() {
    upstream.always(Script.json(ANSWER));
    send(
        Samples.pictures(
            "{\"z\":{\"b\":[1.0,null,\"é\"],\"a\":1e400},\"model\":\"alias\",\"prompt\":\"cat\","
                + "\"complexity\":\"low\",\"n\":null,\"user\":\"\\ud83d\\ude00\"}"));
    Received request = upstream.awaitRequest(0);
    assertThat(request.target()).isEqualTo("/v1/images/generations");
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.bodyText())
        .isEqualTo(
            "{\"z\":{\"b\":[1.0,null,\"é\"],\"a\":1E+400},\"model\":\"upstream-model\","
                + "\"prompt\":\"cat\",\"complexity\":\"low\",\"n\":null,\"user\":\"😀\"}");
  }

  @Test
  void aDefaultModelIsSentEvenIfTheClientNamedNone() {
    upstream.always(Script.json(ANSWER));
    send(Samples.pictures("{\"prompt\":\"cat\"}"));
    assertThat(upstream.awaitRequest(0).bodyText())
        .isEqualTo("{\"prompt\":\"cat\",\"model\":\"upstream-model\"}");
  }

  @Test
  void responseFormatIsDroppedWhereTheModelRefusesIt() {
    upstream.always(Script.json(ANSWER));
    Request request =
        Samples.pictures("{\"model\":\"m\",\"prompt\":\"p\",\"response_format\":\"b64_json\"}");
    send(request, Models.attempt("acme", Models.rules().responseFormat(false).build()));
    send(request, Models.attempt("acme", Models.rules().responseFormat(true).build()));
    send(request, Models.attempt("acme", Models.rules().responseFormat(null).build()));
    send(request, Samples.attempt("acme"));
    assertThat(upstream.requests())
        .extracting(received -> received.bodyText().contains("response_format"))
        .containsExactly(false, true, true, true);
    assertThat(request.body().has("response_format")).isTrue();
  }

  @Test
  void usageIsAskedForInStreamsWithoutLosingOtherOptions() {
    upstream.always(Script.json(ANSWER));
    String chat = "{\"messages\":[{\"content\":\"x\"}],\"model\":\"m\"";
    send(Samples.chat(chat + ",\"stream\":true}"));
    send(
        Samples.chat(
            chat
                + ",\"stream\":true,\"stream_options\":"
                + "{\"include_obfuscation\":false,\"include_usage\":false}}"));
    send(Samples.chat(chat + ",\"stream\":true,\"stream_options\":null}"));
    send(Samples.chat(chat + ",\"stream\":false}"));
    assertThat(upstream.requests().get(0).bodyText())
        .endsWith("\"stream\":true,\"stream_options\":{\"include_usage\":true}}");
    assertThat(upstream.requests().get(1).bodyText())
        .endsWith("{\"include_obfuscation\":false,\"include_usage\":true}}");
    assertThat(upstream.requests().get(2).bodyText())
        .endsWith("\"stream_options\":{\"include_usage\":true}}");
    assertThat(upstream.requests().get(3).bodyText()).doesNotContain("stream_options");
    assertThat(upstream.requests())
        .extracting(received -> received.header("accept").orElse(""))
        .containsExactly(
            "text/event-stream", "text/event-stream", "text/event-stream", "application/json");
  }

  @Test
  void onlyOurOwnHeadersAreSent() {
    upstream.always(Script.json(ANSWER));
    send(Samples.pictures());
    Received request = upstream.awaitRequest(0);
    assertThat(request.fields())
        .extracting(Received.Field::name)
        .containsExactlyInAnyOrder(
            "accept",
            "user-agent",
            "x-client-request-id",
            "authorization",
            "content-length",
            "content-type",
            "host",
            "connection");
    assertThat(request.header("authorization")).contains("Bearer provider-key");
    assertThat(request.header("x-client-request-id")).contains("CALL");
  }

  @Test
  void aProviderWithoutAKeyGetsNoAuthorization() {
    upstream.always(Script.json(ANSWER));
    new OpenAiCompatible(new ProviderProfile("acme", upstream.baseUrl(), null), transport)
        .send(dispatch(Samples.pictures(), Samples.attempt("acme"), Duration.ofSeconds(5)));
    assertThat(upstream.awaitRequest(0).header("authorization")).isEmpty();
  }

  @Test
  void onlyHarmlessHeadersComeBack() {
    upstream.always(
        Script.json(
            ANSWER,
            "x-request-id",
            "req_1",
            "openai-processing-ms",
            "12",
            "openai-version",
            "a\u0001b",
            "openai-organization",
            "x".repeat(300),
            "set-cookie",
            "a=b",
            "x-evil",
            "1"));
    Reply reply = ((Answered) send(Samples.pictures())).reply();
    StringBuilder names = new StringBuilder();
    reply
        .headers()
        .forEach((name, value) -> names.append(name).append('=').append(value).append(' '));
    assertThat(names)
        .hasToString(
            "content-type=application/json openai-processing-ms=12 x-upstream-request-id=req_1 ");
    reply.close();
  }

  static Stream<Arguments> statuses() {
    return Stream.of(
        Arguments.of(400, Failure.Rejected.class),
        Arguments.of(401, Failure.NoWork.class),
        Arguments.of(402, Failure.NoWork.class),
        Arguments.of(403, Failure.NoWork.class),
        Arguments.of(404, Failure.Rejected.class),
        Arguments.of(408, Failure.ServerError.class),
        Arguments.of(409, Failure.Rejected.class),
        Arguments.of(413, Failure.Rejected.class),
        Arguments.of(422, Failure.Rejected.class),
        Arguments.of(429, Failure.NoWork.class),
        Arguments.of(500, Failure.ServerError.class),
        Arguments.of(502, Failure.ServerError.class),
        Arguments.of(503, Failure.NoWork.class),
        Arguments.of(504, Failure.ServerError.class),
        Arguments.of(524, Failure.ServerError.class),
        Arguments.of(301, Failure.ServerError.class),
        Arguments.of(307, Failure.ServerError.class));
  }

  @ParameterizedTest
  @MethodSource("statuses")
  void aStatusSaysWhetherWorkMayHaveBeenDone(int status, Class<?> failure) {
    upstream.always(Script.error(status, "t", "c", "m", "location", "http://127.0.0.1:1/"));
    assertThat(failure(send(Samples.pictures()))).isInstanceOf(failure);
    assertThat(upstream.requests()).hasSize(1);
  }

  @Test
  void aSafetyRefusalIsNeverTakenForRefusedCredentials() {
    upstream.always(Script.error(403, "t", "moderation_blocked", "m"));
    assertThat(failure(send(Samples.pictures())))
        .isInstanceOfSatisfying(
            Failure.Rejected.class,
            rejected -> assertThat(new String(rejected.body(), utf8())).contains("moderation_"));
  }

  @Test
  void aSpentAccountIsNotARateLimit() {
    upstream.always(Script.error(429, "t", "insufficient_quota", "m", "retry-after", "1"));
    assertThat(failure(send(Samples.pictures())))
        .isInstanceOfSatisfying(
            Failure.NoWork.class, noWork -> assertThat(noWork.status()).isEqualTo(402));
  }

  @ParameterizedTest
  @CsvSource({
    "retry-after,3,3000",
    "retry-after,0,0",
    "retry-after-ms,1500,1500",
    "retry-after,soon,",
    "retry-after,-1,",
    "retry-after,1.5,",
    "retry-after,99999999999999999999,",
    "retry-after-ms,99999999999999999999,",
    "retry-after,'Fri, 20 Nov 2026 12:00:00 GMT',"
  })
  void theWaitIsReadWhenItIsANumber(String name, String value, @Nullable Long millis) {
    upstream.always(Script.error(429, "t", "c", "m", name, value));
    Duration expected = millis == null ? null : Duration.ofMillis(millis);
    assertThat(((Failure.NoWork) failure(send(Samples.pictures()))).retryAfter())
        .isEqualTo(expected);
  }

  @Test
  void ofAnErrorOnlySoMuchIsRead() {
    byte[] huge = new byte[Bounds.ERROR_BYTES_MAX * 3];
    upstream.always(Script.status(400, "application/json", huge));
    assertThat(((Failure.Rejected) failure(send(Samples.pictures()))).body())
        .hasSize(Bounds.ERROR_BYTES_MAX);
    upstream.awaitRequest(0).awaitClosed(2_000);
  }

  @Test
  void anErrorWhoseBodyBreaksOffIsStillThatError() {
    upstream.always(exchange -> {
      exchange.head(400, "content-length", "100");
      exchange.write("{\"error\"");
      exchange.close();
    });
    assertThat(failure(send(Samples.pictures()))).isInstanceOf(Failure.Rejected.class);
  }

  @Test
  void aConnectionIsUsedAgainAfterAnError() throws IOException {
    upstream.then(Script.error(400, "t", "c", "m")).then(Script.json(ANSWER));
    send(Samples.pictures());
    assertThat(read(send(Samples.pictures()))).isEqualTo(ANSWER);
    assertThat(upstream.connections()).isEqualTo(1);
  }

  @Test
  void aWebPageIsAServerError() {
    upstream.always(Script.html502());
    assertThat(failure(send(Samples.pictures()))).isEqualTo(new Failure.ServerError("acme", 502));
  }

  static Stream<Script> silences() {
    return Stream.of(
        Script.hang(),
        Script.resetBeforeHead(),
        Script.closeBeforeHead(),
        exchange -> exchange.write("garbage\r\n\r\n"),
        exchange -> {
          exchange.write("HTTP/1.1 200 OK\r\nX: " + "y".repeat(40_000) + "\r\n\r\n");
          exchange.close();
        },
        exchange -> {
          exchange.write("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(200) + "\r\n");
          exchange.close();
        },
        exchange -> {
          exchange.write("HTTP/1.1 2");
          exchange.close();
        });
  }

  @ParameterizedTest
  @MethodSource("silences")
  void withoutAnAnswerTheOutcomeIsUncertainAndNothingIsSentTwice(Script script) {
    upstream.always(script);
    assertThat(failure(send(Samples.pictures(), Duration.ofMillis(500))))
        .isInstanceOf(Failure.Uncertain.class);
    assertThat(upstream.requests()).hasSize(1);
  }

  @Test
  void interimResponsesAreSkipped() throws IOException {
    upstream.always(exchange -> {
      exchange.write("HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n");
      exchange.write("HTTP/1.1 100 Continue\r\n\r\n");
      Script.json(ANSWER).play(exchange);
    });
    assertThat(read(send(Samples.pictures()))).isEqualTo(ANSWER);
  }

  static Stream<Script> cuts() {
    return Stream.of(
        Script.closeAfter(ANSWER, 0),
        Script.closeAfter(ANSWER, 5),
        Script.closeAfter(ANSWER, ANSWER.length - 1),
        Script.resetAfter(ANSWER, 5),
        Script.closeChunkedAfter(ANSWER, 5),
        Script.closeChunkedAfter(ANSWER, ANSWER.length),
        Script.stallAfter(ANSWER, 5),
        exchange -> {
          exchange.chunkedHead(200);
          exchange.write("zz\r\nabc\r\n0\r\n\r\n");
        });
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void aBodyThatEndsTooEarlyIsAnErrorAndNoEnd(Script script) {
    upstream.always(script);
    Answer answer = send(Samples.pictures(), Duration.ofMillis(500));
    assertThatThrownBy(() -> read(answer)).isInstanceOf(IOException.class);
    assertThat(upstream.requests()).hasSize(1);
  }

  @Test
  void whoDoesNotListenIsUnreachable() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    assertThat(failure(send(URI.create("http://127.0.0.1:" + port + "/v1"))))
        .isEqualTo(new Failure.Unreachable("acme", "HttpHostConnectException"));
    assertThat(failure(send(URI.create("http://no-such-host.invalid/v1"))))
        .isEqualTo(new Failure.Unreachable("acme", "UnknownHostException"));
  }

  @Test
  void whoSpeaksNoTlsIsUnreachable() throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answerInPlainText(plain));
      URI tls = URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/v1");
      assertThat(failure(send(tls))).isInstanceOf(Failure.Unreachable.class);
    }
  }

  private static void answerInPlainText(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(utf8()));
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException _) {
      // the client gave up
    }
  }

  @Test
  void aFullPoolIsUnreachable() {
    try (HttpTransport small = new HttpTransport(1, Duration.ofMillis(100), Duration.ZERO)) {
      upstream.always(Script.stallAfter(ANSWER, 3));
      OpenAiCompatible provider =
          new OpenAiCompatible(new ProviderProfile("acme", upstream.baseUrl(), null), small);
      var dispatch = dispatch(Samples.chat(), Samples.attempt("acme"), Duration.ofSeconds(5));
      Reply reply = ((Answered) provider.send(dispatch)).reply();
      assertThat(failure(provider.send(dispatch)))
          .isEqualTo(new Failure.Unreachable("acme", "ConnectionRequestTimeoutException"));
      reply.close();
      assertThat(provider.send(dispatch)).isInstanceOf(Answered.class);
    }
  }

  @Test
  void aConnectionThatTheProviderClosedIsReplacedWhenItIsChecked() throws IOException {
    try (HttpTransport checking = new HttpTransport(5, Duration.ofSeconds(1), Duration.ZERO)) {
      Answer second = answerAfterTheProviderClosed(checking);
      assertThat(read(second)).isEqualTo(ANSWER);
      assertThat(upstream.requests()).hasSize(2);
      assertThat(upstream.connections()).isEqualTo(2);
    }
  }

  @Test
  void aCallLostOnAConnectionThatTheProviderClosedIsNotSentTwice() throws IOException {
    Duration never = Duration.ofHours(1);
    try (HttpTransport trusting = new HttpTransport(5, Duration.ofSeconds(1), never)) {
      Answer second = answerAfterTheProviderClosed(trusting);
      assertThat(failure(second)).isInstanceOf(Failure.Uncertain.class);
      assertThat(upstream.requests()).hasSize(1);
    }
  }

  private Answer answerAfterTheProviderClosed(HttpTransport over) throws IOException {
    upstream
        .then(exchange -> {
          Script.json(ANSWER).play(exchange);
          exchange.close();
        })
        .then(Script.json(ANSWER));
    OpenAiCompatible provider =
        new OpenAiCompatible(new ProviderProfile("acme", upstream.baseUrl(), null), over);
    var dispatch = dispatch(Samples.chat(), Samples.attempt("acme"), Duration.ofSeconds(5));
    read(provider.send(dispatch));
    upstream.awaitRequest(0).awaitClosed(2_000);
    return provider.send(dispatch);
  }

  @Test
  void baseUrlsAreJoinedWithAndWithoutASlash() {
    assertThat(profile("https://api.acme.com/v1/").resolve("/images/generations"))
        .isEqualTo(profile("https://api.acme.com/v1").resolve("/images/generations"))
        .isEqualTo(URI.create("https://api.acme.com/v1/images/generations"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://x/v1", "/v1", "http:///v1", "https://user:pass@x/v1", "x"})
  void otherBaseUrlsAreRefused(String url) {
    assertThatThrownBy(() -> profile(url)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aKeyIsNeverPrinted() {
    assertThat(profile("https://x/v1").toString()).doesNotContain("provider-key");
  }

  private static ProviderProfile profile(String url) {
    return new ProviderProfile("acme", URI.create(url), "provider-key");
  }

  private Answer send(Request request) {
    return send(request, Duration.ofSeconds(10));
  }

  private Answer send(Request request, Duration patience) {
    return provider(upstream.baseUrl()).send(dispatch(request, Samples.attempt("acme"), patience));
  }

  private void send(Request request, Attempt attempt) {
    Answer answer =
        provider(upstream.baseUrl()).send(dispatch(request, attempt, Duration.ofSeconds(10)));
    ((Answered) answer).reply().close();
  }

  private Answer send(URI url) {
    return provider(url)
        .send(dispatch(Samples.chat(), Samples.attempt("acme"), Duration.ofSeconds(5)));
  }

  private OpenAiCompatible provider(URI url) {
    return new OpenAiCompatible(new ProviderProfile("acme", url, "provider-key"), transport);
  }

  private static Provider.Dispatch dispatch(Request request, Attempt attempt, Duration patience) {
    return new Provider.Dispatch("CALL", attempt, request, patience, new Cancellation());
  }

  private static byte[] read(Answer answer) throws IOException {
    try (Reply reply = ((Answered) answer).reply()) {
      return reply.body().readAllBytes();
    }
  }

  private static Failure failure(Answer answer) {
    return ((Failed) answer).failure();
  }

  private static java.nio.charset.Charset utf8() {
    return StandardCharsets.UTF_8;
  }
}
