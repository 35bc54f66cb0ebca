package dev.tollgate.pricing;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How many tokens a picture counts, before the call is made, in exact integer arithmetic. An empty
 * answer means that nobody knows, never zero.
 */
public final class ImageTokens {

  /** Output tokens of one streamed partial picture, as OpenAI documents them. */
  public static final long PARTIAL_IMAGE = 100;

  private static final OptionalLong UNKNOWN = OptionalLong.empty();

  private ImageTokens() {}

  /** Output tokens of one picture; empty for a size or quality that the method does not cover. */
  public static OptionalLong output(
      ImageTokenMethod method, ImageSize size, @Nullable String quality) {
    if (quality == null) {
      return UNKNOWN;
    }
    return switch (method) {
      case GPT_IMAGE_1_TABLE -> publishedTable(size, quality);
      case GPT_IMAGE_2_FORMULA -> formula(size, longEdgeCells(quality));
      case GPT_IMAGE_2_5_ROUGH -> formula(size, roughLongEdgeCells(quality));
      case NONE -> UNKNOWN;
    };
  }

  /**
   * Input tokens of one reference picture; null is a picture of unknown size and counts as the
   * dearest one. Empty when the method is {@link ImageInputMethod#NONE}.
   */
  public static OptionalLong input(
      ImageInputMethod method, @Nullable ImageSize size, boolean highFidelity) {
    return switch (method) {
      case GPT_IMAGE_1_TILES ->
          OptionalLong.of(
              size == null ? Tiles.most(highFidelity) : Tiles.tokens(size, highFidelity));
      case GPT_IMAGE_2_PATCHES ->
          OptionalLong.of(size == null ? Patches.MOST : Patches.tokens(size));
      case NONE -> UNKNOWN;
    };
  }

  private static OptionalLong publishedTable(ImageSize size, String quality) {
    return switch (size.toString()) {
      case "1024x1024" -> byQuality(quality, 272, 1056, 4160);
      case "1024x1536" -> byQuality(quality, 408, 1584, 6240);
      case "1536x1024" -> byQuality(quality, 400, 1568, 6208);
      default -> UNKNOWN;
    };
  }

  private static OptionalLong longEdgeCells(String quality) {
    return byQuality(quality, 16, 48, 96);
  }

  private static OptionalLong roughLongEdgeCells(String quality) {
    return switch (quality) {
      case "xhigh" -> OptionalLong.of(72);
      case "max" -> OptionalLong.of(96);
      default -> byQuality(quality, 16, 32, 48);
    };
  }

  private static OptionalLong byQuality(String quality, long low, long medium, long high) {
    return switch (quality) {
      case "low" -> OptionalLong.of(low);
      case "medium" -> OptionalLong.of(medium);
      case "high" -> OptionalLong.of(high);
      default -> UNKNOWN;
    };
  }

  /**
   * The formula in OpenAI's calculator: a grid as many cells long as the quality says, in the
   * proportions of the picture, weighted by (2,000,000 + pixels) / 4,000,000.
   */
  private static OptionalLong formula(ImageSize size, OptionalLong longEdgeCells) {
    if (longEdgeCells.isEmpty()) {
      return UNKNOWN;
    }
    long longCells = longEdgeCells.getAsLong();
    long shortCells =
        (2 * longCells * size.shortEdge() + size.longEdge()) / (2L * size.longEdge()); // rounded
    long weight = Math.addExact(2_000_000, size.pixels());
    return OptionalLong.of(
        Math.ceilDiv(Math.multiplyExact(longCells * shortCells, weight), 4_000_000));
  }
}
