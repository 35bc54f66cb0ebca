package dev.tollgate.pricing;

/** How much of what is uncertain a scenario assumes. */
enum Extent {
  LOW,
  EXPECTED,
  HIGH;

  long of(TokenRange range) {
    return switch (this) {
      case LOW -> range.low();
      case EXPECTED -> range.expected();
      case HIGH -> range.high();
    };
  }
}
