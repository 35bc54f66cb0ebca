package dev.tollgate.bench;

/** Finds its way in the bytes of an HTTP request that has a length or no body. */
final class Requests {

  private Requests() {}

  /** Bytes of the first whole request among the first {@code end} bytes, or -1. */
  static int length(byte[] bytes, int end, byte[] headEnd, byte[] lengthName) {
    int head = indexOf(bytes, 0, end, headEnd, false);
    if (head < 0) {
      return -1;
    }
    int body = head + headEnd.length;
    int field = indexOf(bytes, 0, head, lengthName, true);
    int whole = body + (field < 0 ? 0 : number(bytes, field + lengthName.length));
    return whole <= end ? whole : -1;
  }

  static boolean contains(byte[] bytes, int end, String text) {
    byte[] pattern = text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    return indexOf(bytes, 0, end, pattern, false) >= 0;
  }

  private static int number(byte[] bytes, int from) {
    int index = from;
    while (bytes[index] == ' ') {
      index++;
    }
    int value = 0;
    while (bytes[index] >= '0' && bytes[index] <= '9') {
      value = value * 10 + bytes[index++] - '0';
    }
    return value;
  }

  private static int indexOf(byte[] bytes, int from, int end, byte[] pattern, boolean anyCase) {
    for (int i = from; i <= end - pattern.length; i++) {
      int matched = 0;
      while (matched < pattern.length && same(bytes[i + matched], pattern[matched], anyCase)) {
        matched++;
      }
      if (matched == pattern.length) {
        return i;
      }
    }
    return -1;
  }

  private static boolean same(byte one, byte lowerCase, boolean anyCase) {
    return one == lowerCase || (anyCase && (one | 0x20) == lowerCase);
  }
}
