package dev.tollgate.catalogue.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  /** The example that libraries of Standard Webhooks test themselves with. */
  @Test
  void signsAsTheStandardSays() {
    Webhook webhook = Webhook.of("https://example.com/hook", SECRET, List.of());
    assertThat(
            webhook.signature(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1_614_265_330),
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/hook",
        "https://user:pass@example.com/",
        "ftp://example.com",
        "https:///path",
        "not an address",
        ""
      })
  void onlyHttpsLeavesThisMachine(String url) {
    assertThatThrownBy(() -> Webhook.of(url, SECRET, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("https");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "whsec_", "whsec_c2hvcnQ=", "not base64!"})
  void aWeakSecretIsRefused(String secret) {
    assertThatThrownBy(() -> Webhook.of("https://example.com", secret, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("24 to 64 bytes");
  }

  @Test
  void watchesWhatItNamesAndEverythingWhenItNamesNothing() {
    Webhook some =
        Webhook.of(
            "http://localhost:9/", SECRET, List.of("openai/", "fal/flux-2", "Google/Imagen-4"));
    assertThat(some.watches("azure-openai/gpt-image-2", "openai/gpt-image-2")).isTrue();
    assertThat(some.watches("fal/flux-2", "black-forest-labs/flux-2")).isTrue();
    assertThat(some.watches("vertex/imagen-4", "google/imagen-4")).isTrue();
    assertThat(some.watches("fal/flux-2-pro", "black-forest-labs/flux-2-pro")).isFalse();
    assertThat(Webhook.of("https://example.com", SECRET, List.of()).watches("a/b", "c/d")).isTrue();
  }

  @Test
  void theSecretStaysOutOfWords() {
    assertThat(Webhook.of("https://example.com/hook", SECRET, List.of()).toString())
        .doesNotContain("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  }
}
