package dev.tollgate.web.api;

import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.Inbound;
import dev.tollgate.gateway.call.Request;
import dev.tollgate.gateway.codec.ChatCodec;
import dev.tollgate.gateway.codec.ImagesCodec;
import dev.tollgate.gateway.codec.Json;
import dev.tollgate.gateway.edge.PathTable;
import tools.jackson.databind.node.ObjectNode;

/** What a call would cost, asked with exactly the body of the call. */
public record QuotePaths(Door door, QuoteDesk desk, ImagesCodec images, ChatCodec chat) {

  /** Adds {@code POST /api/quotes} to the table. */
  public void addTo(PathTable table) {
    table.on("POST", "/api/quotes", this::quote);
  }

  private void quote(Inbound inbound, Client client) {
    door.enter(inbound);
    ImagesCodec.requireJson(inbound);
    Request request = decode(Json.object(inbound.body().read(Bounds.JSON_BODY_BYTES_MAX)));
    Answers.send(inbound, client, QuoteJson.of(desk.quote(request)));
  }

  /** A body with messages is a chat, any other asks for pictures. */
  private Request decode(ObjectNode body) {
    return body.has("messages") ? chat.decode(body) : images.decode(body);
  }
}
