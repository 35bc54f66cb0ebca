package dev.tollgate.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.gateway.call.Headers;
import dev.tollgate.gateway.call.Refusal;
import dev.tollgate.gateway.call.Refused;
import dev.tollgate.gateway.testing.Gate;
import dev.tollgate.gateway.testing.RawClient;
import dev.tollgate.gateway.testing.RawClient.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionTest {

  private static final String HOST = " HTTP/1.1\r\nHost: a\r\n";

  private Edge edge = Servers.serving(Servers::echo);

  @AfterEach
  void stop() {
    edge.close();
  }

  @Test
  void oneConnectionServesManyRequests() {
    try (RawClient client = connect()) {
      for (int i = 0; i < 5; i++) {
        assertThat(client.send("GET /" + i + HOST + "\r\n").read().text())
            .isEqualTo("GET /" + i + " ");
      }
    }
  }

  @Test
  void pipelinedRequestsAreAnsweredInOrder() {
    try (RawClient client = connect()) {
      client.send(
          "POST /1"
              + HOST
              + "Content-Length: 2\r\n\r\nab"
              + "GET /2"
              + HOST
              + "\r\n"
              + "POST /3"
              + HOST
              + "Transfer-Encoding: chunked\r\n\r\n1\r\nc\r\n0\r\n\r\n");
      assertThat(client.read().text()).isEqualTo("POST /1 ab");
      assertThat(client.read().text()).isEqualTo("GET /2 ");
      assertThat(client.read().text()).isEqualTo("POST /3 c");
    }
  }

  @Test
  void connectionCloseIsHonoured() {
    try (RawClient client = connect()) {
      Response response = client.send("GET /x" + HOST + "Connection: close\r\n\r\n").read();
      assertThat(response.text()).isEqualTo("GET /x ");
      assertThat(response.headers()).containsEntry("connection", "close");
      assertThat(client.isClosedWithin(1_000)).isTrue();
    }
  }

  @Test
  void http10ClosesAfterItsAnswer() {
    try (RawClient client = connect()) {
      assertThat(client.send("GET /x HTTP/1.0\r\n\r\n").read().text()).isEqualTo("GET /x ");
      assertThat(client.isClosedWithin(1_000)).isTrue();
    }
  }

  @Test
  void http10MayAskToBeKept() {
    try (RawClient client = connect()) {
      String request = "GET /x HTTP/1.0\r\nConnection: keep-alive\r\n\r\n";
      assertThat(client.send(request).read().text()).isEqualTo("GET /x ");
      assertThat(client.send(request).read().text()).isEqualTo("GET /x ");
    }
  }

  @Test
  void http10StreamsEndWithTheConnection() {
    serve((_, client) -> {
      client.head(200, Headers.of("content-type", "text/plain"));
      client.write(new byte[] {'a', 'b'}, 0, 2);
      client.end(Headers.of("x-trailer", "unseen"));
    });
    try (RawClient client = connect()) {
      String request = "GET /x HTTP/1.0\r\nConnection: keep-alive\r\n\r\n";
      assertThat(new String(client.send(request).readToEnd(), StandardCharsets.US_ASCII))
          .endsWith("\r\n\r\nab")
          .doesNotContain("chunked");
    }
  }

  @Test
  void anHttp10StreamThatBreaksOffIsResetSoThatItCannotPassForComplete() {
    serve((_, client) -> {
      client.head(200, new Headers());
      client.write(new byte[] {'a', 'b'}, 0, 2);
      client.abort();
    });
    try (RawClient client = connect()) {
      client.send("GET /x HTTP/1.0\r\n\r\n");
      assertThat(client.isReset()).isTrue();
    }
  }

  @Test
  void aStreamHasTrailersInHttp11() {
    serve((_, client) -> {
      client.head(200, Headers.of("trailer", "x-cost"));
      client.write(new byte[] {'a', 'b'}, 0, 2);
      client.write(new byte[] {'c', 'd'}, 1, 1);
      client.end(Headers.of("x-cost", "7"));
    });
    try (RawClient client = connect()) {
      for (int i = 0; i < 2; i++) {
        Response response = client.send("GET /x" + HOST + "\r\n").read();
        assertThat(response.text()).isEqualTo("abd");
        assertThat(response.trailers()).containsEntry("x-cost", "7");
      }
    }
  }

  @Test
  void headIsAnsweredWithoutABody() {
    try (RawClient client = connect()) {
      Response head = client.send("HEAD /x" + HOST + "\r\n").readHead();
      assertThat(head.status()).isEqualTo(200);
      assertThat(head.headers()).containsEntry("content-length", "8");
      assertThat(client.send("GET /y" + HOST + "\r\n").read().text()).isEqualTo("GET /y ");
    }
  }

  @Test
  void pathAndQueryAreDecoded() {
    serve((inbound, client) -> Servers.text(client, inbound.path() + " " + inbound.query()));
    try (RawClient client = connect()) {
      assertThat(client.send("GET /a+b%2Fc%20d%C3%BC?x=1+2&y=%26&z&x=3&=" + HOST + "\r\n").read())
          .extracting(Response::text)
          .isEqualTo("/a+b/c dü {x=1 2, y=&, z=, =}");
      assertThat(client.send("GET /%zz?%" + HOST + "\r\n").read().text()).isEqualTo("/%zz {%=}");
      assertThat(client.send("GET http://a/abs?q=1" + HOST + "\r\n").read().text())
          .isEqualTo("/abs {q=1}");
    }
  }

  @Test
  void emptyLinesBeforeARequestAreIgnored() {
    try (RawClient client = connect()) {
      assertThat(client.send("\r\n\r\nGET /x" + HOST + "\r\n").read().text()).isEqualTo("GET /x ");
    }
  }

  @Test
  void aHundredFieldsAreTaken() {
    String fields = IntStream.range(0, 99).mapToObj(i -> "X" + i + ": y\r\n").collect(join());
    try (RawClient client = connect()) {
      assertThat(client.send("GET /x" + HOST + fields + "\r\n").read().status()).isEqualTo(200);
    }
  }

  @Test
  void aHeadOfAlmost16KibIsTaken() {
    try (RawClient client = connect()) {
      String field = "X: " + "y".repeat(16_000) + "\r\n";
      assertThat(client.send("GET /x" + HOST + field + "\r\n").read().status()).isEqualTo(200);
    }
  }

  @Test
  void upgradesAndTunnelsAreNotMade() {
    serve((inbound, client) -> Servers.text(client, inbound.method()));
    try (RawClient client = connect()) {
      String websocket =
          "GET /x"
              + HOST
              + "Connection: Upgrade\r\nUpgrade: websocket\r\n"
              + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
      assertThat(client.send(websocket).read().text()).isEqualTo("GET");
      String h2c = "GET /x" + HOST + "Connection: Upgrade\r\nUpgrade: h2c\r\n\r\n";
      assertThat(client.send(h2c).read().text()).isEqualTo("GET");
      assertThat(client.send("CONNECT a:1" + HOST + "\r\n").read().text()).isEqualTo("CONNECT");
    }
  }

  @Test
  void aHeadThatDripsIsCutAtItsDeadlineHoweverOftenAByteComes() {
    serve(Servers::echo, Servers.head(Duration.ofMillis(300)));
    try (RawClient client = connect()) {
      client.send("GET /x" + HOST);
      long from = System.nanoTime();
      while (!client.hasAnswer()) {
        client.send("y");
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(5));
        client.isSilentFor(20);
      }
      assertThat(client.read().text()).contains("the request head took too long");
      assertThat(client.isClosedWithin(3_000)).isTrue();
    }
  }

  @Test
  void anIdleConnectionIsClosedBeforeAndAfterARequest() {
    serve(Servers::echo, Servers.idle(Duration.ofMillis(300)));
    try (RawClient client = connect()) {
      assertThat(client.isClosedWithin(3_000)).isTrue();
    }
    try (RawClient client = connect()) {
      client.send("GET /x" + HOST + "\r\n").read();
      assertThat(client.isClosedWithin(3_000)).isTrue();
    }
  }

  @Test
  void emptyLinesDoNotKeepAnIdleConnectionOpen() {
    serve(Servers::echo, Servers.idle(Duration.ofMillis(300)));
    try (RawClient client = connect()) {
      assertThat(client.send("\r\n").isClosedWithin(3_000)).isTrue();
    }
  }

  @Test
  void aSlowAnswerIsNotIdleEvenWhenItsRequestWasPipelined() {
    Gate gate = new Gate();
    serve(
        (inbound, client) -> {
          if (inbound.path().equals("/slow")) {
            gate.pass();
          }
          Servers.text(client, inbound.path());
        },
        Servers.idle(Duration.ofMillis(200)));
    try (RawClient client = connect()) {
      client.send("GET /fast" + HOST + "\r\nGET /slow" + HOST + "\r\n");
      assertThat(client.read().text()).isEqualTo("/fast");
      gate.awaitReached();
      assertThat(client.isSilentFor(600)).isTrue();
      gate.open();
      assertThat(client.read().text()).isEqualTo("/slow");
    }
  }

  @Test
  void badBytesBehindARequestUnderWayWaitForItsAnswer() {
    Gate gate = new Gate();
    serve((_, client) -> {
      client.head(200, new Headers());
      client.write(new byte[] {'a'}, 0, 1);
      gate.pass();
      client.write(new byte[] {'b'}, 0, 1);
      client.end(new Headers());
    });
    try (RawClient client = connect()) {
      client.send("GET /x" + HOST + "\r\n");
      gate.awaitReached();
      assertThat(client.readHead().status()).isEqualTo(200);
      assertThat(client.readChunk()).containsExactly('a');
      assertThat(client.send("GET /\0").isSilentFor(200)).isTrue();
      gate.open();
      assertThat(client.readChunk()).containsExactly('b');
      assertThat(client.readChunk()).isEmpty();
      assertThat(client.read().status()).isEqualTo(400);
      assertThat(client.isClosedWithin(3_000)).isTrue();
    }
  }

  @Test
  void badBytesInABodyWhoseAnswerBeganCutTheConnection() {
    Gate gate = new Gate();
    serve((_, client) -> {
      client.head(200, new Headers());
      client.write(new byte[] {'a'}, 0, 1);
      gate.pass();
      client.write(new byte[] {'b'}, 0, 1);
    });
    try (RawClient client = connect()) {
      client.send("POST /x" + HOST + "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n");
      gate.awaitReached();
      client.send("zz\r\n");
      assertThat(new String(client.readToEnd(), StandardCharsets.US_ASCII))
          .doesNotContain("400 Bad Request");
      gate.open();
    }
  }

  @Test
  void whatAClientSendsInATraceNeverBecomesAHeaderLine() {
    serve(
        (_, client) -> client.send(200, Headers.of("x-trace", "a\r\nset-cookie: b"), new byte[0]));
    try (RawClient client = connect()) {
      Response response = client.send("GET /x" + HOST + "\r\n").read();
      assertThat(response.status()).isEqualTo(500);
      assertThat(response.headers()).doesNotContainKeys("set-cookie", "x-trace");
      assertThat(response.headers().get("x-request-id")).hasSize(26);
    }
  }

  @Test
  void anEndpointThatForgetsToAnswerDoesNotLeaveItsClientWaiting() {
    serve((_, _) -> {});
    try (RawClient client = connect()) {
      assertThat(client.send("GET /x" + HOST + "\r\n").isClosedWithin(2_000)).isTrue();
    }
  }

  @Test
  void aRefusalIsAnEnvelopeWithTheCallsId() {
    serve((_, _) -> {
      throw new Refused(new Refusal.MissingKey());
    });
    try (RawClient client = connect()) {
      Response response = client.send("GET /x" + HOST + "\r\n").read();
      assertThat(response.status()).isEqualTo(401);
      assertThat(response.headers()).containsKey("x-request-id").containsKey("x-should-retry");
      assertThat(response.text()).startsWith("{\"error\":{\"message\":\"No key was sent.");
    }
  }

  @Test
  void aDefectIsToldWithoutItsText() {
    serve((_, _) -> {
      throw new IllegalStateException("secret");
    });
    try (RawClient client = connect()) {
      assertThat(client.send("GET /x" + HOST + "\r\n").read())
          .satisfies(response -> assertThat(response.status()).isEqualTo(500))
          .satisfies(response -> assertThat(response.text()).doesNotContain("secret"));
    }
  }

  @Test
  void aDrainingServerRefusesCallsAndWaitsForThoseUnderWay() throws Exception {
    Gate gate = new Gate();
    serve((_, client) -> {
      gate.pass();
      Servers.text(client, "late");
    });
    try (RawClient first = connect();
        RawClient second = connect()) {
      first.send("GET /v1/x" + HOST + "\r\n");
      gate.awaitReached();
      assertThat(edge.underWay()).isEqualTo(1);
      assertThat(edge.drain(Duration.ofMillis(50))).isFalse();
      assertThat(second.send("GET /v1/x" + HOST + "\r\n").read().status()).isEqualTo(503);
      gate.open();
      assertThat(edge.drain(Duration.ofSeconds(10))).isTrue();
      assertThat(first.read().text()).isEqualTo("late");
    }
  }

  @Test
  void everyLoopTakesItsShareOfTheConnections() {
    edge.close();
    Set<String> loops = ConcurrentHashMap.newKeySet();
    edge =
        Edge.listen(
            "127.0.0.1",
            0,
            Servers::echo,
            () -> {
              loops.add(Thread.currentThread().getName());
              return java.time.Instant.now();
            },
            2,
            Deadlines.STANDARD);
    for (int i = 0; i < 50; i++) {
      try (RawClient client = connect()) {
        client.send("GET /x" + HOST + "\r\n").read();
      }
    }
    assertThat(loops).hasSize(2);
  }

  @Test
  void aTakenPortIsToldInASentence() {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(() ->
                Edge.listen(
                    "127.0.0.1", edge.port(), Servers::echo, java.time.InstantSource.system())))
        .hasMessageContaining("Cannot listen on 127.0.0.1:" + edge.port());
  }

  private static java.util.stream.Collector<CharSequence, ?, String> join() {
    return Collectors.joining();
  }

  private void serve(dev.tollgate.gateway.call.Endpoint endpoint) {
    serve(endpoint, Deadlines.STANDARD);
  }

  private void serve(dev.tollgate.gateway.call.Endpoint endpoint, Deadlines deadlines) {
    edge.close();
    edge = Servers.serving(endpoint, deadlines);
  }

  private RawClient connect() {
    return RawClient.connect(edge.port());
  }
}
