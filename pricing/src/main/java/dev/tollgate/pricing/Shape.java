package dev.tollgate.pricing;

import dev.tollgate.pricing.QuoteRequest.Pictures;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** The size and quality that a call may end up with; both null when it makes no pictures. */
record Shape(@Nullable ImageSize size, @Nullable String quality) {

  private static final Shape TEXT = new Shape(null, null);

  /** What was asked for or, where that is {@code auto}, everything it may turn into. */
  static List<Shape> possible(QuoteRequest request) {
    Pictures pictures = request.pictures();
    if (pictures == null) {
      return List.of(TEXT);
    }
    List<Shape> shapes = new ArrayList<>();
    for (ImageSize size : sizes(pictures)) {
      for (String quality : qualities(pictures)) {
        shapes.add(new Shape(size, quality));
      }
      if (qualities(pictures).isEmpty()) {
        shapes.add(new Shape(size, null));
      }
    }
    return shapes;
  }

  static Shape expected(QuoteRequest request) {
    Pictures pictures = request.pictures();
    if (pictures == null) {
      return TEXT;
    }
    return new Shape(
        pictures.size() == null ? pictures.expectedAutoSize() : pictures.size(),
        pictures.quality() == null ? pictures.expectedAutoQuality() : pictures.quality());
  }

  static SequencedSet<ImageSize> sizes(Pictures pictures) {
    SequencedSet<ImageSize> sizes = new LinkedHashSet<>();
    if (pictures.size() != null) {
      sizes.add(pictures.size());
      return sizes;
    }
    sizes.addAll(pictures.autoSizes());
    sizes.add(pictures.expectedAutoSize());
    return sizes;
  }

  static SequencedSet<String> qualities(Pictures pictures) {
    SequencedSet<String> qualities = new LinkedHashSet<>();
    if (pictures.quality() != null) {
      qualities.add(pictures.quality());
      return qualities;
    }
    qualities.addAll(pictures.autoQualities());
    if (pictures.expectedAutoQuality() != null) {
      qualities.add(pictures.expectedAutoQuality());
    }
    return qualities;
  }

  @Override
  public String toString() {
    return quality == null ? String.valueOf(size) : size + " at " + quality;
  }
}
