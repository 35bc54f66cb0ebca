package dev.tollgate.gateway;

import dev.tollgate.gateway.auth.Authenticator;
import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.Headers;
import dev.tollgate.gateway.call.IdleHeaders;
import dev.tollgate.gateway.call.Inbound;
import dev.tollgate.gateway.call.Refusal;
import dev.tollgate.gateway.call.Refused;
import dev.tollgate.gateway.codec.ChatCodec;
import dev.tollgate.gateway.codec.ImagesCodec;
import dev.tollgate.gateway.codec.Json;
import dev.tollgate.gateway.codec.ModelList;
import dev.tollgate.gateway.edge.PathTable;
import tools.jackson.databind.JsonNode;

/** The OpenAI-compatible paths of the data plane. */
public record GatewayPaths(
    Relay relay,
    Authenticator authenticator,
    ImagesCodec images,
    ChatCodec chat,
    ModelList models) {

  /** Adds the paths under {@code /v1} to the table. */
  public void addTo(PathTable table) {
    table
        .on("POST", "/v1/images/generations", this::generateImages)
        .on("POST", "/v1/chat/completions", this::completeChat)
        .on("POST", "/v1/images/variations", (inbound, _) -> refuseVariations(inbound))
        .on("GET", "/v1/models", this::listModels)
        .on("GET", "/v1/models/{model...}", this::showModel);
  }

  private void generateImages(Inbound inbound, Client client) {
    relay.relay(inbound, client, "images.generations", images::decode);
  }

  private void completeChat(Inbound inbound, Client client) {
    relay.relay(inbound, client, "chat.completions", chat::decode);
  }

  private void refuseVariations(Inbound inbound) {
    authenticator.identify(inbound);
    throw new Refused(
        new Refusal.WrongEndpoint(
            "images/variations",
            "No live model makes variations; OpenAI removed dall-e-2 on 2026-05-12. Describe the"
                + " picture you want to /v1/images/generations instead."));
  }

  private void listModels(Inbound inbound, Client client) {
    authenticator.identify(inbound);
    answer(inbound, client, models.list());
  }

  private void showModel(Inbound inbound, Client client) {
    authenticator.identify(inbound);
    String id = inbound.pathValues().getOrDefault("model", "");
    answer(
        inbound,
        client,
        models
            .find(id)
            .orElseThrow(() ->
                new Refused(
                    new Refusal.ModelNotFound(
                        id, "GET /v1/models lists what this gateway can call."))));
  }

  private static void answer(Inbound inbound, Client client, JsonNode body) {
    Headers headers = IdleHeaders.of(inbound).set("content-type", "application/json");
    client.send(200, headers, Json.bytes(body));
  }
}
