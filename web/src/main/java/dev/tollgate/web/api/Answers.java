package dev.tollgate.web.api;

import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.Headers;
import dev.tollgate.gateway.call.Inbound;
import dev.tollgate.gateway.codec.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;

/** Sends JSON answers, with an entity tag where the same answer may be asked for again. */
final class Answers {

  private Answers() {}

  static void send(Inbound inbound, Client client, JsonNode body) {
    client.send(200, headers(inbound).set("cache-control", "no-store"), Json.bytes(body));
  }

  /** Sends a table as CSV. */
  static void sendTable(Inbound inbound, Client client, Csv table) {
    client.send(
        200,
        headers(inbound)
            .set("content-type", "text/csv; charset=utf-8")
            .set("cache-control", "no-store")
            .set("x-content-type-options", "nosniff"),
        table.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Answers 304 without a body when the client already has what {@code tag} names. */
  static void sendTagged(
      Inbound inbound, Client client, String tag, java.util.function.Supplier<JsonNode> body) {
    Headers headers =
        headers(inbound).set("etag", '"' + tag + '"').set("cache-control", "private, no-cache");
    if (has(inbound, tag)) {
      client.send(304, headers, new byte[0]);
    } else {
      client.send(200, headers, Json.bytes(body.get()));
    }
  }

  private static boolean has(Inbound inbound, String tag) {
    return inbound
        .header("if-none-match")
        .filter(known ->
            Arrays.stream(known.split(",", 50))
                .map(one -> one.strip().replaceFirst("^W/", ""))
                .anyMatch(one -> one.equals("*") || one.equals('"' + tag + '"')))
        .isPresent();
  }

  private static Headers headers(Inbound inbound) {
    return Headers.of(
        "content-type", "application/json",
        "x-request-id", inbound.id(),
        "x-tollgate-request-id", inbound.id(),
        "x-agentcc-request-id", inbound.id());
  }
}
