package dev.tollgate.app.system;

import static dev.tollgate.app.testing.RunningTollgate.header;
import static dev.tollgate.app.testing.RunningTollgate.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.app.testing.OpenAiScripts;
import dev.tollgate.app.testing.RunningTollgate;
import dev.tollgate.gateway.ledger.Entry;
import dev.tollgate.gateway.ledger.State;
import dev.tollgate.gateway.testing.Script;
import dev.tollgate.pricing.Money;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks 71 to 82 of the images contract: what is held, charged, released and retried. */
class MoneyContractTest {

  private static final String PATH = "/v1/images/generations";
  private static final String MEDIUM =
      "\"prompt\":\"a cat\",\"size\":\"1024x1024\",\"quality\":\"medium\"";

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
  void check71_theGoldenCallCostsExactlyItsPrice() {
    HttpResponse<byte[]> response = generate(MEDIUM);
    assertThat(header(response, "x-tollgate-cost")).isEqualTo("0.05279");
    assertThat(header(response, "x-tollgate-cost-basis")).isEqualTo("usage");
    assertThat(header(response, "x-agentcc-cost")).isEqualTo("0.05279");
    assertThat(last().closing().cost()).isEqualTo(Money.usd("0.05279"));
    assertThat(last().closing().outputTokens()).isEqualTo(1756);
  }

  @Test
  void check72_withoutDetailsAllOutputIsPicture() {
    server
        .upstream()
        .then(
            answer(
                "{\"input_tokens\":22,\"output_tokens\":1756,\"total_tokens\":1778,"
                    + "\"input_tokens_details\":{\"text_tokens\":22,\"image_tokens\":0}}"));
    assertThat(header(generate(MEDIUM), "x-tollgate-cost")).isEqualTo("0.05279");
  }

  @Test
  void check73_textOutputIsPricedApart() {
    server
        .upstream()
        .then(
            answer(
                "{\"input_tokens\":0,\"output_tokens\":6543,\"total_tokens\":6543,"
                    + "\"output_tokens_details\":{\"text_tokens\":335,\"image_tokens\":6208}}"));
    HttpResponse<byte[]> response =
        server.post(PATH, "{\"model\":\"openai/gpt-image-1.5\",\"prompt\":\"a cat\"}");
    assertThat(header(response, "x-tollgate-cost")).isEqualTo("0.202006");
  }

  @Test
  void check74_fourPicturesCostTheirSum() {
    HttpResponse<byte[]> response =
        generate("\"prompt\":\"a\",\"size\":\"1024x1536\",\"quality\":\"medium\",\"n\":4");
    assertThat(header(response, "x-tollgate-cost")).isEqualTo("0.16508");
    assertThat(last().closing().pictures()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "{\"input_tokens\":-1,\"output_tokens\":5}",
        "{\"input_tokens\":1,\"output_tokens\":1e309}",
        "{\"input_tokens\":\"7\",\"output_tokens\":5}",
        "{\"input_tokens\":1,\"output_tokens\":5,\"output_tokens_details\":{\"text_tokens\":9}}",
        "{\"input_tokens\":0,\"output_tokens\":0,\"total_tokens\":0}"
      })
  void check76_unusableUsageIsChargedByEstimateNeverByZero(String usage) {
    server.upstream().then(answer(usage));
    HttpResponse<byte[]> response = generate(MEDIUM);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(Money.usd(header(response, "x-tollgate-cost"))).isGreaterThan(Money.usd("0.05"));
    assertThat(header(response, "x-tollgate-cost-basis")).isIn("estimate", "table");
  }

  @Test
  void check77_anUnknownPriceIsRefusedAndNothingIsSent() {
    HttpResponse<byte[]> response =
        server.post(PATH, "{\"model\":\"openai/brand-new-image\",\"prompt\":\"a cat\"}");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(code(response)).isEqualTo("price_unknown");
    assertThat(server.upstream().requests()).isEmpty();
  }

