package dev.tollgate.catalogue.snapshot;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the small values of a bundle: whole numbers of variable length, and texts as positions in
 * one shared table. Used by one thread.
 */
final class BundleEncoder {

  /** The texts of a bundle, each once. */
  static final class Texts {
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    int position(String text) {
      return positions.computeIfAbsent(
          text,
          _ -> {
            texts.add(text);
            return texts.size() - 1;
          });
    }

    List<String> all() {
      return texts;
    }
  }

  private final Texts texts;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  BundleEncoder(Texts texts) {
    this.texts = texts;
  }

  int size() {
    return bytes.size();
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  void number(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes.write((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }

  void text(String value) {
    number(texts.position(value));
  }

  /** Null is 0, so that positions are one higher. */
  void optionalText(@Nullable String value) {
    number(value == null ? 0 : texts.position(value) + 1L);
  }

  void optionalNumber(@Nullable Long value) {
    number(value == null ? 0 : value + 1);
  }

  void flag(@Nullable Boolean value) {
    number(value == null ? 0 : value ? 2 : 1);
  }

  void date(@Nullable LocalDate value) {
    optionalNumber(value == null ? null : Long.valueOf(value.toEpochDay()));
  }

  void choice(@Nullable Enum<?> value) {
    number(value == null ? 0 : value.ordinal() + 1L);
  }

  <T> void list(Collection<T> items, Consumer<T> write) {
    number(items.size());
    items.forEach(write);
  }

  void texts(Collection<String> items) {
    list(items, this::text);
  }

  void raw(byte[] value) {
    bytes.writeBytes(value);
  }

  /** A text in full, for the table itself. */
  void whole(String value) {
    byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
    number(encoded.length);
    bytes.writeBytes(encoded);
  }
}
