package dev.tollgate.catalogue.history;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing that differs between two dated snapshots of a source, or of our own verdicts ({@code
 * source} is then {@link #VERDICT}). It happened after {@code last}, the day on which the source
 * was last seen saying {@code before}, and by {@code first}. Prices are USD per customary quantity.
 */
public record Change(
    Kind kind,
    String source,
    String subject,
    String modelId,
    String what,
    @Nullable String before,
    @Nullable String after,
    LocalDate last,
    LocalDate first,
    String path) {

  /** The source of changes of the value we stand by. */
  public static final String VERDICT = "verdict";

  /** The factor between zero and a price. */
  private static final BigDecimal FROM_NOTHING = BigDecimal.valueOf(Long.MAX_VALUE);

  /** What kind of change it is. */
  public enum Kind {
    PRICE_UP("price up"),
    PRICE_DOWN("price down"),
    PRICE_ADDED("price added"),
    PRICE_WITHDRAWN("withdrawn by source"),
    UNIT("other unit"),
    ROUTE_ADDED("new route"),
    ROUTE_REMOVED("route removed"),
    LIFECYCLE("lifecycle"),
    LIMIT("limit"),
    CAPABILITY("capability"),
    OTHER("other");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    public boolean isPrice() {
      return this == PRICE_UP
          || this == PRICE_DOWN
          || this == PRICE_ADDED
          || this == PRICE_WITHDRAWN
          || this == UNIT;
    }
  }

  /** By what factor a price moved, 1 or more; 1 for every other change. */
  BigDecimal factor() {
    boolean moved = kind == Kind.PRICE_UP || kind == Kind.PRICE_DOWN;
    if (!moved || before == null || after == null) {
      return BigDecimal.ONE;
    }
    BigDecimal from = new BigDecimal(before);
    BigDecimal to = new BigDecimal(after);
    return from.signum() <= 0 || to.signum() <= 0
        ? FROM_NOTHING
        : from.max(to).divide(from.min(to), MathContext.DECIMAL32);
  }
}
