package dev.tollgate.storage.sqlite;

/** A running total that is not what the rows add up to; there should never be one. */
public record Difference(String subject, String stored, String recomputed) {}
