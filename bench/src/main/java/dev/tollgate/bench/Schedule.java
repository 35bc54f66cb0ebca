package dev.tollgate.bench;

/**
 * When each call of a constant-rate load is meant to start, whatever happened to the calls before:
 * latency is counted from there, so that a call which had to wait for its turn shows its wait.
 */
record Schedule(long startNanos, double callsPerSecond) {

  private static final double NANOS_PER_SECOND = 1e9;

  Schedule {
    if (!(callsPerSecond > 0)) {
      throw new IllegalArgumentException("A rate is above zero");
    }
  }

  /** The intended start of call {@code number}, counted from 0. */
  long intendedNanos(long number) {
    return startNanos + Math.round(number * (NANOS_PER_SECOND / callsPerSecond));
  }

  /** Calls that are meant to start within so many nanoseconds. */
  long callsWithin(long nanos) {
    return (long) Math.ceil(nanos * callsPerSecond / NANOS_PER_SECOND);
  }
}
