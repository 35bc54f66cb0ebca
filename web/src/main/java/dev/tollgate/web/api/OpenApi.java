package dev.tollgate.web.api;

import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.Inbound;
import dev.tollgate.gateway.codec.Json;
import dev.tollgate.gateway.edge.PathTable;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The description of our own API, as OpenAPI 3.1 at {@code /openapi.json}. */
public record OpenApi(Door door) {

  /** One operation: {@code parameters} are names of its query, each with a word on its values. */
  public record Operation(String method, String path, String summary, List<String> parameters) {}

  private static final List<String> LIST =
      List.of(
          "limit: 1 to 500", "cursor: next_cursor of the page before", "format: csv for a table");

  /** Every operation under {@code /api}. */
  public static final List<Operation> OPERATIONS =
      List.of(
          operation(
              "POST",
              "/api/quotes",
              "What a call would cost, asked with the body of the call",
              "at: a day, to price by the tariff of then"),
          operation(
              "GET",
              "/api/models",
              "Models by words and filters",
              join(
                  LIST,
                  "q: words",
                  "kind: chat, image, ...",
                  "lab",
                  "provider",
                  "modality: what comes out",
                  "capability: one that a source affirms",
                  "priced: true or false",
                  "order: relevance, name, newest, price",
                  "offset",
                  "fields: names, comma-separated")),
          operation(
              "GET",
              "/api/models/{lab}/{model}",
              "All about one model; /routes, /facts, /history and /similar give parts"),
          operation(
              "GET",
              "/api/compare",
              "The same job asked of several models",
              "models: ids, comma-separated",
              "size: WIDTHxHEIGHT",
              "quality"),
          operation(
              "GET",
              "/api/conflicts",
              "Where sources contradict each other, worst first",
              join(
                  LIST,
                  "q: words",
                  "topic: list_price, price, limit, capability, other",
                  "cause",
                  "source")),
          operation(
              "GET",
              "/api/changes",
              "What changed between two days",
              join(
                  LIST,
                  "from: a day",
                  "to: a day",
                  "source: a feed, or verdict",
                  "kind: price_up, price_withdrawn, ...",
                  "q: words")),
          operation("GET", "/api/resolve", "What a raw model string may mean", "q: the string"),
          operation("GET", "/api/sources", "The sources of facts"),
          operation("GET", "/api/sources/{source}", "One source, and how often it is right"),
          operation("GET", "/api/pins", "Prices that the operator pinned"),
          operation(
              "POST", "/api/pins", "Pin a price: a JSON body with route, meter, usd and note"),
          operation("DELETE", "/api/pins", "Take a pin away", "route", "meter"),
          operation("GET", "/api/usage", "Calls and what they cost", "since", "limit", "key"));

  /** Adds {@code /openapi.json} to the table. */
  public void addTo(PathTable table) {
    table.on("GET", "/openapi.json", this::describe);
  }

  private static Operation operation(
      String method, String path, String summary, String... parameters) {
    return new Operation(method, path, summary, List.of(parameters));
  }

  private static String[] join(List<String> one, String... others) {
    return Stream.concat(Stream.of(others), one.stream()).toArray(String[]::new);
  }

  private void describe(Inbound inbound, Client client) {
    door.enter(inbound);
    ObjectNode json = Json.object().put("openapi", "3.1.0");
    json.putObject("info")
        .put("title", "Tollgate")
        .put("version", "1")
        .put(
            "description",
            "Our own API. The OpenAI-compatible one is under /v1 and follows OpenAI's description.");
    ObjectNode paths = json.putObject("paths");
    for (Operation one : OPERATIONS) {
      paths
          .withObject("/" + one.path().replace("~", "~0").replace("/", "~1"))
          .set(one.method().toLowerCase(java.util.Locale.ROOT), operation(one));
    }
    Answers.send(inbound, client, json);
  }

  private static ObjectNode operation(Operation one) {
    ObjectNode json = Json.object().put("summary", one.summary());
    ArrayNode parameters = json.putArray("parameters");
    Stream.of(one.path().split("/"))
        .filter(part -> part.startsWith("{"))
        .map(part -> part.substring(1, part.length() - 1))
        .forEach(name -> parameter(parameters, name, "path", ""));
    one.parameters()
        .forEach(text -> {
          int colon = text.indexOf(": ");
          parameter(
              parameters,
              colon < 0 ? text : text.substring(0, colon),
              "query",
              colon < 0 ? "" : text.substring(colon + 2));
        });
    ObjectNode responses = json.putObject("responses");
    responses.putObject("200").put("description", "JSON, or CSV where asked for");
    responses
        .putObject("400")
        .put(
            "description", "A parameter is wrong; the error names it and says what would be right");
    return json;
  }

  private static void parameter(ArrayNode parameters, String name, String in, String about) {
    ObjectNode json =
        parameters.addObject().put("name", name).put("in", in).put("required", in.equals("path"));
    if (!about.isEmpty()) {
      json.put("description", about);
    }
    json.putObject("schema").put("type", "string");
  }
}
