package dev.tollgate.pricing;

import java.time.LocalTime;

/**
 * A daily window in UTC, start inclusive, end exclusive; it wraps past midnight when end <= start.
 */
public record TimeWindow(LocalTime start, LocalTime end) {

  public boolean contains(LocalTime time) {
    return start.isBefore(end)
        ? !time.isBefore(start) && time.isBefore(end)
        : !time.isBefore(start) || time.isBefore(end);
  }
}
