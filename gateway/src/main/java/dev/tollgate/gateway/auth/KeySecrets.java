package dev.tollgate.gateway.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes key secrets and hashes them: {@code tg_} + 32 random hex digits (128 bits) + 8 hex digits
 * of checksum; stored as HMAC-SHA-256 under this server's pepper. Thread-safe.
 */
public final class KeySecrets {

  /** Characters of a secret that may be shown again. */
  public static final int PREFIX_LENGTH = 9;

  private static final String ALGORITHM = "HmacSHA256";
  private static final String MARK = "tg_";
  private static final int RANDOM_BYTES = 16;
  private static final int LENGTH = MARK.length() + RANDOM_BYTES * 2 + 8;
  private static final int PEPPER_BYTES_MIN = 16;

  private final SecretKeySpec pepper;
  private final SecureRandom random = new SecureRandom();

  public KeySecrets(byte[] pepper) {
    if (pepper.length < PEPPER_BYTES_MIN) {
      throw new IllegalArgumentException("The pepper has at least 16 bytes");
    }
    this.pepper = new SecretKeySpec(pepper, ALGORITHM);
  }

  /** A new secret; show it once and keep only its hash. */
  public String generate() {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    String body = MARK + HexFormat.of().formatHex(bytes);
    return body + checksum(body);
  }

  /** Whether a text has the form and checksum of a secret, so that typos need no lookup. */
  public boolean isWellFormed(String secret) {
    if (secret.length() != LENGTH || !secret.startsWith(MARK)) {
      return false;
    }
    int cut = LENGTH - 8;
    return checksum(secret.substring(0, cut)).equals(secret.substring(cut));
  }

  /** The hash under which a secret is stored, 64 hex digits. */
  public String hash(String secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(pepper);
      return HexFormat.of().formatHex(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError("Every Java runtime has " + ALGORITHM, impossible);
    }
  }

  private static String checksum(String body) {
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
