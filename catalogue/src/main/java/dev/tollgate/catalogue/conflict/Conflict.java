package dev.tollgate.catalogue.conflict;

import dev.tollgate.catalogue.model.Evidence;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements about one slot of one route, or of one attribute of a model, that cannot all be true.
 * {@code subject} is the id of the route or model; {@code because} explains this very case; {@code
 * verdict} is the value we stand by, null for none; {@code spread} is the largest value over the
 * smallest, null where that says nothing.
 */
public record Conflict(
    String subject,
    String modelId,
    String slot,
    Topic topic,
    Cause cause,
    String because,
    @Nullable String verdict,
    @Nullable BigDecimal spread,
    List<Claim> claims) {

  /** What a conflict is about. */
  public enum Topic {
    /** The input, output or cached price that pages show as "the" price. */
    LIST_PRICE,
    /** Any other rate, and prices kept out by a check. */
    PRICE,
    LIMIT,
    CAPABILITY,
    OTHER
  }

  /** How a claim stands to the verdict. */
  public enum Standing {
    FOLLOWED,
    AGREES,
    DISSENTS,
    /** Kept out before any comparison, with its reason as note. */
    SUSPECT
  }

  /** What one source says. Prices are USD per customary quantity. */
  public record Claim(String value, Standing standing, String note, Evidence evidence) {

    public String source() {
      return evidence.source();
    }
  }

  public Conflict {
    claims = List.copyOf(claims);
  }

  /** Whether a value was kept out of the tariff by a check, rather than outvoted. */
  public boolean hasSuspect() {
    return claims.stream().anyMatch(claim -> claim.standing() == Standing.SUSPECT);
  }
}
