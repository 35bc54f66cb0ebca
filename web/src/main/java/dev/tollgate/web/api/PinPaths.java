package dev.tollgate.web.api;

import dev.tollgate.catalogue.query.Catalogue;
import dev.tollgate.catalogue.snapshot.Pins.Pin;
import dev.tollgate.catalogue.snapshot.WrongField;
import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.Inbound;
import dev.tollgate.gateway.call.Refusal.InvalidParameter;
import dev.tollgate.gateway.call.Refusal.OperatorOnly;
import dev.tollgate.gateway.call.Refused;
import dev.tollgate.gateway.codec.ImagesCodec;
import dev.tollgate.gateway.codec.Json;
import dev.tollgate.gateway.edge.PathTable;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prices that the operator stands by: listed, pinned and taken away at {@code /api/pins}. */
public record PinPaths(Door door, Catalogue catalogue, Pinboard board, InstantSource clock) {

  /** Adds its paths to the table. */
  public void addTo(PathTable table) {
    table
        .on("GET", "/api/pins", this::list)
        .on("POST", "/api/pins", this::pin)
        .on("DELETE", "/api/pins", this::unpin);
  }

  private void list(Inbound inbound, Client client) {
    enter(inbound);
    ObjectNode json = Json.object().put("object", "list");
    ArrayNode data = json.putArray("data");
    board.pins().forEach(pin -> data.add(json(pin)));
    Answers.send(inbound, client, json);
  }

  private void pin(Inbound inbound, Client client) {
    enter(inbound);
    ImagesCodec.requireJson(inbound);
    ObjectNode body = Json.object(inbound.body().read(Bounds.JSON_BODY_BYTES_MAX));
    Pin pin =
        pin(
            catalogue,
            clock,
            text(body, "route"),
            text(body, "meter"),
            text(body, "usd"),
            text(body, "note"));
    board.pin(pin);
    Answers.send(inbound, client, json(pin));
  }

  private void unpin(Inbound inbound, Client client) {
    enter(inbound);
    Query query = Query.of(inbound);
    String route = query.text("route");
    String meter = query.text("meter");
    if (route == null || meter == null || !board.unpin(route, meter)) {
      throw CataloguePaths.wrong("route", "'route' and 'meter' must name a pin of GET /api/pins.");
    }
    Answers.send(inbound, client, Json.object().put("deleted", true).put("route", route));
  }

  /** A pin of a route that the catalogue knows, from today on; refuses any other. */
  public static Pin pin(
      Catalogue catalogue,
      InstantSource clock,
      @Nullable String route,
      @Nullable String meter,
      @Nullable String usd,
      @Nullable String note) {
    LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    try {
      Pin pin = Pin.of(route, meter, usd, note, today, Pinboard.PLACE);
      if (catalogue.current().route(pin.route()).isEmpty()) {
        throw new Refused(
            new InvalidParameter(
                "route", "unknown_route", "The catalogue knows no route '" + pin.route() + "'."));
      }
      return pin;
    } catch (WrongField wrong) {
      throw CataloguePaths.wrong(
          wrong.field(), "'" + wrong.field() + "' " + wrong.getMessage() + ".");
    }
  }

  private void enter(Inbound inbound) {
    if (!door.enter(inbound).seesAll()) {
      throw operatorOnly();
    }
  }

  /** The refusal for everybody else. */
  public static Refused operatorOnly() {
    return new Refused(
        new OperatorOnly("Pin with './tollgate models pin' on its machine, or in tollgate.yaml."));
  }

  private static @Nullable String text(ObjectNode body, String field) {
    JsonNode value = body.get(field);
    return value == null || !value.isValueNode() || value.isNull() ? null : value.asString();
  }

  /** A pin as JSON. */
  public static ObjectNode json(Pin pin) {
    return Json.object()
        .put("route", pin.route())
        .put("meter", pin.meter())
        .put("usd", pin.usd().toPlainString())
        .put("note", pin.note())
        .put("since", String.valueOf(pin.since()));
  }
}
