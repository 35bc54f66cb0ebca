package dev.tollgate.gateway.testing;

import dev.tollgate.gateway.call.Attempt;
import dev.tollgate.gateway.call.Headers;
import dev.tollgate.gateway.call.Inbound;
import dev.tollgate.gateway.call.Request;
import dev.tollgate.gateway.codec.ChatCodec;
import dev.tollgate.gateway.codec.ImagesCodec;
import dev.tollgate.gateway.codec.Json;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Rate;
import dev.tollgate.pricing.Tariff;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Small requests, attempts and inbound calls, the same in every test. */
public final class Samples {

  public static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private Samples() {}

  /** A chat request from its JSON. */
  public static Request.Chat chat(String json) {
    return new ChatCodec().decode(Json.object(bytes(json)));
  }

  public static Request.Chat chat() {
    return chat("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}");
  }

  /** A picture request from its JSON; without a model it is for {@code default/model}. */
  public static Request.Pictures pictures(String json) {
    return new ImagesCodec("default/model").decode(Json.object(bytes(json)));
  }

  public static Request.Pictures pictures() {
    return pictures("{\"model\":\"m\",\"prompt\":\"a cat\"}");
  }

  /** A rate of 1 USD per million tokens for text in, 2 for text out, 0.04 a picture. */
  public static Tariff tariff(String route) {
    return Tariff.of(
        route,
        List.of(
            Rate.per(Meter.TEXT_INPUT, "1", "test"),
            Rate.per(Meter.TEXT_OUTPUT, "2", "test"),
            Rate.per(Meter.IMAGES, "0.04", "test")));
  }

  /** An attempt at {@code provider/upstream-model} without a catalogued model. */
  public static Attempt attempt(String provider) {
    String route = provider + "/upstream-model";
    return new Attempt(provider, route, "upstream-model", route, null, tariff(route));
  }

  /** A call that just arrived, with header fields as names and values and an empty body. */
  public static Inbound inbound(String method, String path, String... headers) {
    return inbound(method, path, "", headers);
  }

  public static Inbound inbound(String method, String path, String body, String[] headers) {
    Headers fields = Headers.of(headers);
    return new Inbound(
        "CALL",
        method,
        path,
        Map.of(),
        Map.of(),
        fields,
        fields.first("host").orElse("localhost"),
        _ -> bytes(body),
        NOW,
        System.nanoTime());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
