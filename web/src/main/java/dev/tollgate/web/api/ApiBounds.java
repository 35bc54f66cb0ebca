package dev.tollgate.web.api;

import java.time.Duration;

/** Every limit of our own API, with its unit and reason. */
final class ApiBounds {

  /** Models of one page of a list when the caller names no limit. */
  static final int MODELS_DEFAULT = 50;

  /** Models of one page of a list; a whole catalogue is a few pages. */
  static final int MODELS_MAX = 500;

  /** Models that may be skipped; far beyond any catalogue. */
  static final int OFFSET_MAX = 1_000_000;

  /** Models of one comparison; each is priced on all its routes. */
  static final int COMPARED_MAX = 12;

  /** Calls of one list when the caller names no limit. */
  static final int CALLS_DEFAULT = 50;

  /** Calls of one list; the newest, of all keys, that are looked through. */
  static final int CALLS_MAX = 1_000;

  /** Other routes that one quote compares with; the widest known model has under 100. */
  static final int ALTERNATIVES_MAX = 200;

  /** How old or early an operator's pass may be, in either direction. */
  static final Duration PASS_LIFETIME = Duration.ofSeconds(60);

  private ApiBounds() {}
}
