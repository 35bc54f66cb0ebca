package dev.tollgate.catalogue.query;

import dev.tollgate.catalogue.model.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A query over models. Null and blank fields do not filter; {@code words} are matched against id,
 * name, lab and aliases.
 */
public record Search(
    String words,
    @Nullable Kind kind,
    @Nullable String lab,
    @Nullable String provider,
    Order order,
    int offset,
    int limit) {

  /**
   * The order of results. Price is USD per 1024x1024 medium picture, or per 1M tokens otherwise.
   */
  public enum Order {
    RELEVANCE,
    NAME,
    NEWEST,
    PRICE
  }

  /** Up to {@code limit} models that match the words. */
  public static Search words(String words, int limit) {
    return new Search(words, null, null, null, Order.RELEVANCE, 0, limit);
  }
}
