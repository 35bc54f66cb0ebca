package dev.tollgate.pricing;

import java.util.Locale;
import java.util.Optional;

/**
 * Resolution classes by which some providers price pictures. A picture is of the class whose square
 * is nearest in pixels: 0.6, 2.3 and 8 megapixels part 512, 1K, 2K and 4K, so that 1536 x 1024 is
 * 1K and 3840 x 2160 is 4K.
 */
enum SizeClass {
  HALF("512", 600_000),
  ONE("1k", 2_300_000),
  TWO("2k", 8_000_000),
  FOUR("4k", Long.MAX_VALUE);

  private final String name;
  private final long pixelsBelow;

  SizeClass(String name, long pixelsBelow) {
    this.name = name;
    this.pixelsBelow = pixelsBelow;
  }

  /** The class that a condition names; empty for sizes in pixels. */
  static Optional<SizeClass> named(String condition) {
    for (SizeClass one : values()) {
      if (one.name.equals(condition.toLowerCase(Locale.ROOT))) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /** Whether a size such as {@code 1536x1024} is of the class. */
  boolean holds(String size) {
    return ImageSize.parse(size).map(SizeClass::of).filter(this::equals).isPresent();
  }

  /** The class of a picture. */
  static SizeClass of(ImageSize size) {
    for (SizeClass one : values()) {
      if (size.pixels() < one.pixelsBelow) {
        return one;
      }
    }
    return FOUR;
  }
}
