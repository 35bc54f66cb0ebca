package dev.tollgate.app.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All settings of one Tollgate. {@code port} 0 takes a free one; {@code defaultModel} serves
 * picture requests that name none; {@code aliases} are names of your own for models.
 */
public record Config(
    String host,
    int port,
    Path dataDirectory,
    String defaultModel,
    List<ProviderSettings> providers,
    Map<String, String> aliases,
    CatalogueSettings catalogue) {

  public static final int DEFAULT_PORT = 4280;
  public static final String DEFAULT_HOST = "127.0.0.1";
  public static final String DEFAULT_MODEL = "studio/sketch-1";

  /** One OpenAI-compatible provider; {@code apiKey} null when it asks for none. */
  public record ProviderSettings(String id, URI baseUrl, @Nullable String apiKey) {
    @Override
    public String toString() {
      return id + " at " + baseUrl + (apiKey == null ? " without a key" : " with a key");
    }
  }

  public Config {
    providers = List.copyOf(providers);
    aliases = Map.copyOf(aliases);
  }

  /** Settings with a catalogue as it is shipped. */
  public Config(
      String host,
      int port,
      Path dataDirectory,
      String defaultModel,
      List<ProviderSettings> providers,
      Map<String, String> aliases) {
    this(host, port, dataDirectory, defaultModel, providers, aliases, CatalogueSettings.NONE);
  }

  public Config withPort(int newPort) {
    return new Config(host, newPort, dataDirectory, defaultModel, providers, aliases, catalogue);
  }

  /** The same on a free port that only this machine reaches, for one command's own use. */
  public Config inside() {
    return new Config(DEFAULT_HOST, 0, dataDirectory, defaultModel, providers, aliases, catalogue);
  }

  /** Whether only this machine can reach the server. */
  public boolean isLoopback() {
    return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
  }
}
