package dev.tollgate.pricing;

/** What an amount rests on, from best to worst. */
public enum Basis {
  /** Token quantities that the provider reported. */
  USAGE,
  /** A stated price for each picture, megapixel, second or request. */
  TABLE,
  /** Token quantities that we estimated. */
  ESTIMATE
}
