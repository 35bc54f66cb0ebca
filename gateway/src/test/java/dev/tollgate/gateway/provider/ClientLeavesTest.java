package dev.tollgate.gateway.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.call.Answer;
import dev.tollgate.gateway.call.Answer.Answered;
import dev.tollgate.gateway.call.Answer.Failed;
import dev.tollgate.gateway.call.Cancellation;
import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.ClientGone;
import dev.tollgate.gateway.call.Failure;
import dev.tollgate.gateway.call.Inbound;
import dev.tollgate.gateway.edge.Edge;
import dev.tollgate.gateway.testing.Gate;
import dev.tollgate.gateway.testing.MockUpstream;
import dev.tollgate.gateway.testing.RawClient;
import dev.tollgate.gateway.testing.Received;
import dev.tollgate.gateway.testing.Samples;
import dev.tollgate.gateway.testing.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever leaves stops within a second what is done for him, wherever the call stands. */
class ClientLeavesTest {

  private static final int NOTICED_MILLIS = 1_000;
  private static final byte[] ANSWER = "{\"data\":[]}".getBytes(StandardCharsets.UTF_8);

  private final MockUpstream upstream = MockUpstream.start();
  private final Gate underWay = new Gate();
  private final CompletableFuture<Object> outcome = new CompletableFuture<>();
  private HttpTransport transport = new HttpTransport();
  private @Nullable Edge edge;

  @AfterEach
  void stop() {
    if (edge != null) {
      edge.close();
    }
    upstream.close();
    transport.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void beforeAnyByteOfTheAnswer(boolean reset) throws Exception {
    upstream.always(Script.hang());
    RawClient client = call(upstream.baseUrl());
    Received request = upstream.awaitRequest(0);
    leave(client, reset);
    assertThat(outcome()).isInstanceOf(Failure.Uncertain.class);
    request.awaitClosed(NOTICED_MILLIS);
  }

  @Test
  void withABodyThatWasNeverRead() throws Exception {
    upstream.always(Script.hang());
    RawClient client = call(upstream.baseUrl(), "x".repeat(1_000));
    Received request = upstream.awaitRequest(0);
    client.close();
    assertThat(outcome()).isInstanceOf(Failure.Uncertain.class);
    request.awaitClosed(NOTICED_MILLIS);
  }

  @Test
  void withFurtherRequestsAlreadySent() throws Exception {
    upstream.always(Script.hang());
    RawClient client = call(upstream.baseUrl());
    Received request = upstream.awaitRequest(0);
    for (int i = 0; i < 50; i++) {
      client.post("/", "{}");
    }
    client.close();
    assertThat(outcome()).isInstanceOf(Failure.Uncertain.class);
    request.awaitClosed(NOTICED_MILLIS);
  }

  @Test
  void whileConnectingToAProviderThatDoesNotAccept() throws Exception {
    List<Socket> crowd = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      fillBacklog(full, crowd);
      RawClient client = call(URI.create("http://127.0.0.1:" + full.getLocalPort() + "/v1"));
      underWay.awaitReached();
      client.isSilentFor(200);
      client.close();
      assertThat(outcome()).isInstanceOf(Failure.Unreachable.class);
    } finally {
      for (Socket socket : crowd) {
        socket.close();
      }
    }
  }

  @Test
  void whileWaitingForAPooledConnection() throws Exception {
    transport.close();
    transport = new HttpTransport(1, Bounds.POOL_TIMEOUT, Duration.ZERO);
    Gate busy = new Gate();
    upstream.always(Script.after(busy, Script.json("{}")));
    Thread.ofVirtual().start(() -> send(upstream.baseUrl(), new Cancellation()));
    upstream.awaitRequest(0);
    RawClient client = call(upstream.baseUrl());
    underWay.awaitReached();
    client.isSilentFor(200);
    client.close();
    assertThat(outcome()).isInstanceOf(Failure.Unreachable.class);
    assertThat(upstream.requests()).hasSize(1);
    busy.open();
  }

  @Test
  void inTheMiddleOfAnAnswer() throws Exception {
    upstream.always(Script.stallAfter(ANSWER, 3));
    RawClient client = call(upstream.baseUrl());
    Received request = upstream.awaitRequest(0);
    underWay.awaitReached();
    client.isSilentFor(200);
    client.close();
    assertThat(outcome()).isInstanceOf(IOException.class);
    request.awaitClosed(NOTICED_MILLIS);
  }

  @Test
  void beforeTheProviderIsEvenAsked() {
    Cancellation left = new Cancellation();
    left.cancel();
    assertThat(send(upstream.baseUrl(), left))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> assertThat(failed.failure()).isInstanceOf(Failure.Unreachable.class));
    assertThat(upstream.requests()).isEmpty();
  }

  @Test
  void anAnswerThatIsLeftUnreadCutsTheProviderInsteadOfDrainingIt() {
    upstream.always(Script.stallAfter(ANSWER, 3));
    if (send(upstream.baseUrl(), new Cancellation()) instanceof Answered(var reply)) {
      reply.close();
    }
    upstream.awaitRequest(0).awaitClosed(NOTICED_MILLIS);
  }

  private Object outcome() throws Exception {
    return outcome.get(NOTICED_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static void leave(RawClient client, boolean reset) {
    if (reset) {
      client.reset();
    } else {
      client.close();
    }
  }

  private RawClient call(URI provider) {
    return call(provider, "");
  }

  /** A client whose call is under way at the provider; {@link #outcome} is what becomes of it. */
  private RawClient call(URI provider, String body) {
    edge =
        Edge.listen(
            "127.0.0.1",
            0,
            (inbound, client) -> relay(provider, inbound, client),
            InstantSource.system());
    underWay.open();
    return RawClient.connect(edge.port()).post("/", body);
  }

  private void relay(URI provider, Inbound inbound, Client client) {
    Cancellation leave = new Cancellation();
    client.onLeave(leave::cancel);
    underWay.pass();
    switch (send(provider, leave)) {
      case Failed(Failure failure) -> outcome.complete(failure);
      case Answered(var reply) -> {
        try (reply) {
          outcome.complete(reply.body().readAllBytes());
        } catch (IOException broken) {
          outcome.complete(broken);
        }
      }
    }
    throw new ClientGone();
  }

  private Answer send(URI provider, Cancellation cancellation) {
    return new OpenAiCompatible(new ProviderProfile("acme", provider, "key"), transport)
        .send(
            new Provider.Dispatch(
                "CALL",
                Samples.attempt("acme"),
                Samples.chat(),
                Bounds.PROVIDER_SILENCE_MAX,
                cancellation));
  }

  private static void fillBacklog(ServerSocket server, List<Socket> crowd) throws IOException {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
    try {
      while (true) {
        Socket socket = new Socket();
        crowd.add(socket);
        socket.connect(address, 300);
      }
    } catch (SocketTimeoutException _) {
      // full
    }
  }
}
