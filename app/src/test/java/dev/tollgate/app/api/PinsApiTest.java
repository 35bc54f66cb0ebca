package dev.tollgate.app.api;

import static dev.tollgate.app.testing.RunningTollgate.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.app.testing.RunningTollgate;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Prices that the operator stands by, from being pinned to being billed. */
class PinsApiTest {

  private static final String PIN =
      """
      {"route": "openai/gpt-image-2", "meter": "image_output", "usd": "24", "note": "our contract"}
      """;

  private RunningTollgate tollgate;

  @BeforeEach
  void start() {
    tollgate = RunningTollgate.start();
  }

  @AfterEach
  void stop() {
    tollgate.close();
  }

  @Test
  void aPinnedPriceIsQuotedAtOnceAndTakenBackAtOnce() {
    assertThat(tollgate.post("/api/pins", PIN).statusCode()).isEqualTo(200);
    JsonNode line = imageLine();
    assertThat(line.path("unit_price").asString()).isEqualTo("24");
    assertThat(line.path("source").asString()).isEqualTo("operator");
    assertThat(json(tollgate.get("/api/pins")).path("data").path(0).path("note").asString())
        .isEqualTo("our contract");

    HttpResponse<byte[]> gone =
        tollgate.send(
            tollgate
                .request("/api/pins?route=openai/gpt-image-2&meter=image_output")
                .method("DELETE", HttpRequest.BodyPublishers.noBody()));
    assertThat(gone.statusCode()).isEqualTo(200);
    assertThat(imageLine().path("unit_price").asString()).isEqualTo("30");
  }

  @Test
  void whatSourcesSayStaysBesideThePinWithItsCause() {
    tollgate.post("/api/pins", PIN);
    JsonNode conflicts =
        json(tollgate.get("/api/conflicts?q=openai/gpt-image-2&cause=pinned")).path("data");
    assertThat(conflicts.path(0).path("claims")).hasSizeGreaterThan(3);
    assertThat(json(tollgate.get("/api/changes")).path("to").asString()).isEqualTo("2026-08-21");
  }

  @Test
  void aWrongFieldIsNamed() {
    assertThat(fault(PIN.replace("\"24\"", "\"-1\"")).path("param").asString()).isEqualTo("usd");
    assertThat(fault(PIN.replace("image_output", "pixels")).path("message").asString())
        .contains("'meter' must be one of", "image_output");
    assertThat(fault(PIN.replace("our contract", " ")).path("param").asString()).isEqualTo("note");
    assertThat(fault(PIN.replace("gpt-image-2", "gpt-image-99")).path("code").asString())
        .isEqualTo("unknown_route");
  }

  @Test
  void aKeyDoesNotPin() {
    String key = tollgate.key(null);
    HttpResponse<byte[]> answer = tollgate.post("/api/pins", PIN, "authorization", "Bearer " + key);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(json(answer).path("error").path("code").asString()).isEqualTo("operator_only");
    assertThat(posted("meter=image_output&usd=1&note=x").statusCode()).isEqualTo(403);
  }

  @Test
  void anotherSitesPageDoesNotPin() {
    HttpResponse<byte[]> answer =
        posted("meter=image_output&usd=1&note=x", "origin", "https://elsewhere.example");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(json(tollgate.get("/api/pins")).path("data")).isEmpty();
  }

  @Test
  void aFormWithAFaultComesBackAsItWasTyped() {
    HttpResponse<byte[]> page = posted("meter=output&usd=7%2C5&note=our+%3Cb%3Econtract");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(new String(page.body(), StandardCharsets.UTF_8))
        .contains("role=\"alert\">'usd' must be USD per 1M tokens", "our &lt;b>contract");
  }

  private HttpResponse<byte[]> posted(String form, String... headers) {
    return tollgate.send(
        tollgate
            .request("/routes/openai/gpt-image-2", headers)
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private JsonNode fault(String body) {
    HttpResponse<byte[]> answer = tollgate.post("/api/pins", body);
    assertThat(answer.statusCode()).isEqualTo(400);
    return json(answer).path("error");
  }

  private JsonNode imageLine() {
    JsonNode quote =
        json(
            tollgate.post(
                "/api/quotes",
                """
                {"model": "openai/gpt-image-2", "prompt": "a cat", "size": "1024x1024",
                 "quality": "medium"}
                """));
    for (JsonNode line : quote.path("lines")) {
      if (line.path("meter").asString().equals("image_output")) {
        return line;
      }
    }
    throw new AssertionError("No picture is billed: " + quote);
  }
}
