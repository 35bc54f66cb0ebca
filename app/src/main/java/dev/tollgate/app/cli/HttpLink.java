package dev.tollgate.app.cli;

import dev.tollgate.app.DataDirectory;
import dev.tollgate.app.Tollgate;
import dev.tollgate.app.Wiring;
import dev.tollgate.app.config.Config;
import dev.tollgate.gateway.codec.Json;
import dev.tollgate.gateway.ledger.LedgerUnavailable;
import dev.tollgate.web.api.OperatorPass;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Tollgate to ask over HTTP: the running one, or when none answers, one inside this process that
 * ends with the command. Used by one thread.
 */
final class HttpLink implements Link {

  private static final int PROBE_MILLIS = 300;
  private static final Duration LEDGER_PATIENCE = Duration.ofSeconds(5);
  private static final long PAUSE_MILLIS = 100;
  private static final Duration CALL_TIMEOUT = Duration.ofMinutes(10);
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private final Surroundings surroundings;
  private final Config config;
  private final URI base;
  private final @Nullable Tollgate inside;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private HttpLink(Surroundings surroundings, Config config, URI base, @Nullable Tollgate inside) {
    this.surroundings = surroundings;
    this.config = config;
    this.base = base;
    this.inside = inside;
  }

  /** The running server, else one inside this process. */
  static HttpLink open(Commands root) {
    Surroundings surroundings = root.surroundings();
    Config config = root.config();
    return running(surroundings, config)
        .orElseGet(() -> {
          Tollgate inside = startInside(config, surroundings);
          URI local = URI.create("http://127.0.0.1:" + inside.port());
          return new HttpLink(surroundings, config, local, inside);
        });
  }

  /** The running server; fails when another machine was named and does not answer. */
  static Optional<HttpLink> running(Surroundings surroundings, Config config) {
    URI base = base(surroundings, config);
    if (answers(base)) {
      return Optional.of(new HttpLink(surroundings, config, base, null));
    }
    if (!LOOPBACK.contains(base.getHost())) {
      throw CliFailure.failed("Nothing answers at " + base + ", which TOLLGATE_URL names.");
    }
    return Optional.empty();
  }

  private static URI base(Surroundings surroundings, Config config) {
    String named = surroundings.environment().getOrDefault("TOLLGATE_URL", "").strip();
    String text = named.isEmpty() ? "http://127.0.0.1:" + config.port() : named;
    try {
      URI base = URI.create(text.replaceFirst("/+$", ""));
      if (base.getHost() != null && Set.of("http", "https").contains(base.getScheme())) {
        return base;
      }
    } catch (IllegalArgumentException _) {
      // said below
    }
    throw CliFailure.usage("TOLLGATE_URL must be http(s)://host:port, not '" + text + "'.");
  }

  private static boolean answers(URI base) {
    int port = base.getPort() >= 0 ? base.getPort() : base.getScheme().equals("https") ? 443 : 80;
    if (port == 0) {
      return false;
    }
    try (Socket socket = new Socket()) {
      InetAddress host = InetAddress.getByName(base.getHost().replaceAll("[\\[\\]]", ""));
      socket.connect(new InetSocketAddress(host, port), PROBE_MILLIS);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /** Waits a little for another command's own server to end, as both need the ledger. */
  private static Tollgate startInside(Config config, Surroundings surroundings) {
    long deadline = System.nanoTime() + LEDGER_PATIENCE.toNanos();
    while (true) {
      try {
        return Wiring.start(config.inside(), surroundings.clock());
      } catch (LedgerUnavailable unavailable) {
        if (System.nanoTime() > deadline || !pause()) {
          throw notOpened(config, unavailable);
        }
      }
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static CliFailure notOpened(Config config, LedgerUnavailable unavailable) {
    Throwable cause = unavailable.getCause();
    return CliFailure.failed(
        "The data folder "
            + config.dataDirectory()
            + " cannot be opened: "
            + (cause == null ? unavailable.getMessage() : cause.getMessage())
            + ". If a Tollgate runs with it elsewhere, set TOLLGATE_URL to its address.");
  }

  @Override
  public Answer get(String path) {
    return answer(request(path).GET());
  }

  @Override
  public Answer post(String path, ObjectNode body) {
    return answer(posting(path, body));
  }

  /** Posts and reads the answer as it comes; what is no success is read whole. */
  <T> HttpResponse<T> post(String path, ObjectNode body, BodyHandler<T> handler) {
    return send(posting(path, body), handler);
  }

  private HttpRequest.Builder posting(String path, ObjectNode body) {
    return request(path)
        .header("content-type", "application/json")
        .POST(BodyPublishers.ofByteArray(Json.bytes(body)));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).timeout(CALL_TIMEOUT);
    String key = surroundings.environment().getOrDefault("TOLLGATE_API_KEY", "").strip();
    if (!key.isEmpty()) {
      request.header("authorization", "Bearer " + key);
    }
    if (path.startsWith("/api/")) {
      operatorPass().ifPresent(pass -> request.header(OperatorPass.HEADER, pass));
    }
    return request;
  }

  /** Who can read the data folder may see what all keys spent; only this machine is told so. */
  private Optional<String> operatorPass() {
    DataDirectory data = new DataDirectory(config.dataDirectory());
    return LOOPBACK.contains(base.getHost()) && Files.isReadable(data.pepper())
        ? Optional.of(OperatorPass.issue(data.secrets(), surroundings.clock().instant()))
        : Optional.empty();
  }

  private Answer answer(HttpRequest.Builder request) {
    HttpResponse<byte[]> response = send(request, BodyHandlers.ofByteArray());
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler) {
    try {
      return http.send(request.build(), handler);
    } catch (IOException failure) {
      throw CliFailure.failed(
          "The Tollgate at " + base + " did not answer: " + failure.getMessage() + ".");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw CliFailure.failed("Interrupted.");
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    if (inside != null) {
      inside.close();
    }
  }
}
