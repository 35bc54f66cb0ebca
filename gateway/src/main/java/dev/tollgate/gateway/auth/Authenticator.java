package dev.tollgate.gateway.auth;

import dev.tollgate.gateway.call.Caller;
import dev.tollgate.gateway.call.Inbound;
import dev.tollgate.gateway.call.Refusal.Foreign;
import dev.tollgate.gateway.call.Refusal.InvalidKey;
import dev.tollgate.gateway.call.Refusal.MissingKey;
import dev.tollgate.gateway.call.Refused;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Says who calls. While no key was ever made, programs of this machine need none, but requests that
 * a foreign page could have made a browser send are refused; with the first key, all calls need
 * one.
 */
public final class Authenticator {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final String BEARER = "bearer ";

  private final Keys keys;
  private final KeySecrets secrets;

  public Authenticator(Keys keys, KeySecrets secrets) {
    this.keys = keys;
    this.secrets = secrets;
  }

  /** The caller of a request, or a refusal. */
  public Caller identify(Inbound inbound) {
    if (isOpen()) {
      refuseForeign(inbound);
      return Caller.LOCAL;
    }
    String secret = credential(inbound).orElseThrow(() -> new Refused(new MissingKey()));
    return find(secret).orElseThrow(() -> new Refused(new InvalidKey()));
  }

  /** Whether no key was ever made. */
  public boolean isOpen() {
    return keys.isEmpty();
  }

  /** The caller a secret belongs to, unless it is unknown or revoked. */
  public Optional<Caller> find(String secret) {
    return Optional.of(secret)
        .filter(secrets::isWellFormed)
        .flatMap(text -> keys.findByHash(secrets.hash(text)))
        .filter(key -> !key.isRevoked())
        .map(key -> new Caller(key.id(), key.name(), key.budget(), key.unpriced()));
  }

  /** Refuses requests that come, by Host or Origin, from elsewhere than this machine. */
  public static void refuseForeign(Inbound inbound) {
    if (!isLoopback(hostOnly(inbound.host()))) {
      throw new Refused(new Foreign("a foreign Host header"));
    }
    if (!inbound.headers().all("origin").stream().allMatch(Authenticator::isLoopbackOrigin)) {
      throw new Refused(new Foreign("a foreign Origin header"));
    }
  }

  private static Optional<String> credential(Inbound inbound) {
    return inbound
        .header("authorization")
        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
        .map(value -> value.substring(BEARER.length()).strip())
        .filter(value -> !value.isEmpty())
        .or(() -> inbound.header("x-api-key").map(String::strip))
        .filter(value -> !value.isEmpty());
  }

  private static boolean isLoopbackOrigin(String origin) {
    try {
      String host = URI.create(origin).getHost();
      return host != null && isLoopback(host);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static boolean isLoopback(String host) {
    return LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
  }

  private static String hostOnly(String hostAndPort) {
    int colon = hostAndPort.lastIndexOf(':');
    boolean hasPort = colon > hostAndPort.lastIndexOf(']');
    return hasPort ? hostAndPort.substring(0, colon) : hostAndPort;
  }
}
