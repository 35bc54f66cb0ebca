package dev.tollgate.catalogue.model;

import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Meter;
import java.math.BigDecimal;

/** One value of one attribute of one route or model, from one source at one time. */
public sealed interface Fact {

  /** The id of the route or model that the fact is about. */
  String subject();

  Evidence evidence();

  /** A price of a route, in USD per single unit of the meter. */
  record Price(
      String subject, Meter meter, BigDecimal usdPerUnit, Conditions conditions, Evidence evidence)
      implements Fact {}

  /** Anything that is not a price: limits, flags, dates, modalities; see {@link Attributes}. */
  record Attribute(String subject, String attribute, String value, Evidence evidence)
      implements Fact {}
}
