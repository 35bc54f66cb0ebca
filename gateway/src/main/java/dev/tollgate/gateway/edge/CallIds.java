package dev.tollgate.gateway.edge;

import java.security.SecureRandom;
import java.time.InstantSource;

/** Makes call ids: 26 characters, sortable by time, unguessable (the ULID layout). */
final class CallIds {

  private static final char[] DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
  private static final SecureRandom RANDOM = new SecureRandom();

  private CallIds() {}

  static String next(InstantSource clock) {
    char[] id = new char[26];
    fill(id, 0, 10, clock.millis());
    fill(id, 10, 8, RANDOM.nextLong());
    fill(id, 18, 8, RANDOM.nextLong());
    return new String(id);
  }

  private static void fill(char[] id, int start, int length, long bits) {
    for (int i = start + length - 1; i >= start; i--) {
      id[i] = DIGITS[(int) (bits & 31)];
      bits >>>= 5;
    }
  }
}
