package dev.tollgate.catalogue.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a model appeared, when it ends, and what replaces it. Null dates are unknown. */
public record Lifecycle(
    @Nullable LocalDate released,
    @Nullable LocalDate deprecated,
    @Nullable LocalDate shutdown,
    List<String> successors) {

  public static final Lifecycle UNKNOWN = new Lifecycle(null, null, null, List.of());

  public Lifecycle {
    successors = List.copyOf(successors);
  }

  /** Whether the model no longer answers on this day. */
  public boolean isShutDown(LocalDate today) {
    return shutdown != null && !today.isBefore(shutdown);
  }
}
