package dev.tollgate.pricing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Arbitrary amounts, rates, tariffs, usages and requests for a quote, all of them legal. */
public final class Legal extends DomainContextBase {

  static final List<Meter> TOKENS =
      List.of(
          Meter.TEXT_INPUT,
          Meter.TEXT_INPUT_CACHED,
          Meter.IMAGE_INPUT,
          Meter.IMAGE_INPUT_CACHED,
          Meter.TEXT_OUTPUT,
          Meter.TEXT_OUTPUT_REASONING,
          Meter.IMAGE_OUTPUT);

  private static final List<Meter> RATED =
      List.of(
          Meter.TEXT_INPUT,
          Meter.TEXT_INPUT_CACHED,
          Meter.TEXT_OUTPUT,
          Meter.IMAGE_INPUT,
          Meter.IMAGE_OUTPUT,
          Meter.INPUT,
          Meter.INPUT_CACHED,
          Meter.OUTPUT,
          Meter.IMAGES,
          Meter.IMAGE_MEGAPIXELS,
          Meter.IMAGE_PIXELS,
          Meter.INPUT_IMAGES,
          Meter.REQUESTS);

  private static final List<Conditions> CONDITIONS =
      List.of(
          Conditions.NONE,
          Conditions.NONE,
          Conditions.NONE.withSize("1024x1024"),
          Conditions.NONE.withQuality("low"),
          Conditions.NONE.withQuality("high"),
          Conditions.NONE.withTier(ServiceTier.BATCH),
          Conditions.NONE.withContext(500L, null),
          Conditions.NONE.withContext(null, 500L));

  @Provide
  Arbitrary<BigDecimal> amounts() {
    return Arbitraries.bigDecimals().between(BigDecimal.ZERO, BigDecimal.TEN).ofScale(9);
  }

  /** Any rates at all, incomplete and conflicting ones included; two in three price any token. */
  @Provide
  Arbitrary<Tariff> tariffs() {
    return Arbitraries.frequencyOf(
        Tuple.of(1, rates().map(rates -> Tariff.of("lab/model", rates))),
        Tuple.of(2, rates().map(Legal::withCatchAlls)));
  }

  private Arbitrary<List<Rate>> rates() {
    return Combinators.combine(
            Arbitraries.of(RATED), amounts(), Arbitraries.of(CONDITIONS), Arbitraries.of("a", "b"))
        .as(Rate::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  private static Tariff withCatchAlls(List<Rate> rates) {
    Map<List<Object>, Rate> agreeing = new LinkedHashMap<>();
    rates.forEach(rate -> agreeing.put(List.of(rate.meter(), rate.conditions()), rate));
    for (Meter meter : List.of(Meter.INPUT, Meter.OUTPUT)) {
      agreeing.put(List.of(meter, Conditions.NONE), Rate.per(meter, "7", "c"));
    }
    return Tariff.of("lab/model", List.copyOf(agreeing.values()));
  }

  /** Quantities of tokens beside the counts of pictures and requests. */
  @Provide
  Arbitrary<Usage> usages() {
    return Combinators.combine(
            Arbitraries.maps(Arbitraries.of(TOKENS), Arbitraries.longs().between(0, 1_000_000)),
            Arbitraries.integers().between(0, 4))
        .as(Legal::usage);
  }

  @Provide
  Arbitrary<TokenRange> tokenRanges() {
    return Arbitraries.longs()
        .between(0, 1000)
        .list()
        .ofSize(3)
        .map(numbers -> numbers.stream().sorted().toList())
        .map(sorted -> new TokenRange(sorted.get(0), sorted.get(1), sorted.get(2)));
  }

  @Provide
  Arbitrary<QuoteRequest> pictureRequests() {
    Arbitrary<ImageSize> sizes =
        Arbitraries.of("1024x1024", "1024x1536", "1536x1024", "816x816")
            .map(size -> ImageSize.parse(size).orElseThrow());
    return Combinators.combine(
            Arbitraries.integers().between(1, 10),
            sizes.injectNull(0.3),
            Arbitraries.of("low", "medium", "high", "max").injectNull(0.3),
            Arbitraries.integers().between(0, 3),
            sizes.injectNull(0.2).list().ofMaxSize(3),
            Arbitraries.of(ImageTokenMethod.class),
            Arbitraries.of(ImageInputMethod.class),
            tokenRanges())
        .as(Legal::request);
  }

  private static QuoteRequest request(
      int count,
      ImageSize size,
      String quality,
      int partials,
      List<ImageSize> references,
      ImageTokenMethod output,
      ImageInputMethod input,
      TokenRange text) {
    QuoteRequest.Pictures pictures =
        new QuoteRequest.Pictures(
            count,
            size,
            quality,
            partials,
            references,
            true,
            output,
            input,
            Requests.SIZES,
            new ImageSize(1024, 1024),
            List.of("low", "medium", "high"),
            "low");
    return new QuoteRequest(Tariffs.GENERATION, text, pictures, null);
  }

  private static Usage usage(Map<Meter, Long> tokens, int images) {
    Usage usage = Usage.reported(tokens);
    return images == 0
        ? usage
        : usage
            .with(Meter.REQUESTS, BigDecimal.ONE)
            .with(Meter.IMAGES, BigDecimal.valueOf(images))
            .with(Meter.IMAGE_PIXELS, BigDecimal.valueOf(images * 1_048_576L))
            .with(Meter.IMAGE_MEGAPIXELS, BigDecimal.valueOf(images * 1_048_576L, 6));
  }

  /** A rate for every meter of tokens, so that any usage of tokens is priced. */
  static Tariff complete(List<BigDecimal> amounts) {
    List<Rate> rates = new ArrayList<>();
    for (Meter meter : TOKENS) {
      BigDecimal amount = amounts.get(rates.size() % amounts.size());
      rates.add(new Rate(meter, amount, Conditions.NONE, "test"));
    }
    return Tariff.of("lab/model", rates);
  }
}
