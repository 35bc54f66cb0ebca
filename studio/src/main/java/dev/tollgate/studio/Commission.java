package dev.tollgate.studio;

/**
 * What to draw and how to deliver it.
 *
 * @param prompt what the picture should show; at most {@link StudioBounds#PROMPT_CODE_POINTS_MAX}
 * @param width pixels, exact
 * @param height pixels, exact
 * @param format the file format
 * @param compression 0 to 100, quality for JPEG and WebP; PNG is lossless and ignores it
 * @param seed chooses among equally good drawings of the prompt
 * @param partialImages how many stages to show before the finished picture, 0 to 3
 * @param transparent whether to leave the background out; PNG and WebP only
 */
public record Commission(
    String prompt,
    int width,
    int height,
    Format format,
    int compression,
    long seed,
    int partialImages,
    boolean transparent) {

  /** Throws {@link IllegalArgumentException} naming the value and its limit when one is outside. */
  public Commission {
    requireReadable(prompt);
    requireWithin("width", width, StudioBounds.EDGE_MIN, StudioBounds.EDGE_MAX, " pixels");
    requireWithin("height", height, StudioBounds.EDGE_MIN, StudioBounds.EDGE_MAX, " pixels");
    requireWithin("compression", compression, 0, StudioBounds.COMPRESSION_MAX, "");
    requireWithin("partialImages", partialImages, 0, StudioBounds.PARTIAL_IMAGES_MAX, "");
    if (transparent && !format.holdsTransparency()) {
      throw new IllegalArgumentException(
          "A transparent background needs png or webp; " + format.mediaType() + " has none.");
    }
  }

  private static void requireReadable(String prompt) {
    if (prompt.isBlank()) {
      throw new IllegalArgumentException("The prompt is empty; say what to draw.");
    }
    var length = prompt.codePointCount(0, prompt.length());
    if (length > StudioBounds.PROMPT_CODE_POINTS_MAX) {
      throw new IllegalArgumentException(
          "The prompt has %d characters; the limit is %d."
              .formatted(length, StudioBounds.PROMPT_CODE_POINTS_MAX));
    }
  }

  private static void requireWithin(String name, int value, int least, int most, String unit) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s is %d%s; it must be from %d to %d.".formatted(name, value, unit, least, most));
    }
  }
}
