package dev.tollgate.catalogue.snapshot;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what {@link BundleEncoder} writes, from a position in shared bytes. One thread each. */
final class BundleDecoder {

  /** The texts of a bundle, decoded when first asked for. Safe for any number of threads. */
  static final class Texts {
    private final byte[] bytes;
    private final int[] starts;
    private final @Nullable String[] decoded;

    Texts(byte[] bytes, int[] starts) {
      this.bytes = bytes;
      this.starts = starts;
      this.decoded = new @Nullable String[starts.length - 1];
    }

    String get(int position) {
      String known = decoded[position];
      if (known == null) {
        int start = starts[position];
        int length = starts[position + 1] - start;
        known = new String(bytes, start, length, StandardCharsets.UTF_8);
        decoded[position] = known;
      }
      return known;
    }
  }

  private final byte[] bytes;
  private final Texts texts;
  private int position;

  BundleDecoder(byte[] bytes, int position, Texts texts) {
    this.bytes = bytes;
    this.position = position;
    this.texts = texts;
  }

  int position() {
    return position;
  }

  long number() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte part = bytes[position++];
      value |= (part & 0x7FL) << shift;
      if (part >= 0) {
        return value;
      }
    }
    throw new IllegalStateException("The bundle holds a number that does not end");
  }

  int whole() {
    return Math.toIntExact(number());
  }

  String text() {
    return texts.get(whole());
  }

  @Nullable String optionalText() {
    int index = whole();
    return index == 0 ? null : texts.get(index - 1);
  }

  @Nullable Long optionalNumber() {
    long value = number();
    return value == 0 ? null : Long.valueOf(value - 1);
  }

  @Nullable Boolean flag() {
    long value = number();
    return value == 0 ? null : Boolean.valueOf(value == 2);
  }

  @Nullable LocalDate date() {
    Long day = optionalNumber();
    return day == null ? null : LocalDate.ofEpochDay(day);
  }

  <E extends Enum<E>> @Nullable E choice(E[] values) {
    int index = whole();
    return index == 0 ? null : values[index - 1];
  }

  <T> List<T> list(Supplier<T> read) {
    int size = whole();
    List<T> items = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      items.add(read.get());
    }
    return items;
  }

  List<String> texts() {
    return list(this::text);
  }
}
