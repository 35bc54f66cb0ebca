package dev.tollgate.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.gateway.testing.RawClient;
import dev.tollgate.gateway.testing.RawClient.Response;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FramingProbesTest {

  private static final String POST = "POST /echo HTTP/1.1\r\nHost: a\r\n";
  private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";
  private static final String GOOD = "GET /good HTTP/1.1\r\nHost: a\r\n\r\n";

  private static Edge edge;

  @BeforeAll
  static void start() {
    edge = Servers.serving(Servers::echo);
  }

  @AfterAll
  static void stop() {
    edge.close();
  }

  static Stream<Arguments> probes() {
    return Stream.of(
        Arguments.of("missing Host", "GET / HTTP/1.1\r\nX: y\r\n\r\n"),
        Arguments.of("no field at all", "GET / HTTP/1.1\r\n\r\n"),
        Arguments.of("two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"),
        Arguments.of("two Hosts in other case", "GET / HTTP/1.1\r\nHost: a\r\nhOST: b\r\n\r\n"),
        Arguments.of(
            "TE and CL", POST + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n"),
        Arguments.of(
            "CL and TE", POST + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        Arguments.of("two CLs", POST + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc"),
        Arguments.of("two equal CLs", POST + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc"),
        Arguments.of("a list of CLs", POST + "Content-Length: 3, 3\r\n\r\nabc"),
        Arguments.of("signed length", POST + "Content-Length: +3\r\n\r\nabc"),
        Arguments.of("negative length", POST + "Content-Length: -3\r\n\r\nabc"),
        Arguments.of("hexadecimal length", POST + "Content-Length: 0x3\r\n\r\nabc"),
        Arguments.of("endless length", POST + "Content-Length: 9999999999999999999999\r\n\r\n"),
        Arguments.of("empty length", POST + "Content-Length: \r\n\r\n"),
        Arguments.of("obs-fold", "GET / HTTP/1.1\r\nHost: a\r\nX: y\r\n z\r\n\r\n"),
        Arguments.of("obs-fold with a tab", "GET / HTTP/1.1\r\nHost: a\r\nX: y\r\n\tz\r\n\r\n"),
        Arguments.of("fold before a field", "GET / HTTP/1.1\r\n Host: a\r\n\r\n"),
        Arguments.of("NUL in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: y\0z\r\n\r\n"),
        Arguments.of("NUL in the target", "GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n"),
        Arguments.of("a bell in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: \u0007\r\n\r\n"),
        Arguments.of("space before colon", POST + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n"),
        Arguments.of("tab before colon", POST + "Transfer-Encoding\t: chunked\r\n\r\n0\r\n\r\n"),
        Arguments.of("space in a name", "GET / HTTP/1.1\r\nHost: a\r\nX Y: z\r\n\r\n"),
        Arguments.of("a name that is no token", "GET / HTTP/1.1\r\nHost: a\r\nX(: z\r\n\r\n"),
        Arguments.of("no colon", "GET / HTTP/1.1\r\nHost: a\r\nX\r\n\r\n"),
        Arguments.of("no name", "GET / HTTP/1.1\r\nHost: a\r\n: y\r\n\r\n"),
        Arguments.of("bare LF after the request line", "GET / HTTP/1.1\nHost: a\r\n\r\n"),
        Arguments.of("bare LF after a field", "GET / HTTP/1.1\r\nHost: a\n\r\n"),
        Arguments.of("bare LF at the end", "GET / HTTP/1.1\r\nHost: a\r\n\n"),
        Arguments.of("bare CR in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: y\rZ: w\r\n\r\n"),
        Arguments.of("LF in a chunk extension", CHUNKED + "1;a\nb\r\nx\r\n0\r\n\r\n"),
        Arguments.of("NUL in a chunk extension", CHUNKED + "1;\0\r\nx\r\n0\r\n\r\n"),
        Arguments.of("CR in a chunk extension", CHUNKED + "1;a\rb\r\nx\r\n0\r\n\r\n"),
        Arguments.of("LF after a chunk size", CHUNKED + "1\nx\r\n0\r\n\r\n"),
        Arguments.of("0x in a chunk size", CHUNKED + "0x1\r\nx\r\n0\r\n\r\n"),
        Arguments.of("sign in a chunk size", CHUNKED + "+1\r\nx\r\n0\r\n\r\n"),
        Arguments.of("space before a chunk size", CHUNKED + " 1\r\nx\r\n0\r\n\r\n"),
        Arguments.of("space after a chunk size", CHUNKED + "1 \r\nx\r\n0\r\n\r\n"),
        Arguments.of("empty chunk size", CHUNKED + "\r\nx\r\n0\r\n\r\n"),
        Arguments.of("chunk size of nine digits", CHUNKED + "000000001\r\nx\r\n0\r\n\r\n"),
        Arguments.of("chunk longer than its size", CHUNKED + "1\r\nxy\r\n0\r\n\r\n"),
        Arguments.of("LF after a chunk", CHUNKED + "1\r\nx\n0\r\n\r\n"),
        Arguments.of("folded trailer", CHUNKED + "0\r\na: b\r\n c\r\n\r\n"),
        Arguments.of("trailer without colon", CHUNKED + "0\r\nab\r\n\r\n"),
        Arguments.of("unknown coding", POST + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"),
        Arguments.of(
            "chunked twice", POST + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n"),
        Arguments.of(
            "two codings",
            POST + "Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n"),
        Arguments.of("coding in quotes", POST + "Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n"),
        Arguments.of("vertical tab", POST + "Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n"),
        Arguments.of(
            "TE in HTTP/1.0",
            "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        Arguments.of("HTTP/0.9", "GET /\r\n\r\n"),
        Arguments.of("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        Arguments.of("HTTP/1.2", "GET / HTTP/1.2\r\nHost: a\r\n\r\n"),
        Arguments.of("version in lower case", "GET / http/1.1\r\nHost: a\r\n\r\n"),
        Arguments.of("two spaces", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n"),
        Arguments.of("tab in the request line", "GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n"),
        Arguments.of("space before the method", " GET / HTTP/1.1\r\nHost: a\r\n\r\n"),
        Arguments.of("control before the method", "\u0001GET / HTTP/1.1\r\nHost: a\r\n\r\n"),
        Arguments.of("a TLS hello", "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003"),
        Arguments.of("head over 16 KiB", "GET / HTTP/1.1\r\nHost: a\r\nX: " + "y".repeat(17_000)),
        Arguments.of("many lines over 16 KiB", "GET / HTTP/1.1\r\nHost: a\r\n" + fields(90, 200)),
        Arguments.of("target over 16 KiB", "GET /" + "y".repeat(17_000)),
        Arguments.of("101 fields", "GET / HTTP/1.1\r\nHost: a\r\n" + fields(100, 1) + "\r\n"));
  }

  private static String fields(int count, int length) {
    String value = "y".repeat(length);
    return IntStream.range(0, count)
        .mapToObj(i -> "X" + i + ": " + value + "\r\n")
        .reduce("", String::concat);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("probes")
  void ambiguousFramingIsRefusedAndTheConnectionClosed(String name, String probe) {
    try (RawClient client = RawClient.connect(edge.port())) {
      expectRefusal(client.send(probe));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("probes")
  void ambiguousFramingIsRefusedBehindAValidRequest(String name, String probe) {
    try (RawClient client = RawClient.connect(edge.port())) {
      assertThat(client.send(GOOD).read().text()).isEqualTo("GET /good ");
      expectRefusal(client.send(probe));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("probes")
  void ambiguousFramingIsRefusedHoweverItIsCut(String name, String probe) {
    try (RawClient client = RawClient.connect(edge.port())) {
      int cut = Math.min(probe.length(), 400);
      for (int i = 0; i < cut && !client.hasAnswer(); i++) {
        client.send(probe.substring(i, i + 1));
      }
      if (!client.hasAnswer()) {
        client.send(probe.substring(cut));
      }
      expectRefusal(client);
    }
  }

  /** A request smuggled behind the probe must never be answered. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("probes")
  void nothingBehindAmbiguousFramingIsAnswered(String name, String probe) {
    try (RawClient client = RawClient.connect(edge.port())) {
      client.send(probe + "\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.read().status()).isEqualTo(400);
      assertThat(client.readToEnd()).isEmpty();
    }
  }

  private static void expectRefusal(RawClient client) {
    Response response = client.read();
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.headers()).containsEntry("connection", "close");
    assertThat(response.text())
        .startsWith("{\"error\":{\"message\":\"Bad HTTP request")
        .endsWith("\"type\":\"invalid_request_error\",\"param\":null,\"code\":\"bad_http\"}}");
    assertThat(client.isClosedWithin(1_000)).isTrue();
  }
}
