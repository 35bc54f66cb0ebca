package dev.tollgate.web.api;

import dev.tollgate.catalogue.snapshot.Pins.Pin;
import java.util.List;

/** Prices that the operator pins while the server runs. A change is in use when it returns. */
public interface Pinboard {

  /** Where such pins are kept, as their evidence names it. */
  String PLACE = "pins.json";

  List<Pin> pins();

  /** Pins a price, in place of an earlier pin of the same slot. */
  void pin(Pin pin);

  /** Takes a pin away; false when there was none. */
  boolean unpin(String route, String meter);
}
