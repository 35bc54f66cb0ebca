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
    int unmapped) {}
