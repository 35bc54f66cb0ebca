package dev.tollgate.catalogue.model;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A feed or hand-verified list, and what the last synchronisation found in it. {@code address} is
 * where it is read from; {@code unmapped} counts keys that were kept but not understood.
 */
public record Source(
    String id,
    String name,
    String address,
    String licence,
    LocalDate date,
    String snapshot,
    @Nullable Instant fetchedAt,
    int records,
    int facts,
    int unmapped) {

  /** The source of values pinned on this server. */
  public static final String OPERATOR = "operator";

  /** What the ids of boards that score models begin with. */
  public static final String BOARD = "board-";

  /** Whether it is a feed that is synchronised, not our own list, the operator or a board. */
  public boolean isFeed() {
    return !id.startsWith("own") && !id.startsWith(BOARD) && !id.equals(OPERATOR);
  }
}
