package dev.tollgate.gateway.provider;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What sets one OpenAI-compatible provider apart: its id, the base address that {@code
 * /images/generations} is appended to, and its API key, null for none. The key never appears in
 * {@link #toString}.
 */
public record ProviderProfile(String id, URI baseUrl, @Nullable String apiKey) {

  public ProviderProfile {
    String scheme = baseUrl.getScheme();
    if (scheme == null
        || !(scheme.equals("https") || scheme.equals("http"))
        || baseUrl.getHost() == null
        || baseUrl.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "The base URL of " + id + " must be http(s)://host/path, not '" + baseUrl + "'");
    }
  }

  URI resolve(String path) {
    String base = baseUrl.toString();
    return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
  }

  @Override
  public String toString() {
    return "ProviderProfile[" + id + " at " + baseUrl + "]";
  }
}
