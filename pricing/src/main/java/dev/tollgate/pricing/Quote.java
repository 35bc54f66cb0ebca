package dev.tollgate.pricing;

import java.util.List;

/**
 * A predicted cost, with its working. {@code high} bounds what a hold reserves; {@code rough} says
 * that an estimator without vendor figures was used; {@code working} explains in short sentences
 * how the quantities were found.
 */
public record Quote(Charge low, Charge expected, Charge high, List<String> working, boolean rough) {

  public Quote {
    working = List.copyOf(working);
  }
}
