package dev.tollgate.catalogue.reading;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reading explained value by value. {@code summary} says which slice of the matrix it is; {@code
 * picture} is what the usual picture would cost by it, null when it names no such price, and {@code
 * verdict} how far off that is.
 */
public record Explanation(
    Reading reading,
    String summary,
    @Nullable BigDecimal picture,
    String verdict,
    Standing standing,
    List<Cell> cells) {

  /** How far a value can be followed. */
  public enum Standing {
    RIGHT,
    /** Right for some calls, wrong for others. */
    PARTLY,
    WRONG
  }

  /** One value as printed, and what it is. */
  public record Cell(String label, String text, String meaning, Standing standing) {}

  public Explanation {
    cells = List.copyOf(cells);
  }
}
