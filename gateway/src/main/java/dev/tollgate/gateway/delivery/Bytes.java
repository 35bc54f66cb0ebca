package dev.tollgate.gateway.delivery;

import dev.tollgate.gateway.codec.ByteSearch;

/** Searches in byte arrays. */
final class Bytes {

  private Bytes() {}

  /** The first index in [from, end) at which the pattern starts and fits, or -1. */
  static int indexOf(byte[] bytes, int from, int end, byte[] pattern) {
    int last = end - pattern.length;
    for (int i = from; i <= last; i++) {
      if (bytes[i] == pattern[0] && matches(bytes, i, pattern)) {
        return i;
      }
    }
    return -1;
  }

  /** The index after the blank line that ends the first event from {@code from}, or -1. */
  static int endOfEvent(byte[] bytes, int from, int end) {
    int i = from - 1;
    while ((i = ByteSearch.indexOf(bytes, i + 1, end, '\n')) < end) {
      if (i + 1 < end && bytes[i + 1] == '\n') {
        return i + 2;
      }
      if (i + 2 < end && bytes[i + 1] == '\r' && bytes[i + 2] == '\n') {
        return i + 3;
      }
    }
    return -1;
  }

  private static boolean matches(byte[] bytes, int at, byte[] pattern) {
    for (int i = 1; i < pattern.length; i++) {
      if (bytes[at + i] != pattern[i]) {
        return false;
      }
    }
    return true;
  }
}
