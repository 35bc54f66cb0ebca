package dev.tollgate.pricing;

import dev.tollgate.pricing.Outcome.Reason;
import dev.tollgate.pricing.QuoteRequest.Pictures;
import dev.tollgate.pricing.Quotes.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** Explains a quote in short sentences: what was assumed and how the quantities were found. */
final class Working {

  private final List<String> sentences = new ArrayList<>();

  private Working() {}

  static List<String> of(
      QuoteRequest request,
      Tariff tariff,
      List<Scenario> scenarios,
      SequencedMap<Shape, Reason> unpriced) {
    Working working = new Working();
    working.free(tariff.freeBecause());
    working.tokens("text input", request.textInput());
    if (request.textOutput() != null) {
      working.tokens("text output", request.textOutput());
    }
    if (request.pictures() != null) {
      working.pictures(request.pictures(), scenarios);
    }
    working.tier(request.call().tier(), tariff);
    unpriced.forEach((shape, reason) -> working.add("Left out %s. %s", shape, reason.sentence()));
    return List.copyOf(working.sentences);
  }

  private void free(@Nullable String because) {
    if (because != null) {
      add("Free: %s.", because);
    }
  }

  private void tokens(String what, TokenRange range) {
    if (range.low() == range.high()) {
      add("%s %s.", count(range.low(), what + " token"), verb(range.low()));
    } else {
      add("%,d to %,d %s tokens, %,d expected.", range.low(), range.high(), what, range.expected());
    }
  }

  private static String verb(long count) {
    return count == 1 ? "is counted" : "are counted";
  }

  private void pictures(Pictures pictures, List<Scenario> scenarios) {
    auto(pictures);
    references(pictures);
    SequencedSet<Shape> shapes = new LinkedHashSet<>();
    scenarios.forEach(scenario -> shapes.add(scenario.shape()));
    shapes.forEach(shape -> output(pictures, shape));
    partials(pictures);
    rough(pictures);
    jobs(pictures.count());
  }

  private void auto(Pictures pictures) {
    if (pictures.size() == null) {
      auto("Size", Shape.sizes(pictures), pictures.expectedAutoSize());
    }
    if (pictures.quality() == null && !Shape.qualities(pictures).isEmpty()) {
      auto("Quality", Shape.qualities(pictures), pictures.expectedAutoQuality());
    }
  }

  private void auto(String what, SequencedCollection<?> values, @Nullable Object expected) {
    List<String> names = values.stream().map(Object::toString).toList();
    String expectation = expected == null ? "the dearest is expected" : expected + " is expected";
    add("%s is auto: may become %s; %s.", what, String.join(", ", names), expectation);
  }

  private void references(Pictures pictures) {
    int references = pictures.references().size();
    if (references == 0) {
      return;
    }
    String pictured = count(references, "reference picture");
    OptionalLong tokens = Estimate.referenceTokens(pictures);
    if (tokens.isEmpty()) {
      add("%s: nobody knows how many tokens.", pictured);
    } else {
      add("%s: %s.", pictured, count(tokens.getAsLong(), "image input token"));
    }
    if (tokens.isPresent() && pictures.references().stream().anyMatch(Objects::isNull)) {
      add("A reference of unknown size counts as the dearest one.");
    }
  }

  private void output(Pictures pictures, Shape shape) {
    OptionalLong tokens = Estimate.outputTokens(pictures, shape);
    if (tokens.isEmpty()) {
      add("%s: not counted in tokens.", shape);
    } else {
      String counted = count(tokens.getAsLong(), "image output token");
      add("%s: %s a picture, %s.", shape, counted, how(pictures.outputMethod()));
    }
  }

  private static String how(ImageTokenMethod method) {
    return switch (method) {
      case GPT_IMAGE_1_TABLE, GEMINI_2_5_FLASH_IMAGE, GEMINI_3_PRO_IMAGE, GEMINI_3_1_FLASH_IMAGE ->
          "from the published table";
      case GPT_IMAGE_2_FORMULA -> "by the gpt-image-2 formula";
      case GPT_IMAGE_2_5_ROUGH -> "by a third party's rough factors";
      case NONE -> "as stated";
    };
  }

  private void partials(Pictures pictures) {
    int partials = pictures.partialImages();
    if (partials > 0 && pictures.outputMethod() != ImageTokenMethod.NONE) {
      add(
          "%s may add %,d image output tokens each; the low end counts none.",
          count(partials, "partial picture"), ImageTokens.PARTIAL_IMAGE);
    }
  }

  private void rough(Pictures pictures) {
    if (Estimate.isRough(pictures)) {
      add("The vendor publishes no figures: the high end takes half as many output tokens again.");
    }
  }

  private void jobs(int count) {
    if (count > 1) {
      add("%,d pictures are %,d jobs: all of this counts %,d times.", count, count, count);
    }
  }

  private void tier(ServiceTier tier, Tariff tariff) {
    boolean stated = tariff.rates().stream().anyMatch(rate -> rate.conditions().tier() == tier);
    if (tier != ServiceTier.STANDARD && !stated && !tariff.isFree()) {
      String name = tier.name().toLowerCase(Locale.ROOT);
      add("No %s rates are stated: the standard rates apply.", name);
    }
  }

  private static String count(long count, String noun) {
    return String.format(Locale.ROOT, count == 1 ? "%,d %s" : "%,d %ss", count, noun);
  }

  private void add(String sentence, Object... values) {
    sentences.add(String.format(Locale.ROOT, sentence, values));
  }
}
