package dev.tollgate.catalogue.model;

import java.time.LocalDate;

/**
 * Where a fact came from. {@code raw} is the text as filed, {@code unit} its unit as filed, {@code
 * path} the JSON path inside the feed, {@code transform} what was done to it in words ("x
 * 1,000,000", "cents / 100"), {@code snapshot} the first 16 hex digits of the feed's SHA-256,
 * {@code date} the day the feed was published or fetched.
 */
public record Evidence(
    String source,
    String path,
    String raw,
    String unit,
    String transform,
    String snapshot,
    LocalDate date) {}
