package dev.tollgate.bench;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What one load saw. Latency is in microseconds, from the intended start; {@code costs} counts the
 * answers that told their exact cost.
 */
record Measured(
    long calls, long failures, long costs, long bytes, Duration took, Histogram latency) {

  double callsPerSecond() {
    return calls / (took.toNanos() / 1e9);
  }

  /** The latency in milliseconds that this share of calls did not exceed. */
  double percentileMillis(double percent) {
    return latency.getValueAtPercentile(percent) / 1e3;
  }
}
