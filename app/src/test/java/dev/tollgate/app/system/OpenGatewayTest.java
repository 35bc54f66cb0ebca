package dev.tollgate.app.system;

import static dev.tollgate.app.testing.RunningTollgate.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.app.StartRefused;
import dev.tollgate.app.Wiring;
import dev.tollgate.app.config.Config;
import dev.tollgate.app.testing.OpenAiScripts;
import dev.tollgate.app.testing.RunningTollgate;
import dev.tollgate.gateway.testing.RawClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without a key the gateway serves its own machine only; the first key closes it for good. */
class OpenGatewayTest {

  private static final String PATH = "/v1/images/generations";
  private static final String BODY = "{\"prompt\":\"a cat\"}";

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
  void programsOfThisMachineNeedNoKey() {
    assertThat(server.post(PATH, BODY).statusCode()).isEqualTo(200);
    assertThat(server.post(PATH, BODY, "origin", "http://localhost:4280").statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "http://localhost.evil.example", "null"})
  void aForeignPageIsRefused(String origin) {
    HttpResponse<byte[]> response = server.post(PATH, BODY, "origin", origin);
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(json(response).path("error").path("code").asString()).isEqualTo("foreign_request");
    assertThat(server.upstream().requests()).isEmpty();
  }

  @Test
  void aReboundHostIsRefused() {
    try (RawClient client = RawClient.connect(server.port())) {
      client.send(
          "POST "
              + PATH
              + " HTTP/1.1\r\nhost: evil.example:"
              + server.port()
              + "\r\ncontent-type: application/json\r\ncontent-length: "
              + BODY.length()
              + "\r\n\r\n"
              + BODY);
      assertThat(client.read().status()).isEqualTo(403);
    }
  }

  @Test
  void theFirstKeyClosesTheGatewayEvenAfterItIsRevoked() {
    String key = server.key(null);
    assertThat(server.post(PATH, BODY).statusCode()).isEqualTo(401);
    assertThat(server.post(PATH, BODY, "authorization", "bearer " + key).statusCode())
        .isEqualTo(200);
    var keys = server.tollgate().keys();
    keys.revoke(keys.all().getFirst().id(), Instant.now());
    assertThat(server.post(PATH, BODY, "authorization", "Bearer " + key).statusCode())
        .isEqualTo(401);
    assertThat(server.post(PATH, BODY).statusCode()).isEqualTo(401);
  }

  @Test
  void withoutAKeyItWillNotListenToTheWorld(@TempDir Path data) {
    Config open = new Config("0.0.0.0", 0, data, "studio/sketch-1", List.of(), Map.of());
    assertThatThrownBy(() -> Wiring.start(open, InstantSource.system()))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("keys create");
  }
}
