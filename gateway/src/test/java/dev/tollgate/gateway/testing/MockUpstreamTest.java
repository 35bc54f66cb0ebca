package dev.tollgate.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MockUpstreamTest {

  private final MockUpstream upstream = MockUpstream.start();

  @AfterEach
  void stop() {
    upstream.close();
  }

  @Test
  void everyByteOfARequestIsKept() {
    upstream.always(Script.json("{}"));
    String request =
        "POST /v1/x HTTP/1.1\r\nHost: a\r\nX-Odd:  b \r\nContent-Length: 3\r\n\r\n\u00ff\u0000c";
    try (RawClient client = RawClient.connect(upstream.port())) {
      assertThat(client.send(request).read().text()).isEqualTo("{}");
    }
    Received received = upstream.awaitRequest(0);
    assertThat(received.rawText()).isEqualTo(request);
    assertThat(received.target()).isEqualTo("/v1/x");
    assertThat(received.header("X-Odd")).contains("b");
    assertThat(received.body()).containsExactly(0xff, 0, 'c');
  }

  @Test
  void chunkedRequestsAndAnswersAreReadAndKeptAlive() {
    upstream.always(Script.chunkedJson("{\"a\":1}".getBytes(StandardCharsets.UTF_8), 2));
    try (RawClient client = RawClient.connect(upstream.port())) {
      for (int i = 0; i < 2; i++) {
        client.send("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n");
        assertThat(client.read().text()).isEqualTo("{\"a\":1}");
      }
    }
    assertThat(upstream.requests()).extracting(Received::bodyText).containsExactly("ab", "ab");
    assertThat(upstream.connections()).isEqualTo(1);
  }

  @Test
  void gatesHoldEventsBackAndTheCallersCloseIsSeen() {
    Gate gate = new Gate();
    upstream.always(
        Script.events(Script.text("data: 1\n\n"), Script.at(gate), Script.text("data: 2\n\n")));
    RawClient client = RawClient.connect(upstream.port());
    client.send("POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n").readHead();
    assertThat(client.readChunk()).asString().isEqualTo("data: 1\n\n");
    gate.awaitReached();
    gate.open();
    assertThat(client.readChunk()).asString().isEqualTo("data: 2\n\n");
    client.close();
    upstream.awaitRequest(0).awaitClosed(5_000);
  }

  @Test
  void answersCanBreakOffAnywhere() {
    byte[] body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    upstream
        .then(Script.resetBeforeHead())
        .then(Script.resetAfter(body, 3))
        .then(Script.closeAfter(body, 3))
        .then(Script.closeChunkedAfter(body, 3));
    for (int i = 0; i < 4; i++) {
      try (RawClient client = RawClient.connect(upstream.port())) {
        client.send("POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n");
        assertThatThrownBy(client::read).isInstanceOf(java.io.UncheckedIOException.class);
      }
    }
    assertThat(upstream.scriptFailure()).isNull();
  }
}
