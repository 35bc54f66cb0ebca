package dev.tollgate.app.api;

import static dev.tollgate.app.testing.RunningTollgate.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.app.testing.OpenAiScripts;
import dev.tollgate.app.testing.RunningTollgate;
import dev.tollgate.web.api.OperatorPass;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was spent, and who may see it. */
class UsageApiTest {

  private static final String PICTURE =
      """
      {"model":"openai/gpt-image-2","prompt":"a cat","size":"1024x1024","quality":"medium"}\
      """;

  private RunningTollgate tollgate;

  @BeforeEach
  void start() {
    tollgate = RunningTollgate.start();
    tollgate.upstream().always(OpenAiScripts.pictures());
  }

  @AfterEach
  void stop() {
    tollgate.close();
  }

  @Test
  void anOpenGatewayShowsEveryCallWithItsCostAndQuoteError() {
    HttpResponse<byte[]> picture = tollgate.post("/v1/images/generations", PICTURE);

    JsonNode usage = json(tollgate.get("/api/usage?since=1h"));

    JsonNode totals = usage.path("totals");
    assertThat(totals.path("calls").asInt()).isEqualTo(1);
    assertThat(totals.path("pictures").asInt()).isEqualTo(1);
    String cost = RunningTollgate.header(picture, "x-tollgate-cost");
    assertThat(totals.path("cost").asString()).isEqualTo(cost);
    BigDecimal expected = new BigDecimal(totals.path("expected").asString());
    BigDecimal error = new BigDecimal(totals.path("quote_error").asString());
    BigDecimal paid = new BigDecimal(cost);
    assertThat(error.multiply(paid).add(paid).subtract(expected).abs())
        .isLessThan(new BigDecimal("0.000001"));
    assertThat(usage.path("data").path(0).path("key").asString()).isEqualTo("local");
  }

  @Test
  void callsAreListedNewestFirstWithTheirLines() {
    tollgate.post("/v1/images/generations", PICTURE);
    tollgate.post("/v1/images/generations", PICTURE.replace("a cat", "a second cat"));

    JsonNode calls = json(tollgate.get("/api/usage/calls?limit=1")).path("data");

    assertThat(calls).hasSize(1);
    JsonNode call = calls.path(0);
    assertThat(call.path("state").asString()).isEqualTo("settled");
    assertThat(call.path("cost_basis").asString()).isEqualTo("usage");
    BigDecimal sum =
        call.path("lines")
            .valueStream()
            .map(line -> new BigDecimal(line.path("usd").asString()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(sum).isEqualByComparingTo(call.path("cost").asString());
  }

  @Test
  void aKeySeesItsOwnCallsOnly() {
    String mine = "Bearer " + tollgate.key("10");
    String other = "Bearer " + tollgate.key("10");
    tollgate.post("/v1/images/generations", PICTURE, "authorization", mine);
    tollgate.post("/v1/images/generations", PICTURE, "authorization", other);

    JsonNode usage = json(tollgate.get("/api/usage", "authorization", mine));
    JsonNode calls = json(tollgate.get("/api/usage/calls", "authorization", mine));

    assertThat(usage.path("scope").asString()).isEqualTo("own_key");
    assertThat(usage.path("totals").path("calls").asInt()).isEqualTo(1);
    assertThat(calls.path("data")).hasSize(1);
  }

  @Test
  void withKeysNothingIsShownWithoutOne() {
    tollgate.key("10");

    for (String path :
        new String[] {"/api/usage", "/api/usage/calls", "/api/models", "/api/sources"}) {
      HttpResponse<byte[]> answer = tollgate.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(401);
      assertThat(json(answer).path("error").path("code").asString()).isEqualTo("invalid_api_key");
    }
    assertThat(tollgate.post("/api/quotes", PICTURE).statusCode()).isEqualTo(401);
  }

  @Test
  void anOpenGatewayAnswersNoForeignPage() {
    assertThat(tollgate.get("/api/usage", "origin", "https://evil.example").statusCode())
        .isEqualTo(403);
  }

  @Test
  void whoCanReadTheDataFolderSeesAllKeys() {
    String mine = "Bearer " + tollgate.key("10");
    tollgate.post("/v1/images/generations", PICTURE, "authorization", mine);
    String pass = OperatorPass.issue(tollgate.tollgate().secrets(), Instant.now());

    JsonNode usage = json(tollgate.get("/api/usage", OperatorPass.HEADER, pass));

    assertThat(usage.path("scope").asString()).isEqualTo("all_keys");
    assertThat(usage.path("totals").path("calls").asInt()).isEqualTo(1);
  }

  @Test
  void anOperatorsPassIsGoodForAMinuteAndForNothingThatCosts() {
    tollgate.key("10");
    var secrets = tollgate.tollgate().secrets();
    String fresh = OperatorPass.issue(secrets, Instant.now());
    String old = OperatorPass.issue(secrets, Instant.now().minusSeconds(120));

    assertThat(tollgate.get("/api/usage", OperatorPass.HEADER, old).statusCode()).isEqualTo(401);
    assertThat(tollgate.get("/api/usage", OperatorPass.HEADER, fresh + "0").statusCode())
        .isEqualTo(401);
    assertThat(tollgate.get("/api/usage", OperatorPass.HEADER, "1.x").statusCode()).isEqualTo(401);
    assertThat(
            tollgate
                .post("/v1/images/generations", PICTURE, OperatorPass.HEADER, fresh)
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void aPeriodThatCannotBeReadIsRefusedByName() {
    HttpResponse<byte[]> answer = tollgate.get("/api/usage?since=yesterday");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).path("error").path("param").asString()).isEqualTo("since");
    assertThat(tollgate.get("/api/usage?since=2026-11-01").statusCode()).isEqualTo(200);
    assertThat(tollgate.get("/api/usage?since=2026-11-01T12:00:00Z").statusCode()).isEqualTo(200);
    assertThat(tollgate.get("/api/usage?since=9999999d").statusCode()).isEqualTo(400);
  }
}
