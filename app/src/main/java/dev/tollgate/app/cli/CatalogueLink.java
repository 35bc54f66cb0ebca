package dev.tollgate.app.cli;

import dev.tollgate.app.Wiring;
import dev.tollgate.app.config.Config;
import dev.tollgate.gateway.call.Endpoint;
import dev.tollgate.gateway.call.Headers;
import dev.tollgate.gateway.call.Inbound;
import dev.tollgate.gateway.call.Refused;
import dev.tollgate.gateway.codec.Json;
import dev.tollgate.gateway.codec.Refusals;
import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Asks our own API inside this process: the same code as behind the server, without the server. */
final class CatalogueLink implements Link {

  private static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (_, _) -> true);

  private final Endpoint api;
  private final InstantSource clock;

  CatalogueLink(Config config, InstantSource clock) {
    this.api = Wiring.catalogueApi(config, clock);
    this.clock = clock;
  }

  @Override
  public Answer get(String path) {
    return ask("GET", path, new byte[0]);
  }

  @Override
  public Answer post(String path, ObjectNode body) {
    return ask("POST", path, Json.bytes(body));
  }

  private Answer ask(String method, String path, byte[] body) {
    KeptAnswer kept = new KeptAnswer();
    Inbound inbound =
        new Inbound(
            "cli",
            method,
            URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8),
            Map.of(),
            Map.of(),
            Headers.of("content-type", "application/json"),
            "localhost",
            _ -> body,
            clock.instant(),
            System.nanoTime());
    try {
      api.handle(inbound, kept);
      return new Answer(kept.status(), NO_HEADERS, kept.body());
    } catch (Refused refused) {
      Refusals.Rendered refusal = Refusals.render(refused.reason());
      return new Answer(refusal.status(), NO_HEADERS, refusal.body());
    }
  }

  @Override
  public void close() {
    // nothing is open
  }
}
