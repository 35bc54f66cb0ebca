package dev.tollgate.pricing;

import dev.tollgate.pricing.QuoteRequest.Pictures;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Requests for a quote, built up from one square medium picture by gpt-image-2. */
record Requests(QuoteRequest request) {

  static final List<ImageSize> SIZES =
      List.of(new ImageSize(1024, 1536), new ImageSize(1024, 1024));

  /** 22 tokens of text, one square medium picture. */
  static Requests picture() {
    Pictures pictures =
        new Pictures(
            1,
            new ImageSize(1024, 1024),
            "medium",
            0,
            List.of(),
            false,
            ImageTokenMethod.GPT_IMAGE_2_FORMULA,
            ImageInputMethod.GPT_IMAGE_2_PATCHES,
            SIZES,
            new ImageSize(1024, 1024),
            List.of("low", "medium", "high"),
            "low");
    return new Requests(
        new QuoteRequest(Tariffs.GENERATION, TokenRange.exactly(22), pictures, null));
  }

  static QuoteRequest chat(TokenRange input, TokenRange output) {
    return new QuoteRequest(Tariffs.CHAT, input, null, output);
  }

  Requests text(TokenRange range) {
    return new Requests(
        new QuoteRequest(request.call(), range, request.pictures(), request.textOutput()));
  }

  Requests call(Circumstances call) {
    return new Requests(
        new QuoteRequest(call, request.textInput(), request.pictures(), request.textOutput()));
  }

  Requests count(int count) {
    Pictures old = pictures();
    return with(old, count, old.size(), old.quality(), old.partialImages());
  }

  Requests shape(@Nullable String size, @Nullable String quality) {
    Pictures old = pictures();
    ImageSize parsed = size == null ? null : ImageSize.parse(size).orElseThrow();
    return with(old, old.count(), parsed, quality, old.partialImages());
  }

  Requests partials(int partials) {
    Pictures old = pictures();
    return with(old, old.count(), old.size(), old.quality(), partials);
  }

  Requests expecting(String quality, String... qualities) {
    Pictures old = pictures();
    return with(
        new Pictures(
            old.count(),
            old.size(),
            null,
            old.partialImages(),
            old.references(),
            old.highInputFidelity(),
            old.outputMethod(),
            old.inputMethod(),
            old.autoSizes(),
            old.expectedAutoSize(),
            List.of(qualities),
            quality));
  }

  Requests expecting(ImageSize autoSize) {
    Pictures old = pictures();
    return with(
        new Pictures(
            old.count(),
            old.size(),
            old.quality(),
            old.partialImages(),
            old.references(),
            old.highInputFidelity(),
            old.outputMethod(),
            old.inputMethod(),
            old.autoSizes(),
            autoSize,
            old.autoQualities(),
            old.expectedAutoQuality()));
  }

  Requests references(boolean highFidelity, @Nullable ImageSize... sizes) {
    Pictures old = pictures();
    return with(
        new Pictures(
            old.count(),
            old.size(),
            old.quality(),
            old.partialImages(),
            Arrays.asList(sizes),
            highFidelity,
            old.outputMethod(),
            old.inputMethod(),
            old.autoSizes(),
            old.expectedAutoSize(),
            old.autoQualities(),
            old.expectedAutoQuality()));
  }

  Requests methods(ImageTokenMethod output, ImageInputMethod input) {
    Pictures old = pictures();
    return with(
        new Pictures(
            old.count(),
            old.size(),
            old.quality(),
            old.partialImages(),
            old.references(),
            old.highInputFidelity(),
            output,
            input,
            old.autoSizes(),
            old.expectedAutoSize(),
            old.autoQualities(),
            old.expectedAutoQuality()));
  }

  private Requests with(
      Pictures old,
      int count,
      @Nullable ImageSize size,
      @Nullable String quality,
      int partialImages) {
    return with(
        new Pictures(
            count,
            size,
            quality,
            partialImages,
            old.references(),
            old.highInputFidelity(),
            old.outputMethod(),
            old.inputMethod(),
            old.autoSizes(),
            old.expectedAutoSize(),
            old.autoQualities(),
            old.expectedAutoQuality()));
  }

  private Requests with(Pictures pictures) {
    return new Requests(
        new QuoteRequest(request.call(), request.textInput(), pictures, request.textOutput()));
  }

  private Pictures pictures() {
    return Objects.requireNonNull(request.pictures());
  }
}
