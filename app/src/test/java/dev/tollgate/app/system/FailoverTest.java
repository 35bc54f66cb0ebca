package dev.tollgate.app.system;

import static dev.tollgate.app.testing.RunningTollgate.header;
import static dev.tollgate.app.testing.RunningTollgate.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.app.testing.OpenAiScripts;
import dev.tollgate.app.testing.RunningTollgate;
import dev.tollgate.gateway.testing.MockUpstream;
import dev.tollgate.gateway.testing.Script;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bare model name tries its providers in order, and only when the one before did no work. */
class FailoverTest {

  private final MockUpstream second = MockUpstream.start();
  private RunningTollgate server;

  @BeforeEach
  void start() {
    server =
        RunningTollgate.start(java.time.InstantSource.system(), "azure-openai", second.baseUrl());
    second.always(OpenAiScripts.pictures());
  }

  @AfterEach
  void stop() {
    server.close();
    second.close();
  }

  @Test
  void anUnreachableProviderIsFollowedByTheNext() {
    server.upstream().close();
    HttpResponse<byte[]> response = generate("gpt-image-2");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "x-tollgate-provider")).isEqualTo("azure-openai");
    assertThat(header(response, "x-tollgate-fallback")).isEqualTo("true");
    assertThat(header(response, "x-tollgate-attempts")).isEqualTo("2");
    assertThat(header(response, "x-tollgate-cost")).isEqualTo("0.05279");
  }

  @Test
  void aRateLimitIsFollowedByTheNext() {
    server.upstream().always(Script.error(429, "rate_limit", "rate_limit_exceeded", "slow"));
    assertThat(header(generate("gpt-image-2"), "x-tollgate-provider")).isEqualTo("azure-openai");
    assertThat(server.upstream().requests()).hasSize(1);
  }

  @Test
  void refusedCredentialsAreFollowedByTheNextAndNeverShown() {
    server
        .upstream()
        .always(Script.error(401, "auth", "invalid_api_key", "Bad key sk-provider-canary"));
    HttpResponse<byte[]> response = generate("gpt-image-2");
    assertThat(response.statusCode()).isEqualTo(200);
    second.always(Script.error(401, "auth", "invalid_api_key", "Bad key sk-provider-canary"));
    HttpResponse<byte[]> both = generate("gpt-image-2");
    assertThat(both.statusCode()).isEqualTo(503);
    assertThat(new String(both.body(), java.nio.charset.StandardCharsets.UTF_8))
        .doesNotContain("canary");
  }

  @Test
  void aRequestThatMayHaveArrivedIsNotFollowed() {
    server.upstream().always(Script.closeBeforeHead());
    assertThat(generate("gpt-image-2").statusCode()).isEqualTo(504);
    assertThat(second.requests()).isEmpty();
  }

  @Test
  void aServerErrorIsNotFollowed() {
    server.upstream().always(Script.error(500, "server_error", "oops", "no"));
    assertThat(generate("gpt-image-2").statusCode()).isEqualTo(502);
    assertThat(second.requests()).isEmpty();
  }

  @Test
  void aSafetyRefusalIsNotFollowed() {
    server
        .upstream()
        .always(Script.error(400, "image_generation_user_error", "moderation_blocked", "no"));
    HttpResponse<byte[]> response = generate("gpt-image-2");
    assertThat(json(response).path("error").path("code").asString())
        .isEqualTo("moderation_blocked");
    assertThat(second.requests()).isEmpty();
  }

  @Test
  void aPinnedProviderIsNeverReplaced() {
    server.upstream().close();
    assertThat(generate("openai/gpt-image-2").statusCode()).isEqualTo(503);
    assertThat(second.requests()).isEmpty();
    assertThat(header(generate("azure-openai/gpt-image-2"), "x-tollgate-provider"))
        .isEqualTo("azure-openai");
  }

  private HttpResponse<byte[]> generate(String model) {
    return server.post(
        "/v1/images/generations",
        "{\"model\":\""
            + model
            + "\",\"prompt\":\"a cat\",\"size\":\"1024x1024\",\"quality\":\"medium\"}");
  }
}
