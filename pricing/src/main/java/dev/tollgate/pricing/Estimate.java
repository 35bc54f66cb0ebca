package dev.tollgate.pricing;

import dev.tollgate.pricing.QuoteRequest.Pictures;
import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The quantities one scenario of a call is predicted to use, and the circumstances they are priced
 * under. Several pictures are as many jobs: text, references and output count once for each, while
 * the context that decides a tier is that of one job.
 */
record Estimate(Usage usage, Circumstances call) {

  static Estimate of(QuoteRequest request, Shape shape, Extent extent) {
    SortedMap<Meter, BigDecimal> quantities = new TreeMap<>();
    Pictures pictures = request.pictures();
    long jobs = pictures == null ? 1 : pictures.count();
    put(quantities, Meter.REQUESTS, 1);
    put(quantities, Meter.TEXT_INPUT, jobs * extent.of(request.textInput()));
    if (request.textOutput() != null) {
      put(quantities, Meter.TEXT_OUTPUT, jobs * extent.of(request.textOutput()));
    }
    if (pictures != null) {
      putReferences(quantities, pictures);
      putPictures(quantities, pictures, shape, extent);
    }
    Usage usage = new Usage(quantities, Usage.Origin.ESTIMATED);
    long context = usage.tokens(Direction.INPUT) / jobs;
    return new Estimate(usage, circumstances(request, shape).withContextTokens(context));
  }

  /** Output tokens of one picture without its partial pictures; empty when nobody knows. */
  static OptionalLong outputTokens(Pictures pictures, Shape shape) {
    return shape.size() == null
        ? OptionalLong.empty()
        : ImageTokens.output(pictures.outputMethod(), shape.size(), shape.quality());
  }

  /** Input tokens of the references of one job; empty when nobody knows how to count them. */
  static OptionalLong referenceTokens(Pictures pictures) {
    long sum = 0;
    for (ImageSize reference : pictures.references()) {
      OptionalLong tokens =
          ImageTokens.input(pictures.inputMethod(), reference, pictures.highInputFidelity());
      if (tokens.isEmpty()) {
        return OptionalLong.empty();
      }
      sum += tokens.getAsLong();
    }
    return OptionalLong.of(sum);
  }

  private static void putReferences(SortedMap<Meter, BigDecimal> quantities, Pictures pictures) {
    long jobs = pictures.count();
    put(quantities, Meter.INPUT_IMAGES, jobs * pictures.references().size());
    referenceTokens(pictures)
        .ifPresent(tokens -> put(quantities, Meter.IMAGE_INPUT, jobs * tokens));
  }

  private static void putPictures(
      SortedMap<Meter, BigDecimal> quantities, Pictures pictures, Shape shape, Extent extent) {
    long jobs = pictures.count();
    put(quantities, Meter.IMAGES, jobs);
    if (shape.size() != null) {
      long pixels = Math.multiplyExact(jobs, shape.size().pixels());
      put(quantities, Meter.IMAGE_PIXELS, pixels);
      quantities.put(Meter.IMAGE_MEGAPIXELS, BigDecimal.valueOf(pixels, 6));
    }
    outputTokens(pictures, shape)
        .ifPresent(tokens -> {
          long each = withMargin(tokens, pictures, extent) + partials(pictures, extent);
          put(quantities, Meter.IMAGE_OUTPUT, jobs * each);
        });
  }

  /** Half as much again at the high end of a method that rests on no vendor figures. */
  private static long withMargin(long tokens, Pictures pictures, Extent extent) {
    return extent == Extent.HIGH && isRough(pictures) ? Math.ceilDiv(3 * tokens, 2) : tokens;
  }

  static boolean isRough(Pictures pictures) {
    return switch (pictures.outputMethod()) {
      case GPT_IMAGE_2_5_ROUGH -> true;
      case GPT_IMAGE_1_TABLE,
          GPT_IMAGE_2_FORMULA,
          GEMINI_2_5_FLASH_IMAGE,
          GEMINI_3_PRO_IMAGE,
          GEMINI_3_1_FLASH_IMAGE,
          NONE ->
          false;
    };
  }

  /** A provider may send fewer partial pictures than were asked for, down to none. */
  private static long partials(Pictures pictures, Extent extent) {
    return switch (extent) {
      case LOW -> 0;
      case EXPECTED, HIGH -> pictures.partialImages() * ImageTokens.PARTIAL_IMAGE;
    };
  }

  private static Circumstances circumstances(QuoteRequest request, Shape shape) {
    return shape.size() == null
        ? request.call()
        : request.call().withImage(shape.size().toString(), shape.quality());
  }

  private static void put(SortedMap<Meter, BigDecimal> quantities, Meter meter, long quantity) {
    if (quantity > 0) {
      quantities.put(meter, BigDecimal.valueOf(quantity));
    }
  }
}
