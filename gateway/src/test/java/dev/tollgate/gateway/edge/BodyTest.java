package dev.tollgate.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.gateway.call.ClientGone;
import dev.tollgate.gateway.call.Endpoint;
import dev.tollgate.gateway.testing.Gate;
import dev.tollgate.gateway.testing.RawClient;
import dev.tollgate.gateway.testing.RawClient.Response;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BodyTest {

  private static final String POST = "POST /x HTTP/1.1\r\nHost: a\r\n";
  private static final int LIMIT = 64 * 1024;

  private Edge edge = Servers.serving(Servers::echo);

  @AfterEach
  void stop() {
    edge.close();
  }

  @Test
  void aChunkedBodyArrivesByteByByte() {
    String chunked =
        POST + "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n5;x=y\r\nbcdef\r\n0\r\nt: u\r\n\r\n";
    try (RawClient client = connect()) {
      for (int i = 0; i < chunked.length(); i++) {
        client.send(chunked.substring(i, i + 1));
      }
      assertThat(client.read().text()).isEqualTo("POST /x abcdef");
      assertThat(client.send(chunked).read().text()).isEqualTo("POST /x abcdef");
    }
  }

  @Test
  void aBodyOfExactlyTheLimitIsTaken() {
    try (RawClient client = connect()) {
      client.send(POST + "Content-Length: " + LIMIT + "\r\n\r\n").send(new byte[LIMIT]);
      assertThat(client.read().body()).hasSize(LIMIT + "POST /x ".length());
    }
  }

  @Test
  void whoExpectsContinueIsToldToGoOn() {
    try (RawClient client = connect()) {
      client.send(POST + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
      assertThat(client.readHead().status()).isEqualTo(100);
      assertThat(client.send("ab").read().text()).isEqualTo("POST /x ab");
      assertThat(client.send(POST + "Content-Length: 1\r\n\r\nc").read().text())
          .isEqualTo("POST /x c");
    }
  }

  @Test
  void whoExpectsContinueButIsRefusedNeverSendsTheBody() {
    try (RawClient client = connect()) {
      client.send(POST + "Expect: 100-continue\r\nContent-Length: 99999999\r\n\r\n");
      Response refusal = client.read();
      assertThat(refusal.status()).isEqualTo(413);
      assertThat(refusal.headers()).containsEntry("connection", "close");
      assertThat(client.isClosedWithin(3_000)).isTrue();
    }
  }

  @Test
  void badChunksAfterContinueAreRefusedToo() {
    try (RawClient client = connect()) {
      client.send(POST + "Expect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n");
      assertThat(client.readHead().status()).isEqualTo(100);
      assertThat(client.send("zz\r\n").read().status()).isEqualTo(400);
    }
  }

  @Test
  void aDeclaredBodyOverTheLimitIsRefusedAndTheRefusalSurvivesTheUpload() {
    try (RawClient client = connect()) {
      int size = 8 * 1024 * 1024;
      client.send(POST + "Content-Length: " + size + "\r\n\r\n").send(new byte[size]);
      expectTooLarge(client);
    }
  }

  @Test
  void aChunkedBodyOverTheLimitIsRefusedWhileItStreams() {
    try (RawClient client = connect()) {
      client.send(POST + "Transfer-Encoding: chunked\r\n\r\n");
      String chunk = "4000\r\n" + "x".repeat(0x4000) + "\r\n";
      for (int i = 0; i < 200; i++) {
        client.send(chunk);
      }
      expectTooLarge(client);
    }
  }

  @Test
  void aBodyThatNobodyReadsClosesTheConnectionAfterTheAnswer() {
    serve((_, client) -> Servers.text(client, "no thanks"), Deadlines.STANDARD);
    try (RawClient client = connect()) {
      client.send(POST + "Content-Length: 1000000\r\n\r\n").send(new byte[1_000_000]);
      Response response = client.read();
      assertThat(response.text()).isEqualTo("no thanks");
      assertThat(response.headers()).containsEntry("connection", "close");
      assertThat(client.isClosedWithin(1_000)).isTrue();
    }
  }

  @Test
  void whatFollowsAnUnreadBodyIsNeverARequest() {
    serve((_, client) -> Servers.text(client, "once"), Deadlines.STANDARD);
    try (RawClient client = connect()) {
      client.send(POST + "Content-Length: 5\r\n\r\nabcde" + "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.read().text()).isEqualTo("once");
      assertThat(client.readToEnd()).isEmpty();
    }
  }

  @Test
  void anEmptyBodyNeedsNoReadingToKeepTheConnection() {
    serve((_, client) -> Servers.text(client, "ok"), Deadlines.STANDARD);
    try (RawClient client = connect()) {
      for (int i = 0; i < 2; i++) {
        Response response = client.send(POST + "Content-Length: 0\r\n\r\n").read();
        assertThat(response.headers()).doesNotContainKey("connection");
      }
    }
  }

  @Test
  void aBodyThatStallsIsRefusedAfterItsGrace() {
    serve(Servers::echo, Servers.bodyGrace(Duration.ofMillis(200)));
    try (RawClient client = connect()) {
      Response response = client.send(POST + "Content-Length: 5\r\n\r\nab").read();
      assertThat(response.status()).isEqualTo(408);
      assertThat(response.headers()).containsEntry("connection", "close");
      assertThat(client.isClosedWithin(1_000)).isTrue();
    }
  }

  @Test
  void aClientThatLeavesDuringItsUploadEndsTheReadAtOnce() throws Exception {
    Gate reading = new Gate();
    CompletableFuture<Throwable> outcome = new CompletableFuture<>();
    serve(
        (inbound, _) -> {
          reading.open();
          try {
            inbound.body().read(LIMIT);
          } catch (RuntimeException failure) {
            outcome.complete(failure);
            throw failure;
          }
        },
        Deadlines.STANDARD);
    RawClient client = connect();
    client.send(POST + "Content-Length: 5\r\n\r\nab");
    reading.pass();
    client.close();
    assertThat(outcome.get(1, TimeUnit.SECONDS)).isInstanceOf(ClientGone.class);
  }

  private static void expectTooLarge(RawClient client) {
    Response response = client.read();
    assertThat(response.status()).isEqualTo(413);
    assertThat(response.text()).contains("request_too_large");
    assertThat(response.headers()).containsEntry("connection", "close");
    assertThat(client.isClosedWithin(3_000)).isTrue();
  }

  private void serve(Endpoint endpoint, Deadlines deadlines) {
    edge.close();
    edge = Servers.serving(endpoint, deadlines);
  }

  private RawClient connect() {
    return RawClient.connect(edge.port());
  }
}
