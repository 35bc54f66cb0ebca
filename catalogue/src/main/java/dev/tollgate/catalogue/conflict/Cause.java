package dev.tollgate.catalogue.conflict;

/** Why sources disagree, or why a statement is kept out of the tariff. */
public enum Cause {
  MODALITY_FLATTENED("modality flattened", "text, picture or sound rates share one slot"),
  WRONG_SLOT("wrong slot", "the value belongs to another meter of the same row"),
  UNIT_OR_SCALE("unit or scale", "the same figure in another unit, off by a power of ten"),
  CURRENCY("currency", "another currency in a dollar field"),
  MOVING_ALIAS("moving alias", "the name points to different versions at different times"),
  COPIED_SIBLING("copied from a sibling", "the price of a neighbouring model or version"),
  TIME_WINDOW("promotion or time window", "one source states a price for some time or hours only"),
  FREE_TIER("free tier", "one source files the free allowance, the others the paid price"),
  RETIRED("retired leftover", "the model is gone; sources keep what they last had"),
  ROUNDING("rounding", "one source keeps fewer digits"),
  STALE("stale or change not followed", "one source did not follow a change of price"),
  ZERO("zero without a word", "a zero that nobody explains: unknown, retired or included"),
  CARRIER_DEFAULT("carrier's default", "a price for what the feed leaves unstated"),
  STATED_TWICE("stated twice", "two prices for the same work; adding them would bill twice"),
  LIMIT_KIND("kind of limit", "input limit, output limit and window are taken for each other"),
  DEPENDS("depends", "a marker that the price depends on the routed model"),
  PINNED("pinned by the operator", "the operator of this server stands by another price"),
  UNEXPLAINED("unexplained", "no rule of ours explains it");

  private final String label;
  private final String sentence;

  Cause(String label, String sentence) {
    this.label = label;
    this.sentence = sentence;
  }

  /** The cause in two or three words. */
  public String label() {
    return label;
  }

  /** What the cause means, in one clause. */
  public String sentence() {
    return sentence;
  }
}
