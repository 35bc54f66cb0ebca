package dev.tollgate.pricing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a quote is wanted for: the tokens of the text that goes in, and either pictures or text that
 * comes out. The instant, tier and operation are in {@code call}; its size, quality and context are
 * filled in by the quote.
 */
public record QuoteRequest(
    Circumstances call,
    TokenRange textInput,
    @Nullable Pictures pictures,
    @Nullable TokenRange textOutput) {

  /**
   * The pictures of one call. {@code size} or {@code quality} null means {@code auto}: then the
   * quote spans {@code autoSizes} and {@code autoQualities}, each ordered cheapest to dearest, and
   * expects {@code expectedAutoSize} and {@code expectedAutoQuality}. {@code references} are the
   * input pictures; a null element is one of unknown size.
   */
  public record Pictures(
      int count,
      @Nullable ImageSize size,
      @Nullable String quality,
      int partialImages,
      List<@Nullable ImageSize> references,
      boolean highInputFidelity,
      ImageTokenMethod outputMethod,
      ImageInputMethod inputMethod,
      List<ImageSize> autoSizes,
      ImageSize expectedAutoSize,
      List<String> autoQualities,
      @Nullable String expectedAutoQuality) {

    public Pictures {
      if (count < 1 || partialImages < 0) {
        throw new IllegalArgumentException("A call makes at least one picture");
      }
      references = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(references));
      autoSizes = List.copyOf(autoSizes);
      autoQualities = List.copyOf(autoQualities);
    }
  }
}
