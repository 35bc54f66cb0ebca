package dev.tollgate.catalogue.insight;

/**
 * A strength or a caveat with its arithmetic: {@code numerator} of {@code denominator} models that
 * say anything; both 0 where there is none.
 */
public record Point(boolean strength, String text, int numerator, int denominator) {}