  @Test
  void check79_aBudgetAdmitsExactlyWhatItCovers() throws Exception {
    // one medium square picture holds $0.05283 at most; $1 covers 18 of them
    String key = server.key("1");
    HttpResponse<byte[]> probe = server.post(PATH, body(MEDIUM), "x-api-key", server.key(null));
    Money hold = last().hold().amount();
    long fits = Money.usd("1").usd().divideToIntegralValue(hold.usd()).longValueExact();
    assertThat(probe.statusCode()).isEqualTo(200);
    server.upstream().always(Script.hang());
    CountDownLatch together = new CountDownLatch(1);
    List<Future<?>> calls = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var refused = new java.util.concurrent.atomic.AtomicInteger();
      for (int i = 0; i < 60; i++) {
        calls.add(
            threads.submit(() -> {
              together.await();
              var request =
                  server
                      .request(PATH, "x-api-key", key, "content-type", "application/json")
                      .timeout(java.time.Duration.ofSeconds(4))
                      .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body(MEDIUM)));
              var response =
                  server.http().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
              assertThat(code(response)).isEqualTo("insufficient_quota");
              assertThat(header(response, "x-should-retry")).isEqualTo("false");
              assertThat(response.statusCode()).isEqualTo(429);
              refused.incrementAndGet();
              return null;
            }));
      }
      together.countDown();
      threads.shutdown();
      assertThat(threads.awaitTermination(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
      assertThat(refused.get()).isEqualTo(60 - (int) fits);
    }
    assertThat(server.upstream().requests()).hasSize(1 + (int) fits);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 422})
  void check80_aRefusedRequestReleasesItsHold(int status) {
    server.upstream().then(Script.error(status, "invalid_request_error", "nope", "No"));
    HttpResponse<byte[]> response = generate(MEDIUM);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(header(response, "x-tollgate-cost")).isEqualTo("0");
    thenVoided("nope");
  }

  @Test
  void check80_aRateLimitReleasesItsHoldAndKeepsItsPause() {
    server
        .upstream()
        .then(Script.error(429, "rate_limit", "rate_limit_exceeded", "slow", "retry-after", "7"));
    HttpResponse<byte[]> response = generate(MEDIUM);
    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(header(response, "retry-after")).isEqualTo("7");
    thenVoided("rate_limit_exceeded");
  }

  @Test
  void check80_anUnreachableProviderReleasesItsHold() {
    server.upstream().close();
    HttpResponse<byte[]> response = generate(MEDIUM);
    assertThat(response.statusCode()).isEqualTo(503);
    thenVoided("no_provider");
  }

  @Test
  void check81_aSafetyRefusalPassesVerbatimOnce() {
    String body =
        "{\"error\":{\"message\":\"Your request was rejected. safety_violations=[violence]\","
            + "\"type\":\"image_generation_user_error\",\"param\":null,\"code\":\"moderation_blocked\","
            + "\"moderation_details\":{\"moderation_stage\":\"input\",\"categories\":[\"violence\"]}}}";
    server
        .upstream()
        .then(Script.status(400, "application/json", body.getBytes(StandardCharsets.UTF_8)));
    HttpResponse<byte[]> response = generate(MEDIUM);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response)).isEqualTo(json(body.getBytes(StandardCharsets.UTF_8)));
    assertThat(server.upstream().requests()).hasSize(1);
  }

  @Test
  void check82_anHtmlErrorBecomesTheEnvelopeAndMayHaveBeenBilled() {
    server.upstream().then(Script.html502());
    HttpResponse<byte[]> response = generate(MEDIUM);
    assertThat(response.statusCode()).isEqualTo(502);
    assertThat(code(response)).isEqualTo("provider_error");
    assertThat(header(response, "x-should-retry")).isEqualTo("false");
    assertThat(last().state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  void anAmbiguousOutcomeIsNeverSentAgain() {
    server.upstream().then(Script.resetBeforeHead());
    HttpResponse<byte[]> response = generate(MEDIUM);
    assertThat(response.statusCode()).isEqualTo(504);
    assertThat(code(response)).isEqualTo("outcome_unknown");
    assertThat(header(response, "x-should-retry")).isEqualTo("false");
    assertThat(server.upstream().requests()).hasSize(1);
    assertThat(last().state()).isEqualTo(State.UNKNOWN);
    assertThat(last().closing().cost()).isEqualTo(last().hold().amount());
  }

  @Test
  void anAnswerCutOffIsNotASuccess() {
    byte[] whole =
        "{\"created\":1,\"data\":[{\"b64_json\":\"AAAAAAAAAAAAAAAAAAAAAAAA\"}]}"
            .getBytes(StandardCharsets.UTF_8);
    server.upstream().then(Script.closeAfter(whole, 40));
    HttpResponse<byte[]> response = generate(MEDIUM);
    assertThat(response.statusCode()).isEqualTo(504);
    assertThat(last().state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  void anAnswerWithoutAPictureIsNotASuccess() {
    server.upstream().then(Script.json("{\"created\":1,\"data\":[]}"));
    assertThat(generate(MEDIUM).statusCode()).isEqualTo(504);
  }

  @Test
  void aPassedThroughAnswerCarriesItsCostInATrailer() {
    HttpResponse<byte[]> response =
        server.post(PATH, body(MEDIUM), "x-tollgate-delivery", "pass-through");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "x-tollgate-quote")).startsWith("0.05");
    assertThat(header(response, "trailer")).contains("x-tollgate-cost");
    assertThat(json(response).path("usage").path("output_tokens").asLong()).isEqualTo(1756);
    assertThat(last().closing().cost()).isEqualTo(Money.usd("0.05279"));
  }

  @Test
  void chatIsChargedFromItsUsageWithCachedTokensApart() {
    server
        .upstream()
        .then(
            Script.json(
                "{\"id\":\"c\",\"choices\":[{\"message\":{\"content\":\"Hi\"}}],\"usage\":{"
                    + "\"prompt_tokens\":1000,\"completion_tokens\":100,\"total_tokens\":1100,"
                    + "\"prompt_tokens_details\":{\"cached_tokens\":400},"
                    + "\"completion_tokens_details\":{\"reasoning_tokens\":60}}}"));
    HttpResponse<byte[]> response =
        server.post(
            "/v1/chat/completions",
            "{\"model\":\"openai/gpt-5\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}");
    // gpt-5: $1.25 in, $0.125 cached, $10 out per 1M
    assertThat(header(response, "x-tollgate-cost")).isEqualTo("0.0018");
  }

  private HttpResponse<byte[]> generate(String members) {
    return server.post(PATH, body(members));
  }

  private static String body(String members) {
    return "{\"model\":\"openai/gpt-image-2\"," + members + "}";
  }

  private static Script answer(String usage) {
    return Script.json(
        "{\"created\":1,\"data\":[{\"b64_json\":\"AAAA\"}],\"size\":\"1024x1024\","
            + "\"quality\":\"medium\",\"usage\":"
            + usage
            + "}");
  }

  private static String code(HttpResponse<byte[]> response) {
    return json(response).path("error").path("code").asString();
  }

  private Entry last() {
    return server.tollgate().ledger().recent(1).getFirst();
  }

  private void thenVoided(String error) {
    assertThat(last().state()).isEqualTo(State.VOIDED);
    assertThat(last().closing().error()).isEqualTo(error);
    assertThat(last().closing().cost()).isEqualTo(Money.ZERO);
    assertThat(server.tollgate().ledger().balance("local").held()).isEqualTo(Money.ZERO);
  }
}
