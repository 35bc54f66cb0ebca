package dev.tollgate.pricing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Width and height of a picture in pixels, both at least 1; written {@code 1024x1536}. */
public record ImageSize(int width, int height) {

  private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,5})x([1-9][0-9]{0,5})");

  public ImageSize {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("A picture has at least one pixel each way");
    }
  }

  /** Reads {@code 1024x1536}; empty for anything else, also for {@code auto}. */
  public static Optional<ImageSize> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new ImageSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  public long pixels() {
    return (long) width * height;
  }

  public int longEdge() {
    return Math.max(width, height);
  }

  public int shortEdge() {
    return Math.min(width, height);
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }
}
