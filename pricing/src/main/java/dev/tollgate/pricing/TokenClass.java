package dev.tollgate.pricing;

/** Sub-classes of a quantity that providers price apart from the plain one. */
public enum TokenClass {
  PLAIN,
  CACHED,
  CACHE_WRITE,
  CACHE_WRITE_1H,
  CACHE_STORAGE_HOUR,
  REASONING,
  CITATION
}
