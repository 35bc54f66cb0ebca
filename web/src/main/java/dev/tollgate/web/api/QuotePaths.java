package dev.tollgate.web.api;

import dev.tollgate.catalogue.history.History;
import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.Inbound;
import dev.tollgate.gateway.call.Request;
import dev.tollgate.gateway.codec.ChatCodec;
import dev.tollgate.gateway.codec.ImagesCodec;
import dev.tollgate.gateway.codec.Json;
import dev.tollgate.gateway.edge.PathTable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a call would cost, asked with exactly the body of the call. */
public record QuotePaths(
    Door door, QuoteDesk desk, ImagesCodec images, ChatCodec chat, History history) {

  /** Adds {@code POST /api/quotes} to the table. */
  public void addTo(PathTable table) {
    table.on("POST", "/api/quotes", this::quote);
  }

  private void quote(Inbound inbound, Client client) {
    door.enter(inbound);
    ImagesCodec.requireJson(inbound);
    ObjectNode body = Json.object(inbound.body().read(Bounds.JSON_BODY_BYTES_MAX));
    QuoteDesk then = desk(body);
    Answers.send(inbound, client, QuoteJson.of(then.quote(decode(body))));
  }

  /** {@code at}, a day, is not part of the call: it asks for the tariffs of then. */
  private QuoteDesk desk(ObjectNode body) {
    JsonNode at = body.remove("at");
    if (at == null) {
      return desk;
    }
    try {
      return desk.at(LocalDate.parse(at.asString("")), history);
    } catch (DateTimeParseException malformed) {
      throw CataloguePaths.wrong("at", "'at' must be a day such as 2026-05-15.");
    }
  }

  /** A body with messages is a chat, any other asks for pictures. */
  private Request decode(ObjectNode body) {
    return body.has("messages") ? chat.decode(body) : images.decode(body);
  }
}
