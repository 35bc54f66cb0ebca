package dev.tollgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.catalogue.model.Lifecycle;
import dev.tollgate.gateway.auth.Authenticator;
import dev.tollgate.gateway.auth.KeySecrets;
import dev.tollgate.gateway.codec.ChatCodec;
import dev.tollgate.gateway.codec.ImagesCodec;
import dev.tollgate.gateway.codec.ModelList;
import dev.tollgate.gateway.delivery.Deliveries;
import dev.tollgate.gateway.edge.Edge;
import dev.tollgate.gateway.edge.PathTable;
import dev.tollgate.gateway.ledger.Closing;
import dev.tollgate.gateway.ledger.State;
import dev.tollgate.gateway.limit.Admission;
import dev.tollgate.gateway.limit.Quoter;
import dev.tollgate.gateway.limit.Tokenizer;
import dev.tollgate.gateway.provider.HttpTransport;
import dev.tollgate.gateway.provider.OpenAiCompatible;
import dev.tollgate.gateway.provider.ProviderProfile;
import dev.tollgate.gateway.provider.Providers;
import dev.tollgate.gateway.route.Router;
import dev.tollgate.gateway.testing.FixedSnapshot;
import dev.tollgate.gateway.testing.Gate;
import dev.tollgate.gateway.testing.MemoryKeys;
import dev.tollgate.gateway.testing.MemoryLedger;
import dev.tollgate.gateway.testing.MockUpstream;
import dev.tollgate.gateway.testing.Models;
import dev.tollgate.gateway.testing.RawClient;
import dev.tollgate.gateway.testing.RawClient.Response;
import dev.tollgate.gateway.testing.Script;
import dev.tollgate.pricing.Money;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole calls through one relay: a raw client, two scripted providers, a ledger in memory. */
class RelayTest {

