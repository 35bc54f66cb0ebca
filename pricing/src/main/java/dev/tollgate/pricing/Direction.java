package dev.tollgate.pricing;

/** Which way a metered quantity flows; {@code NEITHER} for requests, tools and storage. */
public enum Direction {
  INPUT,
  OUTPUT,
  NEITHER
}
