package dev.tollgate.catalogue.model;

import dev.tollgate.pricing.Rate;
import dev.tollgate.pricing.Tariff;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One provider serving one model: {@code azure-openai/gpt-image-2}. {@code upstreamModel} is the id
 * the provider wants in a request. Prices, limits and health belong to routes. {@code prices} pairs
 * each rate of the tariff with the case for it; {@code facts} holds the other verdicts; {@code
 * suspects} are statements kept out of the tariff, and why.
 */
public record Route(
    String id,
    String provider,
    String modelId,
    String upstreamModel,
    Tariff tariff,
    List<PricedRate> prices,
    Map<String, Verdict> facts,
    List<Verdict.Witness> suspects) {

  /** A rate of the tariff with the verdict behind it. */
  public record PricedRate(Rate rate, Verdict verdict) {}

  public Route {
    prices = List.copyOf(prices);
    facts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    suspects = List.copyOf(suspects);
  }
}
