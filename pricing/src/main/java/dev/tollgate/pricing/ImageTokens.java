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
    return switch (method) {
      case GPT_IMAGE_1_TABLE -> publishedTable(size, quality);
      case GPT_IMAGE_2_FORMULA -> formula(size, longEdgeCells(quality));
      case GPT_IMAGE_2_5_ROUGH -> formula(size, roughLongEdgeCells(quality));
      case GEMINI_2_5_FLASH_IMAGE -> OptionalLong.of(1290);
      case GEMINI_3_PRO_IMAGE -> byClass(size, 1120, 1120, 1120, 2000);
      case GEMINI_3_1_FLASH_IMAGE -> byClass(size, 747, 1120, 1680, 2520);
      case NONE -> UNKNOWN;
    };
  }

  private static OptionalLong byClass(ImageSize size, long half, long one, long two, long four) {
    return OptionalLong.of(
        switch (SizeClass.of(size)) {
          case HALF -> half;
          case ONE -> one;
          case TWO -> two;
          case FOUR -> four;
        });
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

  private static OptionalLong publishedTable(ImageSize size, @Nullable String quality) {
    return switch (size.toString()) {
      case "1024x1024" -> byQuality(quality, 272, 1056, 4160);
      case "1024x1536" -> byQuality(quality, 408, 1584, 6240);
      case "1536x1024" -> byQuality(quality, 400, 1568, 6208);
      default -> UNKNOWN;
    };
  }

  private static OptionalLong longEdgeCells(@Nullable String quality) {
    return byQuality(quality, 16, 48, 96);
  }

  private static OptionalLong roughLongEdgeCells(@Nullable String quality) {
    return switch (quality) {
      case null -> UNKNOWN;
      case "xhigh" -> OptionalLong.of(72);
      case "max" -> OptionalLong.of(96);
      default -> byQuality(quality, 16, 32, 48);
    };
  }

  private static OptionalLong byQuality(
      @Nullable String quality, long low, long medium, long high) {
    return switch (quality) {
      case null -> UNKNOWN;
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
