package dev.tollgate.app.cli;

import dev.tollgate.gateway.codec.Json;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pictures that were made and saved. {@code answer} holds what the model echoed, {@code cost} and
 * {@code basis} are empty when the gateway did not know them.
 */
record Drawn(
    ObjectNode answer, HttpHeaders headers, String cost, String basis, List<String> files) {

  static Drawn plain(Answer answer, PictureFiles files) {
    ObjectNode body = answer.success();
    JsonNode data = body.path("data");
    List<String> saved = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      String base64 = data.path(i).path("b64_json").asString("");
      String address = data.path(i).path("url").asString("");
      if (!base64.isEmpty()) {
        saved.add(shown(files.save(decoded(base64), i + 1, data.size())));
      } else if (!address.isEmpty()) {
        saved.add(address);
      }
    }
    if (saved.isEmpty()) {
      throw CliFailure.failed("The answer held no picture.");
    }
    return new Drawn(
        body,
        answer.headers(),
        answer.header("x-tollgate-cost"),
        answer.header("x-tollgate-cost-basis"),
        saved);
  }

  static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException _) {
      throw CliFailure.failed("The answer held a picture that is not valid base64.");
    }
  }

  static String shown(Path file) {
    return file.toString();
  }

  ObjectNode report(long millis) {
    ObjectNode report = Json.object();
    ArrayNode list = report.putArray("files");
    files.forEach(list::add);
    report
        .put("model", header("x-tollgate-model"))
        .put("route", header("x-tollgate-route"))
        .put("provider", header("x-tollgate-provider"))
        .put("size", answer.path("size").asString(""))
        .put("quality", answer.path("quality").asString(""))
        .put("format", answer.path("output_format").asString(""))
        .put("quote", emptyIsNull(header("x-tollgate-quote")))
        .put("cost", emptyIsNull(cost))
        .put("cost_basis", basis.isEmpty() ? "unknown" : basis)
        .put("tariff", header("x-tollgate-tariff"))
        .put("request_id", header("x-tollgate-request-id"))
        .put("time_ms", millis);
    report.set("usage", answer.path("usage").isObject() ? answer.path("usage") : Json.object());
    return report;
  }

  private String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  private static @org.jspecify.annotations.Nullable String emptyIsNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
