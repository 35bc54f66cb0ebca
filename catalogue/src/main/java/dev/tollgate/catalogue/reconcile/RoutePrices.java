package dev.tollgate.catalogue.reconcile;

import dev.tollgate.catalogue.model.Route.PricedRate;
import dev.tollgate.catalogue.model.Verdict;
import java.util.List;

/** The rates of one route with the case for each, and the statements kept out. */
public record RoutePrices(List<PricedRate> prices, List<Verdict.Witness> suspects) {

  public RoutePrices {
    prices = List.copyOf(prices);
    suspects = List.copyOf(suspects);
  }
}
