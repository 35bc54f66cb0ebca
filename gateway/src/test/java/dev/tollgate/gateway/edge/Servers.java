package dev.tollgate.gateway.edge;

import dev.tollgate.gateway.call.Client;
import dev.tollgate.gateway.call.Endpoint;
import dev.tollgate.gateway.call.Headers;
import dev.tollgate.gateway.call.Inbound;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;

/** Servers on free loopback ports for the tests of this package. */
final class Servers {

  static final Deadlines PATIENT = Deadlines.STANDARD;

  private Servers() {}

  static Edge serving(Endpoint endpoint) {
    return serving(endpoint, PATIENT);
  }

  static Edge serving(Endpoint endpoint, Deadlines deadlines) {
    return Edge.listen("127.0.0.1", 0, endpoint, InstantSource.system(), 1, deadlines);
  }

  static Deadlines head(Duration head) {
    return new Deadlines(
        head, PATIENT.idle(), PATIENT.bodyGrace(), PATIENT.writeStall(), PATIENT.linger());
  }

  static Deadlines idle(Duration idle) {
    return new Deadlines(
        PATIENT.head(), idle, PATIENT.bodyGrace(), PATIENT.writeStall(), PATIENT.linger());
  }

  static Deadlines bodyGrace(Duration grace) {
    return new Deadlines(
        PATIENT.head(), PATIENT.idle(), grace, PATIENT.writeStall(), PATIENT.linger());
  }

  static Deadlines writeStall(Duration stall) {
    return new Deadlines(
        PATIENT.head(), PATIENT.idle(), PATIENT.bodyGrace(), stall, PATIENT.linger());
  }

  /** Answers with method, path and body. */
  static void echo(Inbound inbound, Client client) {
    byte[] body = inbound.body().read(64 * 1024);
    String text =
        inbound.method()
            + " "
            + inbound.path()
            + " "
            + new String(body, StandardCharsets.ISO_8859_1);
    text(client, text);
  }

  static void text(Client client, String text) {
    client.send(
        200, Headers.of("content-type", "text/plain"), text.getBytes(StandardCharsets.UTF_8));
  }
}
