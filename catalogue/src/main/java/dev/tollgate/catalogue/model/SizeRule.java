package dev.tollgate.catalogue.model;

import dev.tollgate.pricing.ImageSize;
import java.util.List;

/** Which picture sizes a model accepts besides {@code auto}. */
public sealed interface SizeRule {

  /** Only these sizes. */
  record Fixed(List<ImageSize> sizes) implements SizeRule {
    public Fixed {
      sizes = List.copyOf(sizes);
    }
  }

  /**
   * Any size whose edges are multiples of {@code multiple} and at most {@code maxEdge}, whose ratio
   * of long to short edge is at most {@code maxRatio}, with {@code minPixels} to {@code maxPixels}
   * pixels in all.
   */
  record Free(int multiple, int minEdge, int maxEdge, int maxRatio, long minPixels, long maxPixels)
      implements SizeRule {}

  /** No source says: sizes are passed on unchecked. */
  record Unknown() implements SizeRule {}
}
