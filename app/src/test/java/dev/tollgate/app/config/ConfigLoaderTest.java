package dev.tollgate.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.catalogue.notice.Webhook;
import dev.tollgate.catalogue.snapshot.Pins.Pin;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {

  private static final String SECRET = "sk-canary-9f8e7d6c5b4a";

  @TempDir private Path folder;

  @Test
  void withoutAnySettingsTheDefaultsHold() {
    Config config = load("", Map.of("HOME", "/home/ada"));

    assertThat(config.host()).isEqualTo("127.0.0.1");
    assertThat(config.port()).isEqualTo(4280);
    assertThat(config.dataDirectory()).isEqualTo(Path.of("/home/ada/.tollgate"));
    assertThat(config.defaultModel()).isEqualTo("studio/sketch-1");
    assertThat(config.providers()).isEmpty();
    assertThat(config.aliases()).isEmpty();
    assertThat(config.isLoopback()).isTrue();
  }

  @Test
  void feedsAreReadAgainOnlyWhenSomebodySaysSo() {
    assertThat(load("", Map.of()).catalogue().refresh()).isNull();
    assertThat(load("catalogue: {refresh: off}", Map.of()).catalogue().refresh()).isNull();
    assertThat(load("catalogue: {refresh: on}", Map.of()).catalogue().refresh())
        .isEqualTo(Duration.ofHours(1));
    assertThat(load("catalogue: {refresh: PT6H}", Map.of()).catalogue().refresh())
        .isEqualTo(Duration.ofHours(6));
    assertThatThrownBy(() -> load("catalogue: {refresh: PT1S}", Map.of()))
        .hasMessageContaining("catalogue.refresh")
        .hasMessageContaining("PT5M");
  }

  @Test
  void aWebhookNeedsAnAddressAndASecret() {
    Webhook webhook =
        load(
                """
                catalogue:
                  webhook:
                    url: https://example.com/prices
                    secret: ${HOOK_SECRET}
                    watch: [openai/, fal/flux-2]
                """,
                Map.of("HOOK_SECRET", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
            .catalogue()
            .webhook();
    assertThat(webhook).isNotNull();
    assertThat(webhook.address()).hasToString("https://example.com/prices");
    assertThatThrownBy(() -> load("catalogue: {webhook: {url: 'https://example.com'}}", Map.of()))
        .hasMessageContaining("'catalogue.webhook': secret must be whsec_");
    assertThatThrownBy(() -> load("catalogue: {webhook: {watch: openai/}}", Map.of()))
        .hasMessageContaining("'catalogue.webhook.watch' must be a list");
  }

  @Test
  void aBoardOfScoresNeedsItsSourceLicenceAndDay() {
    Config config =
        load(
            """
            catalogue:
              scores:
                - board: Blind votes
                  source: https://board.example/pictures
                  licence: CC BY 4.0
                  date: 2026-10-01
                  scores: {openai/gpt-image-2: 1243, openai/gpt-image-1: 1150.5}
            """,
            Map.of());
    assertThat(config.catalogue().boards())
        .singleElement()
        .satisfies(board -> {
          assertThat(board.name()).isEqualTo("Blind votes");
          assertThat(board.scores())
              .containsEntry("openai/gpt-image-1", new BigDecimal("1150.5"))
              .hasSize(2);
        });
    assertThatThrownBy(
            () -> load("catalogue: {scores: [{board: B, scores: {openai/gpt-5: 1}}]}", Map.of()))
        .hasMessageContaining("'catalogue.scores[0].licence' must name the licence");
    String board =
        "{board: B, source: 'https://b.example', licence: CC0, date: 2026-10-01,"
            + " scores: {openai/gpt-5: 1}}";
    assertThatThrownBy(() -> load("catalogue: {scores: [" + board + ", " + board + "]}", Map.of()))
        .hasMessageContaining("'catalogue.scores[1].board' names a board that is listed already");
    assertThatThrownBy(() -> load("catalogue: {scores: [{board: B}]}", Map.of()))
        .hasMessageContaining("'catalogue.scores[0]' must be a mapping with board, source");
  }

  @Test
  void aPinNeedsARouteAMeterAPriceAndANote() {
    Config config =
        load(
            """
            catalogue:
              pins:
                - {route: openai/gpt-image-2, meter: image_output, usd: 24, note: our contract}
            """,
            Map.of());
    assertThat(config.catalogue().pins())
        .containsExactly(
            new Pin(
                "openai/gpt-image-2",
                "image_output",
                new BigDecimal("24"),
                "our contract",
                null,
                "tollgate.yaml"));
    assertThatThrownBy(
            () -> load("catalogue: {pins: [{route: a/b, meter: image_output, usd: 1}]}", Map.of()))
        .hasMessageContaining("note");
    assertThatThrownBy(() ->
            load("catalogue: {pins: [{route: a/b, meter: imageout, usd: 1, note: x}]}", Map.of()))
        .hasMessageContaining("image_output");
  }

  @Test
  void everyKeyIsRead() {
    Config config =
        load(
            """
            host: 0.0.0.0
            port: 8080
            data_dir: /var/lib/tollgate
            default_model: openai/gpt-image-2
            providers:
              vllm:
                base_url: http://localhost:8000/v1
                api_key: secret
            aliases:
              fast: openai/gpt-image-1-mini
            """,
            Map.of());

    assertThat(config.host()).isEqualTo("0.0.0.0");
    assertThat(config.port()).isEqualTo(8080);
    assertThat(config.dataDirectory()).isEqualTo(Path.of("/var/lib/tollgate"));
    assertThat(config.defaultModel()).isEqualTo("openai/gpt-image-2");
    assertThat(config.providers())
        .containsExactly(
            new Config.ProviderSettings("vllm", URI.create("http://localhost:8000/v1"), "secret"));
    assertThat(config.aliases()).containsEntry("fast", "openai/gpt-image-1-mini");
    assertThat(config.isLoopback()).isFalse();
  }

  @Test
  void theEnvironmentWinsOverTheFile() {
    Config config =
        load(
            "port: 8080\nhost: 0.0.0.0\n", Map.of("TOLLGATE_PORT", "9090", "TOLLGATE_HOST", "::1"));

    assertThat(config.port()).isEqualTo(9090);
    assertThat(config.host()).isEqualTo("::1");
  }

  @Test
  void aBlankVariableIsAsGoodAsNone() {
    assertThat(load("port: 8080\n", Map.of("TOLLGATE_PORT", " ")).port()).isEqualTo(8080);
  }

  @Test
  void valuesMayNameVariablesWithDefaults() {
    Config config =
        load(
            "default_model: ${MODEL:-openai/gpt-image-2}\ndata_dir: ${BASE}/tollgate\n",
            Map.of("BASE", "/srv"));

    assertThat(config.defaultModel()).isEqualTo("openai/gpt-image-2");
    assertThat(config.dataDirectory()).isEqualTo(Path.of("/srv/tollgate"));
    assertThat(load("default_model: ${MODEL:-x}\n", Map.of("MODEL", "y")).defaultModel())
        .isEqualTo("y");
  }

  @Test
  void aVariableThatIsNotSetIsAFault() {
    assertFaults("data_dir: ${NOWHERE}\n", Map.of(), "'data_dir'", "NOWHERE", ":-default");
  }

  @Test
  void unknownKeysAreRefusedWithWhatWasMeant() {
    assertFaults("prot: 1\n", Map.of(), "Unknown key 'prot'", "Did you mean 'port'?");
    assertFaults(
        "providers:\n  openai:\n    apikey: x\n",
        Map.of(),
        "'providers.openai.apikey'",
        "'providers.openai.api_key'");
  }

  @Test
  void aSuggestionIsMadeOnlyWhenItIsNear() {
    assertThatThrownBy(() -> load("colour: red\n", Map.of()))
        .hasMessageContaining("Unknown key 'colour'")
        .hasMessageNotContaining("Did you mean");
  }

  @Test
  void aKeyThatStandsTwiceIsAFault() {
    assertFaults("port: 1\nport: 2\n", Map.of(), "not valid YAML");
  }

  @Test
  void badUrlsAreRefused() {
    for (String url : new String[] {"nope", "ftp://host/v1", "http://", "http://a b/"}) {
      assertFaults("", Map.of("OPENAI_BASE_URL", url), "base URL of openai");
    }
  }

  @Test
  void portsAreWholeNumbersUpTo65535() {
    for (String port : new String[] {"65536", "-1", "4280x", "1.5"}) {
      assertFaults("", Map.of("TOLLGATE_PORT", port), "'port'", port);
    }
  }

  @Test
  void aFileThatIsNamedMustExist() {
    assertThatThrownBy(() -> ConfigLoader.load(Map.of("TOLLGATE_CONFIG", folder + "/missing.yaml")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("missing.yaml");
  }

  @Test
  void aProviderIsFoundByTheUsualNamesAndTheFileAddsToIt() {
    Config config =
        load(
            "providers:\n  openai:\n    base_url: http://localhost:1/v1\n",
            Map.of("OPENAI_API_KEY", SECRET));

    assertThat(config.providers())
        .containsExactly(
            new Config.ProviderSettings("openai", URI.create("http://localhost:1/v1"), SECRET));
  }

  @Test
  void secretsAreNeverPrinted() {
    assertThat(load("", Map.of("OPENAI_API_KEY", SECRET)).toString()).doesNotContain(SECRET);
    assertThatThrownBy(() ->
            load(
                "port: x\n",
                Map.of("OPENAI_API_KEY", SECRET, "OPENAI_BASE_URL", "ftp://u:" + SECRET + "@h/")))
        .hasMessageContaining("openai")
        .hasMessageNotContaining(SECRET);
    assertThatThrownBy(
            () -> load("", Map.of("OPENAI_BASE_URL", "https://u:" + SECRET + "@host/v1")))
        .hasMessageContaining("api_key")
        .hasMessageNotContaining(SECRET);
  }

  private Config load(String yaml, Map<String, String> environment) {
    try {
      Path file = Files.writeString(folder.resolve("tollgate.yaml"), yaml);
      Map<String, String> all = new HashMap<>(environment);
      all.put("TOLLGATE_CONFIG", file.toString());
      return ConfigLoader.load(all);
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  private void assertFaults(String yaml, Map<String, String> environment, String... texts) {
    assertThatThrownBy(() -> load(yaml, environment))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(texts);
  }
}
