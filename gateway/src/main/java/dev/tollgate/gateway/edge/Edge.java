package dev.tollgate.gateway.edge;

import dev.tollgate.gateway.Bounds;
import dev.tollgate.gateway.call.ClientGone;
import dev.tollgate.gateway.call.Endpoint;
import dev.tollgate.gateway.call.Headers;
import dev.tollgate.gateway.call.IdleHeaders;
import dev.tollgate.gateway.call.Inbound;
import dev.tollgate.gateway.call.Refusal;
import dev.tollgate.gateway.call.Refused;
import dev.tollgate.gateway.codec.Refusals;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.SocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server: event loops accept and parse, then each call runs as plain blocking code on one
 * virtual thread. Close it to stop; {@link #drain} first to let calls finish.
 */
public final class Edge implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Edge.class);
  private static final int START_SECONDS = 10;

  private final Endpoint endpoint;
  private final InstantSource clock;
  private final Deadlines deadlines;
  private final Vertx vertx;
  private final List<HttpServer> servers = new ArrayList<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicBoolean draining = new AtomicBoolean();
  private int port;

  private Edge(Endpoint endpoint, InstantSource clock, int loops, Deadlines deadlines) {
    this.endpoint = endpoint;
    this.clock = clock;
    this.deadlines = deadlines;
    this.vertx =
        Vertx.vertx(
            new VertxOptions()
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(loops)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1));
  }

  /** Starts listening; port 0 takes a free one. Fails with a sentence when the port is taken. */
  public static Edge listen(String host, int port, Endpoint endpoint, InstantSource clock) {
    int loops = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    return listen(host, port, endpoint, clock, loops, Deadlines.STANDARD);
  }

  static Edge listen(
      String host,
      int port,
      Endpoint endpoint,
      InstantSource clock,
      int loops,
      Deadlines deadlines) {
    Edge edge = new Edge(endpoint, clock, loops, deadlines);
    try {
      for (int i = 0; i < loops; i++) {
        edge.start(host, port);
      }
      return edge;
    } catch (RuntimeException failure) {
      edge.close();
      throw failure;
    }
  }

  public int port() {
    return port;
  }

  /** Calls under way at this moment. */
  public int underWay() {
    return underWay.get();
  }

  public boolean isDraining() {
    return draining.get();
  }

  /** Refuses new calls from now on and waits for those under way; true when all of them ended. */
  public boolean drain(Duration patience) {
    draining.set(true);
    long deadline = System.nanoTime() + patience.toNanos();
    synchronized (underWay) {
      while (underWay.get() > 0) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        try {
          TimeUnit.NANOSECONDS.timedWait(underWay, Math.min(left, 100_000_000L));
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public void close() {
    try {
      vertx.close().toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException failure) {
      LOG.warn("The server did not stop cleanly", failure);
    }
  }

  private void start(String host, int wanted) {
    CompletableFuture<Integer> bound = new CompletableFuture<>();
    Context context = ((VertxInternal) vertx).createEventLoopContext(); // each on its own loop
    context.runOnContext(_ -> {
      HttpServer server = vertx.createHttpServer(options());
      servers.add(server);
      server.connectionHandler(connection -> Wire.of(connection).guard(deadlines));
      server.requestHandler(request -> accept(request, context));
      server.invalidRequestHandler(Edge::refuseUnparsed);
      server
          .listen(address(host, wanted))
          .onComplete(ready -> bound.complete(ready.actualPort()), bound::completeExceptionally);
    });
    try {
      port = bound.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while starting");
    } catch (ExecutionException | TimeoutException failure) {
      throw new IllegalStateException(
          "Cannot listen on " + host + ":" + wanted + ". Is it in use? Set TOLLGATE_PORT.",
          failure);
    }
  }

  /** All loops share one port, a free one as well. */
  private static SocketAddress address(String host, int port) {
    return port == 0
        ? SocketAddress.sharedRandomPort(1, host)
        : SocketAddress.inetSocketAddress(port, host);
  }

  private static HttpServerOptions options() {
    return new HttpServerOptions()
        .setTcpNoDelay(true)
        .setAcceptBacklog(1024)
        .setIdleTimeout(0)
        .setHttp2ClearTextEnabled(false)
        .setHandle100ContinueAutomatically(false)
        .setMaxHeaderSize(Bounds.HEAD_BYTES_MAX * 2) // the guard's limit is met first
        .setMaxInitialLineLength(Bounds.HEAD_BYTES_MAX * 2);
  }

  private static void refuseUnparsed(HttpServerRequest request) {
    request
        .response()
        .setStatusCode(400)
        .putHeader("content-type", "application/json")
        .putHeader("connection", "close")
        .end(
            "{\"error\":{\"message\":\"Bad HTTP request.\",\"type\":\"invalid_request_error\","
                + "\"param\":null,\"code\":\"bad_http\"}}")
        .onComplete(_ -> Wire.of(request.connection()).linger());
  }

  private void accept(HttpServerRequest request, Context context) {
    request.pause();
    if (Wire.of(request.connection()).closesAfterAnswer()) {
      return; // it came behind a body that nobody read, so it may be a part of that body
    }
    VertxBody body = new VertxBody(request, context, deadlines.bodyGrace());
    VertxClient client = new VertxClient(request, body, deadlines.writeStall());
    Inbound inbound = inbound(request, body);
    int now = underWay.incrementAndGet();
    Thread.ofVirtual().name(inbound.id()).start(() -> run(inbound, client, now > Bounds.CALLS_MAX));
  }

  private void run(Inbound inbound, VertxClient client, boolean overloaded) {
    try {
      answer(inbound, client, overloaded);
      if (!client.isEnded()) {
        throw new IllegalStateException("The endpoint did not complete its answer");
      }
    } catch (ClientGone _) {
      LOG.debug("The client of {} left", inbound.id());
    } catch (RuntimeException | Error defect) {
      LOG.error("Call {} failed", inbound.id(), defect);
      client.abort();
    } finally {
      if (underWay.decrementAndGet() == 0 && draining.get()) {
        synchronized (underWay) {
          underWay.notifyAll();
        }
      }
    }
  }

  private void answer(Inbound inbound, VertxClient client, boolean overloaded) {
    try {
      if (overloaded) {
        throw new Refused(new Refusal.Overloaded("this gateway"));
      }
      if (draining.get() && inbound.path().startsWith("/v1/")) {
        throw new Refused(new Refusal.Draining());
      }
      endpoint.handle(inbound, client);
    } catch (Refused refused) {
      refuse(inbound, client, refused.reason());
    } catch (ClientGone gone) {
      throw gone;
    } catch (RuntimeException defect) {
      LOG.error("Call {} failed", inbound.id(), defect);
      refuse(inbound, client, new Refusal.Defect());
    }
  }

  private static void refuse(Inbound inbound, VertxClient client, Refusal reason) {
    if (client.isAnswered()) {
      client.abort();
      return;
    }
    Refusals.Rendered error = Refusals.render(reason);
    Headers headers =
        IdleHeaders.of(inbound).set("content-type", "application/json").setAll(error.headers());
    client.send(error.status(), headers, error.body());
  }

  private Inbound inbound(HttpServerRequest request, VertxBody body) {
    Headers headers = new Headers();
    request.headers().forEach(entry -> headers.add(entry.getKey(), entry.getValue()));
    return new Inbound(
        CallIds.next(clock),
        request.method().name(),
        path(request),
        query(request.query()),
        Map.of(),
        headers,
        headers.first("host").orElse(""),
        body,
        clock.instant(),
        System.nanoTime());
  }

  private static String path(HttpServerRequest request) {
    String path = request.path() == null ? "/" : request.path();
    return decode(path.replace("+", "%2B"));
  }

  private static Map<String, String> query(@org.jspecify.annotations.Nullable String raw) {
    Map<String, String> values = new LinkedHashMap<>();
    if (raw != null && !raw.isEmpty()) {
      for (String pair : raw.split("&", Bounds.HEADERS_MAX)) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        values.putIfAbsent(name, equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return values;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }
}
