package dev.tollgate.catalogue;

import java.math.BigDecimal;
import java.time.Duration;

/** Every limit of the catalogue, with its unit and reason. */
public final class CatalogueBounds {

  /** Bytes of one feed after decompression; the largest known feed is under 4 MB. */
  public static final int FEED_BYTES_MAX = 32 * 1024 * 1024;

  /** Time for one feed from connect to last byte. */
  public static final Duration FEED_TIME_MAX = Duration.ofSeconds(30);

  /** Redirects followed for one feed, each to https only. */
  public static final int FEED_REDIRECTS_MAX = 2;

  /** Files read from one folder feed such as Portkey's. */
  public static final int FEED_FILES_MAX = 500;

  /** Nesting of a JSON document; known feeds stay under 20. */
  public static final int JSON_DEPTH_MAX = 64;

  /** Characters of one JSON string or number; longer text is no fact. */
  public static final int JSON_TEXT_MAX = 1_000_000;

  /** Digits of a number, before or after the point, so that arithmetic stays cheap. */
  public static final int NUMBER_EXPONENT_MAX = 30;

  /** Rows of one feed. */
  public static final int FEED_RECORDS_MAX = 200_000;

  /** Facts of one feed. */
  public static final int FEED_FACTS_MAX = 2_000_000;

  /** Characters of raw text kept with a fact. */
  public static final int RAW_TEXT_MAX = 200;

  /** Characters of an id in a feed; longer ids are dropped with a warning. */
  public static final int ID_TEXT_MAX = 200;

  /** Warnings kept for one feed. */
  public static final int WARNINGS_MAX = 100;

  /** Percent of a source's routes that may vanish from one week's list to the next. */
  public static final int VANISHED_PERCENT_MAX = 5;

  /** The same for lists that are further apart: models.dev lost 17 percent in two months. */
  public static final int VANISHED_LATER_PERCENT_MAX = 30;

  /** Days between two lists up to which the stricter limits hold. */
  public static final int RECENT_DAYS = 7;

  /** Percent of a source's prices that may change by more than {@link #CHANGE_FACTOR_MAX}. */
  public static final int CHANGED_PERCENT_MAX = 20;

  /** A price that moves by more than this factor, up or down, counts as wildly changed. */
  public static final BigDecimal CHANGE_FACTOR_MAX = BigDecimal.valueOf(3);

  /** Routes or prices below which the percentages say nothing. */
  public static final int COMPARABLE_MIN = 10;

  /** USD for one unit of anything: above it the number is absurd and the feed is rejected. */
  public static final BigDecimal USD_PER_UNIT_MAX = BigDecimal.valueOf(10_000);

  /** How far a price may be off the median of its model's prices before it is suspect. */
  public static final BigDecimal OUTLIER_FACTOR = BigDecimal.valueOf(50);

  /** Prices that a median needs before it can convict. */
  public static final int OUTLIER_WITNESSES_MIN = 4;

  /** USD per 1,000,000 tokens above which a price is suspect; the dearest real one is 600. */
  public static final BigDecimal USD_PER_MILLION_TOKENS_MAX = BigDecimal.valueOf(1_000);

  /** USD per picture above which a price is suspect. */
  public static final BigDecimal USD_PER_IMAGE_MAX = BigDecimal.valueOf(5);

  /** USD per picture below which a price is suspect. */
  public static final BigDecimal USD_PER_IMAGE_MIN = new BigDecimal("0.0001");

  /** USD per 1,000,000 plain tokens below which a price of an image route is suspect. */
  public static final BigDecimal USD_PER_MILLION_ON_IMAGE_ROUTES_MIN = new BigDecimal("0.05");

  /** How far a reseller's generic rate may be off the rate it is read as; Poe adds 8 percent. */
  public static final BigDecimal RESALE_FACTOR_MAX = new BigDecimal("1.15");

  /** Archived snapshots that stay in memory; each expands to about 10 MB when all of it is read. */
  public static final int ARCHIVED_IN_MEMORY_MAX = 3;

  /** Snapshots kept on disk whatever their day; at most one is added a day. */
  public static final int ARCHIVED_NEWEST = 30;

  /** Snapshots kept on disk in all: the newest, and the first of each month before them. */
  public static final int ARCHIVED_MAX = 90;

  /** Characters of a search or a raw model string. */
  public static final int QUERY_TEXT_MAX = 200;

  /** Words of a search that are used. */
  public static final int QUERY_WORDS_MAX = 10;

  /** Candidates that resolving one raw model string returns. */
  public static final int CANDIDATES_MAX = 8;

  /** Bytes of a bundled snapshot, compressed. */
  public static final int BUNDLE_BYTES_MAX = 3 * 1024 * 1024;

  /** Bytes of a bundled snapshot, expanded. */
  public static final int BUNDLE_EXPANDED_BYTES_MAX = 64 * 1024 * 1024;

  private CatalogueBounds() {}
}
