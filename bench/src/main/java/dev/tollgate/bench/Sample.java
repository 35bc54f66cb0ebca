package dev.tollgate.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The figures of one measurement: CPU seconds of the proxy for 1,000 calls, latency in
 * milliseconds, peak memory in MiB.
 */
record Sample(
    double cpuSecondsPer1000,
    double p50Millis,
    double p99Millis,
    double callsPerSecond,
    long peakMebibytes,
    long calls,
    long failures,
    long costs) {

  static Sample of(Measured seen, double cpuSeconds, long peakMebibytes) {
    return new Sample(
        cpuSeconds * 1000 / Math.max(1, seen.calls()),
        seen.percentileMillis(50),
        seen.percentileMillis(99),
        seen.callsPerSecond(),
        peakMebibytes,
        seen.calls(),
        seen.failures(),
        seen.costs());
  }

  /** The median of each figure by itself; counts are added up. */
  static Sample median(List<Sample> samples) {
    return new Sample(
        median(samples, Sample::cpuSecondsPer1000),
        median(samples, Sample::p50Millis),
        median(samples, Sample::p99Millis),
        median(samples, Sample::callsPerSecond),
        (long) median(samples, Sample::peakMebibytes),
        samples.stream().mapToLong(Sample::calls).sum(),
        samples.stream().mapToLong(Sample::failures).sum(),
        samples.stream().mapToLong(Sample::costs).sum());
  }

  private static double median(List<Sample> samples, ToDoubleFunction<Sample> figure) {
    double[] sorted = samples.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
