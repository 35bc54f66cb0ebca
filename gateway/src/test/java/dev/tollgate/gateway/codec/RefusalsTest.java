package dev.tollgate.gateway.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.gateway.call.Failure;
import dev.tollgate.gateway.call.Refusal;
import dev.tollgate.gateway.codec.Refusals.Rendered;
import dev.tollgate.pricing.Money;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class RefusalsTest {

  private static final Money DOLLAR = Money.usd("1");
  private static final String SECRET = "sk-provider-secret";

  static Stream<Arguments> refusals() {
    return Stream.of(
        row(new Refusal.MissingKey(), 401, "invalid_api_key", "false"),
        row(new Refusal.InvalidKey(), 401, "invalid_api_key", "false"),
        row(new Refusal.Foreign("a foreign Host header"), 403, "foreign_request", "false"),
        row(new Refusal.OperatorOnly("Pin it there."), 403, "operator_only", "false"),
        row(new Refusal.UnknownPath("/x\u0000\r\n\"<"), 404, "unknown_url", null),
        row(new Refusal.MethodNotAllowed("GET", "POST"), 405, "method_not_allowed", null),
        row(new Refusal.UnsupportedMediaType("a", "b"), 415, "unsupported_media_type", null),
        row(new Refusal.MalformedBody("no"), 400, "invalid_json", null),
        row(new Refusal.BodyTooLarge(5), 413, "request_too_large", null),
        row(new Refusal.BodyTooSlow(), 408, "request_timeout", "false"),
        row(new Refusal.InvalidParameter("n", "invalid_value", "m"), 400, "invalid_value", null),
        row(new Refusal.ModelNotFound("m", "hint"), 404, "model_not_found", null),
        row(new Refusal.WrongEndpoint("m", "message"), 400, "wrong_endpoint", null),
        row(new Refusal.Unpriced("m", "reason"), 400, "price_unknown", "false"),
        row(
            new Refusal.BudgetExceeded(DOLLAR, DOLLAR, DOLLAR, DOLLAR),
            429,
            "insufficient_quota",
            "false"),
        row(new Refusal.OutcomeUnknown("acme", "timeout"), 504, "outcome_unknown", "false"),
        row(new Refusal.ProviderFailed("acme", 500, true), 502, "provider_error", "false"),
        row(new Refusal.ProviderFailed("acme", 500, false), 502, "provider_error", "true"),
        row(new Refusal.StreamBroken("acme"), 502, "stream_broken", "false"),
        row(new Refusal.Overloaded("here"), 503, "overloaded", null),
        row(new Refusal.Draining(), 503, "draining", null),
        row(new Refusal.LedgerDown(), 503, "ledger_unavailable", null),
        row(new Refusal.Defect(), 500, "internal_error", "false"),
        row(noProvider(new Failure.Unreachable("acme", "refused")), 503, "no_provider", null),
        row(noProvider(noWork(503)), 503, "no_provider", null),
        row(noProvider(noWork(401)), 503, "no_provider", "false"),
        row(noProvider(noWork(402), noWork(403)), 503, "no_provider", "false"),
        row(noProvider(noWork(402), noWork(429)), 503, "no_provider", null),
        row(noProvider(noWork(429)), 429, "rate_limit_exceeded", null),
        row(new Refusal.Rejected(422, html(), null), 422, "provider_rejected", "false"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void everyRefusalIsAnEnvelopeOfFourKeys(
      Refusal refusal, int status, String code, String shouldRetry) {
    Rendered rendered = Refusals.render(refusal);
    assertThat(rendered.status()).isEqualTo(status);
    assertThat(rendered.code()).isEqualTo(code);
    assertThat(rendered.headers().first("x-should-retry").orElse(null)).isEqualTo(shouldRetry);
    JsonNode body = Json.lenientObject(rendered.body()).orElseThrow();
    assertThat(body.propertyNames()).containsExactly("error");
    assertThat(body.path("error").propertyNames())
        .containsExactly("message", "type", "param", "code");
    assertThat(body.path("error").path("message").asString()).isNotBlank();
    assertThat(body.path("error").path("type").asString()).isNotBlank();
    assertThat(body.path("error").path("code").asString()).isEqualTo(code);
    assertThat(text(rendered)).doesNotContain(SECRET, "<html>", "\r", "\n", "\u0000");
  }

  @Test
  void noKindOfRefusalIsLeftUntested() {
    Set<Class<?>> tested =
        refusals().map(row -> row.get()[0].getClass()).collect(Collectors.toSet());
    assertThat(tested).containsExactlyInAnyOrder(Refusal.class.getPermittedSubclasses());
  }

  @Test
  void aProvidersOwnRefusalPassesVerbatim() {
    String moderation =
        "{\"error\":{\"message\":\"blocked\",\"type\":\"image_generation_user_error\","
            + "\"param\":null,\"code\":\"moderation_blocked\","
            + "\"moderation_details\":{\"moderation_stage\":\"input\"}}}";
    Rendered rendered = rejected(moderation);
    assertThat(rendered.status()).isEqualTo(400);
    assertThat(rendered.code()).isEqualTo("moderation_blocked");
    assertThat(text(rendered)).isEqualTo(moderation);
    assertThat(rendered.headers().first("x-should-retry")).contains("false");
  }

  @Test
  void keysThatAProviderLeftOutAreNull() {
    assertThat(text(rejected("{\"error\":{\"message\":\"no\"}}")))
        .isEqualTo("{\"error\":{\"message\":\"no\",\"type\":null,\"param\":null,\"code\":null}}");
    assertThat(rejected("{\"error\":{\"message\":\"no\"}}").code()).isEqualTo("provider_rejected");
    assertThat(rejected("{\"error\":{\"code\":null}}").code()).isEqualTo("provider_rejected");
    assertThat(rejected("{\"error\":{\"code\":404}}").code()).isEqualTo("404");
    assertThat(rejected("{\"error\":{\"code\":{}}}").code()).isEqualTo("provider_rejected");
  }

  @Test
  void otherShapesOfErrorsBecomeOurs() {
    assertThat(text(rejected("{\"detail\":\"too big\"}"))).contains("status 400: too big\"");
    assertThat(text(rejected("{\"message\":\"too big\"}"))).contains("status 400: too big\"");
    assertThat(text(rejected("{\"detail\":[{\"loc\":1}]}"))).contains("with status 400.\"");
    assertThat(text(rejected("{\"error\":\"text\"}"))).contains("with status 400.\"");
    assertThat(text(rejected("{\"detail\":\"" + "x".repeat(600) + "\"}")))
        .contains("x".repeat(500))
        .doesNotContain("x".repeat(501));
  }

  @Test
  void theWaitThatAProviderAsksForIsPassedOnAndNeverShortened() {
    Rendered rendered =
        Refusals.render(new Refusal.NoProvider(List.of(noWork(429)), Duration.ofMillis(1_500)));
    assertThat(rendered.headers().first("retry-after")).contains("2");
    assertThat(rendered.headers().first("retry-after-ms")).contains("1500");
  }

  @Test
  void anEventOfARefusalEndsWhateverEventWasOpen() {
    String event =
        new String(Refusals.event(new Refusal.StreamBroken("acme")), StandardCharsets.UTF_8);
    assertThat(event).startsWith("\n\nevent: error\ndata: {\"error\":{").endsWith("}}\n\n");
  }

  private static Arguments row(Refusal refusal, int status, String code, String shouldRetry) {
    return Arguments.of(refusal, status, code, shouldRetry);
  }

  private static Refusal noProvider(Failure... failures) {
    return new Refusal.NoProvider(List.of(failures), null);
  }

  private static Failure noWork(int status) {
    return new Failure.NoWork("acme", status, null, "detail");
  }

  private static byte[] html() {
    return ("<html>" + SECRET).getBytes(StandardCharsets.UTF_8);
  }

  private static Rendered rejected(String body) {
    return Refusals.render(new Refusal.Rejected(400, body.getBytes(StandardCharsets.UTF_8), null));
  }

  private static String text(Rendered rendered) {
    return new String(rendered.body(), StandardCharsets.UTF_8);
  }
}
