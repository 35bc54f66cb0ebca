package dev.tollgate.catalogue.notice;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Where notices go and the secret that signs them, as the Standard Webhooks specification says.
 * {@code watch} names routes, models or beginnings such as {@code openai/}; empty means everything.
 */
public final class Webhook {

  private static final String SECRET_PREFIX = "whsec_";
  private static final int KEY_BYTES_MIN = 24;
  private static final int KEY_BYTES_MAX = 64;
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final URI address;
  private final SecretKeySpec key;
  private final List<String> watch;

  private Webhook(URI address, SecretKeySpec key, List<String> watch) {
    this.address = address;
    this.key = key;
    this.watch = watch;
  }

  /** From its settings; throws IllegalArgumentException that says what would be right. */
  public static Webhook of(String url, String secret, List<String> watch) {
    return new Webhook(
        address(url),
        key(secret),
        watch.stream().map(one -> one.toLowerCase(Locale.ROOT)).toList());
  }

  private static URI address(String url) {
    try {
      URI address = new URI(url);
      String host = address.getHost();
      boolean plain = "http".equals(address.getScheme()) && THIS_MACHINE.contains("" + host);
      boolean secure = "https".equals(address.getScheme()) && host != null;
      if ((plain || secure) && address.getUserInfo() == null && address.getFragment() == null) {
        return address;
      }
    } catch (URISyntaxException malformed) {
      // said below, as for an address of another kind
    }
    throw new IllegalArgumentException(
        "url must be an https address, or http on this machine, without a name, password or #");
  }

  private static SecretKeySpec key(String secret) {
    try {
      String text =
          secret.startsWith(SECRET_PREFIX) ? secret.substring(SECRET_PREFIX.length()) : secret;
      byte[] bytes = Base64.getDecoder().decode(text);
      if (bytes.length >= KEY_BYTES_MIN && bytes.length <= KEY_BYTES_MAX) {
        return new SecretKeySpec(bytes, "HmacSHA256");
      }
    } catch (IllegalArgumentException malformed) {
      // said below, as for a key of another length
    }
    throw new IllegalArgumentException(
        "secret must be whsec_ and 24 to 64 bytes in base64, such as from 'openssl rand -base64 32'");
  }

  public URI address() {
    return address;
  }

  /** Whether the subscriber wants to hear of a route of a model. */
  boolean watches(String routeId, String modelId) {
    return watch.isEmpty()
        || watch.stream().anyMatch(one -> matches(one, routeId) || matches(one, modelId));
  }

  private static boolean matches(String watched, String id) {
    String lower = id.toLowerCase(Locale.ROOT);
    return watched.endsWith("/") ? lower.startsWith(watched) : lower.equals(watched);
  }

  /** The {@code webhook-signature} header of a message that leaves at a time. */
  String signature(String id, Instant at, byte[] body) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      mac.update((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new AssertionError("Every Java runtime has HMAC with SHA-256", impossible);
    }
  }

  /** The address alone: the secret stays out of logs. */
  @Override
  public String toString() {
    return "Webhook " + address;
  }
}
