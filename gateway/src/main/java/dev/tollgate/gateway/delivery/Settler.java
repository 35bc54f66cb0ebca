package dev.tollgate.gateway.delivery;

import dev.tollgate.gateway.call.Metered;

/** Charges the call for what was metered, durably; after it returns the answer may be completed. */
@FunctionalInterface
public interface Settler {

  void settle(Metered metered);
}
