package dev.tollgate.app.testing;

import dev.tollgate.app.Tollgate;
import dev.tollgate.app.Wiring;
import dev.tollgate.app.config.Config;
import dev.tollgate.gateway.auth.Key;
import dev.tollgate.gateway.auth.KeySecrets;
import dev.tollgate.gateway.testing.MockUpstream;
import dev.tollgate.pricing.Money;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole Tollgate on a free port, in front of a scripted provider that plays OpenAI. */
public final class RunningTollgate implements AutoCloseable {

  /** The provider's own key, which no client may ever see. */
  public static final String PROVIDER_KEY = "sk-provider-canary-1f2e3d";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final MockUpstream upstream = MockUpstream.start();
  private final Path data;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final Tollgate tollgate;

  private RunningTollgate(
      Path data, InstantSource clock, List<Config.ProviderSettings> moreProviders) {
    this.data = data;
    this.tollgate = Wiring.start(config(moreProviders), clock);
  }

  /** Starts with an empty data folder and the system clock. */
  public static RunningTollgate start() {
    return start(InstantSource.system());
  }

  public static RunningTollgate start(InstantSource clock) {
    return start(clock, List.of());
  }

  /** Starts with a second provider behind the first. */
  public static RunningTollgate start(InstantSource clock, String provider, URI baseUrl) {
    return start(clock, List.of(new Config.ProviderSettings(provider, baseUrl, PROVIDER_KEY)));
  }

  private static RunningTollgate start(
      InstantSource clock, List<Config.ProviderSettings> moreProviders) {
    try {
      return new RunningTollgate(Files.createTempDirectory("tollgate-test"), clock, moreProviders);
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  private Config config(List<Config.ProviderSettings> moreProviders) {
    List<Config.ProviderSettings> providers = new java.util.ArrayList<>();
    providers.add(new Config.ProviderSettings("openai", upstream.baseUrl(), PROVIDER_KEY));
    providers.addAll(moreProviders);
    return new Config(
        "127.0.0.1",
        0,
        data,
        "openai/gpt-image-2",
        providers,
        Map.of("img-fast", "openai/gpt-image-2"));
  }

  public MockUpstream upstream() {
    return upstream;
  }

  public Tollgate tollgate() {
    return tollgate;
  }

  public int port() {
    return tollgate.port();
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /** Makes a key with a budget in USD, null for none, and gives its secret. */
  public String key(String budget) {
    KeySecrets secrets = tollgate.secrets();
    String secret = secrets.generate();
    tollgate
        .keys()
        .add(
            new Key(
                UUID.randomUUID().toString(),
                "test",
                secrets.hash(secret),
                secret.substring(0, KeySecrets.PREFIX_LENGTH),
                budget == null ? null : Money.usd(budget),
                false,
                java.time.Instant.now(),
                null));
    return secret;
  }

  public HttpResponse<byte[]> post(String path, String json, String... headers) {
    return send(
        request(path, headers)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  public HttpResponse<byte[]> get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  public HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30));
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    return builder;
  }

  public HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  public HttpClient http() {
    return http;
  }

  public static JsonNode json(HttpResponse<byte[]> response) {
    return JSON.readTree(response.body());
  }

  public static JsonNode json(byte[] bytes) {
    return JSON.readTree(bytes);
  }

  public static String header(HttpResponse<?> response, String name) {
    return response
        .headers()
        .firstValue(name)
        .orElseThrow(
            () -> new AssertionError("No header " + name + " in " + response.headers().map()));
  }

  @Override
  public void close() {
    tollgate.close();
    upstream.close();
    http.shutdownNow();
    try (Stream<Path> files = Files.walk(data)) {
      files.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }
}