  private static final String CHAT =
      "{\"model\":\"gpt-5\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}],"
          + "\"max_tokens\":100}";
  private static final String STREAMED_CHAT = CHAT.replace("\"max", "\"stream\":true,\"max");
  private static final String DELTA = "data: {\"choices\":[{\"delta\":{\"content\":\"hi\"}}]}\n\n";
  private static final String USAGE = "\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":20}";
  private static final String ANSWER = "{\"choices\":[{\"message\":{}}]," + USAGE + "}";

  @TempDir private Path spools;
  private final MockUpstream first = MockUpstream.start();
  private final MockUpstream second = MockUpstream.start();
  private final MemoryLedger ledger = new MemoryLedger();
  private final HttpTransport transport = new HttpTransport();
  private Edge edge;

  @BeforeEach
  void start() {
    FixedSnapshot snapshot =
        new FixedSnapshot()
            .with(Models.chat("gpt-5"), "openai", "azure")
            .with(Models.image("gpt-image-2", Models.rules().build(), Lifecycle.UNKNOWN), "openai");
    Providers providers =
        new Providers(
            List.of(
                new OpenAiCompatible(
                    new ProviderProfile("openai", first.baseUrl(), "one"), transport),
                new OpenAiCompatible(
                    new ProviderProfile("azure", second.baseUrl(), "two"), transport)));
    InstantSource clock = InstantSource.system();
    Authenticator authenticator = new Authenticator(new MemoryKeys(), new KeySecrets(new byte[16]));
    Relay relay =
        new Relay(
            authenticator,
            new Router(() -> snapshot, providers::ids, Map.of(), clock),
            new Admission(new Quoter(new Tokenizer()), clock),
            providers,
            new Deliveries(spools),
            ledger,
            clock);
    PathTable table = new PathTable();
    new GatewayPaths(
            relay,
            authenticator,
            new ImagesCodec("gpt-image-2"),
            new ChatCodec(),
            new ModelList(() -> snapshot, providers::ids, Map.of()))
        .addTo(table);
    edge = Edge.listen("127.0.0.1", 0, table, clock);
  }

  @AfterEach
  void stop() {
    edge.close();
    first.close();
    second.close();
    transport.close();
    assertThat(first.scriptFailure()).isNull();
  }

  @Test
  void aServedCallIsSettledAtItsUsage() {
    first.always(Script.json(ANSWER));
    Response response = call("/v1/chat/completions", CHAT);
    assertThat(response.text()).isEqualTo(ANSWER);
    assertThat(response.headers()).containsEntry("x-tollgate-cost", "0.00005");
    assertThat(closing().state()).isEqualTo(State.SETTLED);
    assertThat(closing().cost()).isEqualTo(Money.usd("0.00005"));
  }

  @Test
  void aPictureBehindTheMemoryOfTheSpoolArrivesIntact() {
    String picture = "{\"data\":[{\"b64_json\":\"" + "QUJD".repeat(500_000) + "\"}]}";
    first.always(Script.chunkedJson(picture.getBytes(StandardCharsets.UTF_8), 60_000));
    Response response =
        call("/v1/images/generations", "{\"model\":\"gpt-image-2\",\"prompt\":\"cat\"}");
    assertThat(response.text().equals(picture)).as("intact").isTrue();
    assertThat(closing().pictures()).isEqualTo(1);
  }

  @Test
  void sureNoWorkIsTriedAtTheNextProvider() {
    first.always(Script.error(429, "t", "c", "m"));
    second.always(Script.json(ANSWER));
    Response response = call("/v1/chat/completions", CHAT);
    assertThat(response.headers())
        .containsEntry("x-tollgate-provider", "azure")
        .containsEntry("x-tollgate-attempts", "2");
    assertThat(ledger.sent()).containsExactly("openai/gpt-5", "azure/gpt-5");
    assertThat(closing().state()).isEqualTo(State.SETTLED);
  }

  @Test
  void aLostAnswerIsNeverAskedForAgain() {
    first.always(Script.resetBeforeHead());
    Response response = call("/v1/chat/completions", CHAT);
    assertThat(response.status()).isEqualTo(504);
    assertThat(response.headers()).containsEntry("x-should-retry", "false");
    assertThat(second.requests()).isEmpty();
    assertThat(closing().state()).isEqualTo(State.UNKNOWN);
    assertThat(closing().cost()).isEqualTo(ledger.holds().getFirst().amount());
  }

  @Test
  void anAnswerThatBreaksOffIsNoAnswer() {
    first.always(Script.closeAfter(ANSWER.getBytes(StandardCharsets.UTF_8), 20));
    assertThat(call("/v1/chat/completions", CHAT).status()).isEqualTo(504);
    assertThat(closing().state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  void aRefusalOfTheProviderPassesAndCostsNothing() {
    first.always(Script.error(400, "invalid_request_error", "moderation_blocked", "no"));
    Response response = call("/v1/chat/completions", CHAT);
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.text()).contains("moderation_blocked");
    assertThat(second.requests()).isEmpty();
    assertThat(closing().state()).isEqualTo(State.VOIDED);
  }

  @Test
  void aStreamIsSettledBeforeItsEndAndHidesOurUsage() {
    first.always(
        Script.events(
            Script.text(DELTA),
            Script.text("data: {\"choices\":[]," + USAGE + "}\n\n"),
            Script.text("data: [DONE]\n\n")));
    Response response = call("/v1/chat/completions", STREAMED_CHAT);
    assertThat(response.text())
        .isEqualTo(DELTA + "data: [DONE]\n\n: x-tollgate-cost=0.00005 basis=usage\n\n");
    assertThat(response.trailers()).containsEntry("x-tollgate-cost", "0.00005");
    assertThat(closing().state()).isEqualTo(State.SETTLED);
  }

  @Test
  void aStreamThatBreaksOffEndsWithAnErrorEvent() {
    first.always(Script.events(Script.text(DELTA), Script.cut()));
    Response response = call("/v1/chat/completions", STREAMED_CHAT);
    assertThat(response.text()).startsWith(DELTA).contains("event: error\ndata: {\"error\":{");
    assertThat(closing().state()).isEqualTo(State.UNKNOWN);
    assertThat(closing().error()).isEqualTo("stream_broken");
  }

  @Test
  void aClientThatLeavesDuringAStreamCutsTheProviderAndIsHeldToItsHold() {
    Gate never = new Gate();
    first.always(Script.events(Script.text(DELTA), Script.at(never)));
    RawClient client = RawClient.connect(edge.port()).post("/v1/chat/completions", STREAMED_CHAT);
    client.readHead();
    client.readChunk();
    never.awaitReached();
    client.close();
    first.awaitRequest(0).awaitClosed(1_000);
    awaitIdle();
    assertThat(closing().state()).isEqualTo(State.UNKNOWN);
    assertThat(closing().error()).isEqualTo("client_gone");
    never.open();
  }

  @Test
  void aLedgerThatIsAwayLetsNothingOut() {
    ledger.fail(true);
    Response response = call("/v1/chat/completions", CHAT);
    assertThat(response.status()).isEqualTo(503);
    assertThat(response.text()).contains("ledger_unavailable");
    assertThat(first.requests()).isEmpty();
  }

  @Test
  void aLedgerThatFailsDuringTheCallGivesNoUnrecordedAnswer() {
    first.always(exchange -> {
      ledger.fail(true);
      Script.json(ANSWER).play(exchange);
    });
    Response response = call("/v1/chat/completions", CHAT);
    assertThat(response.status()).isEqualTo(503);
    assertThat(response.text()).doesNotContain("choices");
    assertThat(ledger.closings()).isEmpty();
  }

  @Test
  void brokenBodiesAndForeignPagesHoldNothing() {
    assertThat(call("/v1/chat/completions", "{\"model\":1").status()).isEqualTo(400);
    assertThat(call("/v1/chat/completions", CHAT, "Origin: http://evil.com").status())
        .isEqualTo(403);
    assertThat(call("/v1/images/variations", "{}").status()).isEqualTo(400);
    assertThat(call("/v1/nothing", "{}").status()).isEqualTo(404);
    assertThat(ledger.holds()).isEmpty();
  }

  @Test
  void aThousandCallsOverFewConnectionsLeaveNothingBehind() throws Exception {
    first.always(Script.json(ANSWER));
    try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      var done = new java.util.ArrayList<java.util.concurrent.Future<?>>();
      for (int i = 0; i < 20; i++) {
        done.add(threads.submit(this::fiftyCalls));
      }
      for (var one : done) {
        one.get(30, java.util.concurrent.TimeUnit.SECONDS);
      }
    }
    awaitIdle();
    assertThat(ledger.closings()).hasSize(1_000).allMatch(one -> one.state() == State.SETTLED);
    assertThat(ledger.balance("local").held()).isEqualTo(Money.ZERO);
    assertThat(first.connections()).isLessThanOrEqualTo(20);
  }

  private void fiftyCalls() {
    try (RawClient client = RawClient.connect(edge.port())) {
      for (int i = 0; i < 50; i++) {
        assertThat(client.post("/v1/chat/completions", CHAT).read().text()).isEqualTo(ANSWER);
      }
    }
  }

  private Response call(String path, String json, String... headers) {
    try (RawClient client = RawClient.connect(edge.port())) {
      return client.post(path, json, headers).read();
    }
  }

  private Closing closing() {
    assertThat(ledger.closings()).hasSize(1);
    return ledger.closings().getFirst();
  }

  private void awaitIdle() {
    assertThat(edge.drain(java.time.Duration.ofSeconds(5))).isTrue();
  }
}
