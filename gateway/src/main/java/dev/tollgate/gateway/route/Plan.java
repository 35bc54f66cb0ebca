package dev.tollgate.gateway.route;

import dev.tollgate.gateway.call.Attempt;
import java.util.List;

/**
 * The attempts of one call, best first, at least one; {@code strategy} names how they were chosen.
 */
public record Plan(List<Attempt> attempts, String strategy) {

  public Plan {
    attempts = List.copyOf(attempts);
    if (attempts.isEmpty()) {
      throw new IllegalArgumentException("A plan has at least one attempt");
    }
  }

  public Attempt first() {
    return attempts.getFirst();
  }
}
