package dev.tollgate.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tollgate.gateway.call.Refusal;
import dev.tollgate.gateway.call.Refused;
import dev.tollgate.gateway.testing.FakeClient;
import dev.tollgate.gateway.testing.Samples;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTableTest {

  private final PathTable table =
      new PathTable()
          .on("GET", "/", answering("root"))
          .on("POST", "/v1/chat/completions", answering("chat"))
          .on("GET", "/v1/models", answering("list"))
          .on("GET", "/v1/models/{model...}", answering("show"))
          .on("DELETE", "/v1/models/{id}", answering("delete"))
          .on("GET", "/labs/{lab}/models/{name}", answering("lab"))
          .on("GET", "/labs/openai/models/own", answering("never reached"));

  @ParameterizedTest
  @CsvSource({
    "GET,/,root {}",
    "POST,/v1/chat/completions,chat {}",
    "GET,/v1/models,list {}",
    "HEAD,/v1/models,list {}",
    "GET,/v1/models/gpt,show {model=gpt}",
    "GET,/v1/models/openai/gpt/4,show {model=openai/gpt/4}",
    "DELETE,/v1/models/gpt,delete {id=gpt}",
    "GET,/labs/openai/models/gpt,'lab {lab=openai, name=gpt}'",
    "GET,/labs/openai/models/own,'lab {lab=openai, name=own}'"
  })
  void theFirstRowThatMatchesAnswers(String method, String path, String answer) {
    assertThat(call(method, path)).isEqualTo(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1",
        "/v1/",
        "/v1/models/",
        "/v1/model",
        "/V1/models",
        "/v1/chat/completions/",
        "//",
        "/v1/chat/completions/x",
        "/labs/openai/models",
        "/labs/openai/models/a/b",
        "/labs//models/x",
        "*"
      })
  void anotherPathIsUnknown(String path) {
    assertThat(refusal("GET", path)).isEqualTo(new Refusal.UnknownPath(path));
  }

  @Test
  void anotherMethodIsToldWhatIsAllowed() {
    assertThat(refusal("GET", "/v1/chat/completions"))
        .isEqualTo(new Refusal.MethodNotAllowed("GET", "POST"));
    assertThat(refusal("POST", "/v1/models/gpt"))
        .isEqualTo(new Refusal.MethodNotAllowed("POST", "DELETE, GET"));
    assertThat(refusal("HEAD", "/v1/chat/completions"))
        .isEqualTo(new Refusal.MethodNotAllowed("HEAD", "POST"));
    assertThat(refusal("get", "/v1/models")).isEqualTo(new Refusal.MethodNotAllowed("get", "GET"));
  }

  @Test
  void aRowCannotBeAddedTwice() {
    assertThatThrownBy(() -> table.on("GET", "/v1/models", answering("again")))
        .hasMessage("Twice in the path table: GET /v1/models");
  }

  @Test
  void everyRowIsInTheInventory() {
    assertThat(table.inventory()).hasSize(7).contains("GET /v1/models/{model...}");
  }

  private String call(String method, String path) {
    FakeClient client = new FakeClient();
    table.handle(Samples.inbound(method, path), client);
    return client.text();
  }

  private Refusal refusal(String method, String path) {
    return catchThrowableOfType(Refused.class, () -> call(method, path)).reason();
  }

  private static dev.tollgate.gateway.call.Endpoint answering(String name) {
    return (inbound, client) ->
        client.send(
            200,
            new dev.tollgate.gateway.call.Headers(),
            (name + " " + inbound.pathValues()).getBytes(StandardCharsets.UTF_8));
  }
}
