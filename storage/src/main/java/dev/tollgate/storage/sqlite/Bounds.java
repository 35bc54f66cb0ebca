package dev.tollgate.storage.sqlite;

import java.time.Duration;

/** Every limit of the embedded store, with its unit and its reason. */
final class Bounds {

  /** Writes in one commit; enough to share one sync among all callers, still under 10 ms of SQL. */
  static final int BATCH_WRITES = 256;

  /** The least time between two commits; under load writes gather, a lone write never waits. */
  static final Duration COMMIT_PACE = Duration.ofMillis(1);

  /** Writes that wait for the writer; each holds a call under way, so this is well above load. */
  static final int QUEUED_WRITES = 4_096;

  /** How long a caller waits for its write; a client would rather be refused than hang. */
  static final Duration WRITE_DEADLINE = Duration.ofSeconds(5);

  /**
   * How long SQLite waits for another process's lock; below the deadline, so that it is reported.
   */
  static final Duration BUSY_TIMEOUT = Duration.ofSeconds(2);

  /** How long an idle writer sleeps before it looks up; a safety net, work wakes it at once. */
  static final Duration IDLE_WAIT = Duration.ofSeconds(1);

  /** How long closing waits for the writer and the readers to finish. */
  static final Duration CLOSE_DEADLINE = Duration.ofSeconds(10);

  /** Threads that read, each with its own connection; reports take a while, lookups do not. */
  static final int READERS = 3;

  /** Reads that wait for a reader; beyond it the caller is refused. */
  static final int QUEUED_READS = 1_024;

  /** How long a caller waits for a read; a report over some million rows fits. */
  static final Duration READ_DEADLINE = Duration.ofSeconds(30);

  /** Entries that one call of {@code recent} returns at most; they are held in memory. */
  static final int RECENT_ENTRIES = 10_000;

  /** Holds that one transaction of a sweep resolves; keeps other writers' wait short. */
  static final int SWEPT_HOLDS = 500;

  /** Bytes that the write-ahead log keeps on disk after a checkpoint. */
  static final long LOG_BYTES = 64L << 20;

  /** Pages of 4 KiB in the write-ahead log before a commit copies them into the database. */
  static final int CHECKPOINT_PAGES = 1_000;

  /** How old the keys in memory may be; half of the promised second, so that a poll has time. */
  static final Duration KEYS_AGE = Duration.ofMillis(500);

  /** Digits of an amount of money, before and after the point; a hostile exponent ends here. */
  static final int MONEY_DIGITS = 100;

  static {
    if (BUSY_TIMEOUT.compareTo(WRITE_DEADLINE) >= 0 || BATCH_WRITES > QUEUED_WRITES) {
      throw new AssertionError("Bounds contradict each other");
    }
  }

  private Bounds() {}
}
