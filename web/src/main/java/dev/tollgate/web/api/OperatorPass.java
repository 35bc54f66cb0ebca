package dev.tollgate.web.api;

import dev.tollgate.gateway.auth.KeySecrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;

/**
 * Shows that a request comes from someone who can read the data folder, and may therefore see what
 * all keys spent: {@code SECONDS.HMAC} under the folder's pepper, good for a minute, for reading
 * our own API only. Sent as {@code x-tollgate-operator}, and only to this machine.
 */
public final class OperatorPass {

  /** The request header that carries a pass. */
  public static final String HEADER = "x-tollgate-operator";

  private OperatorPass() {}

  /** A pass that is good from now on, for {@link ApiBounds#PASS_LIFETIME}. */
  public static String issue(KeySecrets secrets, Instant now) {
    long seconds = now.getEpochSecond();
    return seconds + "." + mark(secrets, seconds);
  }

  static boolean isGood(KeySecrets secrets, String pass, Instant now) {
    int dot = pass.indexOf('.');
    if (dot < 1 || dot > 12 || !pass.substring(0, dot).chars().allMatch(Character::isDigit)) {
      return false;
    }
    long seconds = Long.parseLong(pass.substring(0, dot));
    Duration age = Duration.between(Instant.ofEpochSecond(seconds), now).abs();
    return age.compareTo(ApiBounds.PASS_LIFETIME) <= 0
        && MessageDigest.isEqual(
            mark(secrets, seconds).getBytes(StandardCharsets.UTF_8),
            pass.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
  }

  /** No key's secret has a line break, so that no hash of a key can pass for a mark. */
  private static String mark(KeySecrets secrets, long seconds) {
    return secrets.hash("operator\n" + seconds);
  }
}
