package dev.tollgate.app.cli;

import dev.tollgate.gateway.codec.Json;
import java.net.http.HttpHeaders;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a Tollgate answered. */
record Answer(int status, HttpHeaders headers, byte[] body) {

  /** The answer's object; a refusal ends the command with the server's own sentence. */
  ObjectNode success() {
    Optional<ObjectNode> json = Json.lenientObject(body);
    if (status / 100 == 2 && json.isPresent()) {
      return json.get();
    }
    throw json.map(object -> refusal(object.path("error")))
        .orElseGet(() ->
            CliFailure.failed(
                "What answers there with status " + status + " is no Tollgate; see TOLLGATE_URL."));
  }

  /** The OpenAI error code of a refusal; empty for a success. */
  String errorCode() {
    return status / 100 == 2
        ? ""
        : Json.lenientObject(body)
            .map(object -> object.path("error").path("code").asString(""))
            .orElse("");
  }

  String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  private CliFailure refusal(JsonNode error) {
    String message = error.path("message").asString("Refused with status " + status + ".");
    if (status == 401) {
      return CliFailure.failed(message + " This command sends the one in TOLLGATE_API_KEY.");
    }
    return status == 400 ? CliFailure.usage(message) : CliFailure.failed(message);
  }
}
