package dev.tollgate.studio.encode;

import java.io.ByteArrayOutputStream;

/** A growing file: bytes and numbers in either byte order. */
final class Bytes {

  private final ByteArrayOutputStream out;

  Bytes(int expected) {
    out = new ByteArrayOutputStream(expected);
  }

  Bytes add(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  Bytes add(byte[] bytes, int from, int to) {
    out.write(bytes, from, to - from);
    return this;
  }

  Bytes add(int value) {
    out.write(value);
    return this;
  }

  Bytes bigEndian(int value, int count) {
    for (var at = count - 1; at >= 0; at--) {
      out.write(value >>> (8 * at));
    }
    return this;
  }

  Bytes littleEndian(int value, int count) {
    for (var at = 0; at < count; at++) {
      out.write(value >>> (8 * at));
    }
    return this;
  }

  byte[] toArray() {
    return out.toByteArray();
  }

  static int readLittleEndian(byte[] bytes, int at) {
    return (bytes[at] & 0xFF)
        | (bytes[at + 1] & 0xFF) << 8
        | (bytes[at + 2] & 0xFF) << 16
        | (bytes[at + 3] & 0xFF) << 24;
  }
}
