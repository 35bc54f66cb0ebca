package dev.tollgate.storage.sqlite;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is told to move. Thread-safe. */
final class ManualClock implements InstantSource {

  static final Instant START = Instant.parse("2026-11-20T10:00:00.123456789Z");

  private volatile Instant now = START;

  @Override
  public Instant instant() {
    return now;
  }

  /** Moves by a duration, backwards when it is negative. */
  void move(Duration duration) {
    now = now.plus(duration);
  }
}
