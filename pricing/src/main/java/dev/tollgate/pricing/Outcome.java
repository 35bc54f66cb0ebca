package dev.tollgate.pricing;

import java.util.List;

/** The answer to "what does this cost": a charge, or why there is none. Unpriced is never $0. */
public sealed interface Outcome {

  record Priced(Charge charge) implements Outcome {}

  record Unpriced(Reason reason) implements Outcome {}

  /** Why something has no price. */
  sealed interface Reason {

    /** A sentence for people. */
    String sentence();
  }

  /** No source states any price for the route. */
  record NoTariff(String route) implements Reason {
    @Override
    public String sentence() {
      return "No source states a price for " + route + ".";
    }
  }

  /** The tariff has no rate for a meter that was used, under the circumstances of the call. */
  record NoRate(String route, Meter meter) implements Reason {
    @Override
    public String sentence() {
      return "The tariff of " + route + " has no rate for " + meter + ".";
    }
  }

  /** Several equally specific rates hold and disagree. */
  record Ambiguous(String route, List<Rate> rates) implements Reason {
    @Override
    public String sentence() {
      return "The tariff of "
          + route
          + " states "
          + rates.size()
          + " different rates for "
          + rates.getFirst().meter()
          + " under the same conditions.";
    }
  }

  /** The provider reported nothing that could be priced. */
  record NothingMetered(String route) implements Reason {
    @Override
    public String sentence() {
      return route + " reported no usage that its tariff prices.";
    }
  }
}
