package dev.tollgate.pricing;

/** The service level a call is bought at; providers price each apart. */
public enum ServiceTier {
  STANDARD,
  BATCH,
  FLEX,
  PRIORITY,
  FAST
}
