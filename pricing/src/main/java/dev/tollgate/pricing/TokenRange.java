package dev.tollgate.pricing;

/** A predicted number of tokens: 0 <= low <= expected <= high. */
public record TokenRange(long low, long expected, long high) {

  public TokenRange {
    if (low < 0 || expected < low || high < expected) {
      throw new IllegalArgumentException(
          "A range rises from 0: " + low + ", " + expected + ", " + high);
    }
  }

  public static TokenRange exactly(long tokens) {
    return new TokenRange(tokens, tokens, tokens);
  }

  public TokenRange plus(TokenRange other) {
    return new TokenRange(low + other.low, expected + other.expected, high + other.high);
  }

  public TokenRange times(long factor) {
    return new TokenRange(low * factor, expected * factor, high * factor);
  }
}
