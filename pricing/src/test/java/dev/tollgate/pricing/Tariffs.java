package dev.tollgate.pricing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tariffs in the shapes that public sources state them, for tests. */
final class Tariffs {

  static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  static final Circumstances GENERATION = Circumstances.at(NOON, Operation.GENERATE);
  static final Circumstances CHAT = Circumstances.at(NOON, Operation.CHAT);

  private Tariffs() {}

  /** gpt-image-2 as LiteLLM states it: four directions apart, with a text output price. */
  static Tariff liteLlm() {
    return tariff(
        "openai/gpt-image-2",
        rate(Meter.TEXT_INPUT, "0.000005"),
        rate(Meter.TEXT_INPUT_CACHED, "0.00000125"),
        rate(Meter.TEXT_OUTPUT, "0.00001"),
        rate(Meter.IMAGE_INPUT, "0.000008"),
        rate(Meter.IMAGE_INPUT_CACHED, "0.000002"),
        rate(Meter.IMAGE_OUTPUT, "0.00003"));
  }

  /** gpt-image-2 as genai-prices states it: input and output are catch-alls. */
  static Tariff genaiPrices() {
    return tariff(
        "openai/gpt-image-2",
        Rate.per(Meter.INPUT, "5", "genai-prices"),
        Rate.per(Meter.INPUT_CACHED, "1.25", "genai-prices"),
        Rate.per(Meter.IMAGE_INPUT, "8", "genai-prices"),
        Rate.per(Meter.IMAGE_INPUT_CACHED, "2", "genai-prices"),
        Rate.per(Meter.OUTPUT, "30", "genai-prices"));
  }

  /** gpt-image-2 as Portkey states it: token rates and, as an alternative, a price per picture. */
  static Tariff portkey() {
    List<Rate> rates = new ArrayList<>();
    rates.add(Rate.per(Meter.TEXT_INPUT, "5", "portkey"));
    rates.add(Rate.per(Meter.TEXT_INPUT_CACHED, "1.25", "portkey"));
    rates.add(Rate.per(Meter.IMAGE_INPUT, "8", "portkey"));
    rates.add(Rate.per(Meter.IMAGE_INPUT_CACHED, "2", "portkey"));
    rates.add(Rate.per(Meter.IMAGE_OUTPUT, "30", "portkey"));
    rates.addAll(perImageTable().rates());
    return Tariff.of("openai/gpt-image-2", rates);
  }

  /** Only a price for each picture, by size and quality. */
  static Tariff perImageTable() {
    List<Rate> rates = new ArrayList<>();
    Map<String, String> square = Map.of("low", "0.006", "medium", "0.053", "high", "0.211");
    Map<String, String> oblong = Map.of("low", "0.005", "medium", "0.041", "high", "0.165");
    square.forEach((quality, usd) -> rates.add(perImage("1024x1024", quality, usd)));
    oblong.forEach((quality, usd) -> rates.add(perImage("1024x1536", quality, usd)));
    oblong.forEach((quality, usd) -> rates.add(perImage("1536x1024", quality, usd)));
    return Tariff.of("openai/gpt-image-2", rates);
  }

  /** One price for every picture and no word about input. */
  static Tariff flat(Meter meter, String usdPerUnit) {
    return tariff("fal/openai/gpt-image-2", rate(meter, usdPerUnit));
  }

  static Tariff tariff(String route, Rate... rates) {
    return Tariff.of(route, List.of(rates));
  }

  static Rate rate(Meter meter, String usdPerUnit) {
    return new Rate(meter, Money.usd(usdPerUnit).usd(), Conditions.NONE, "test");
  }

  private static Rate perImage(String size, String quality, String usd) {
    return Rate.per(Meter.IMAGES, usd, "portkey")
        .when(Conditions.NONE.withSize(size).withQuality(quality));
  }
}
