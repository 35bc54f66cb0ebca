package dev.tollgate.pricing;

/**
 * How many tokens the text of one call counts, before the call is made. Providers add a few tokens
 * of their own around a prompt and do not document their tokenizers.
 */
public final class TextTokens {

  /** Tokens that providers were observed to add around a prompt. */
  public static final long OVERHEAD = 6;

  private static final int CHARACTERS_IN_DENSE_TOKEN = 3;
  private static final int CHARACTERS_IN_USUAL_TOKEN = 4;
  private static final int CHARACTERS_IN_SPARSE_TOKEN = 6;

  private TextTokens() {}

  /** The range of a text of which some tokenizer, maybe not the provider's, counted the tokens. */
  public static TokenRange range(int characters, long counted) {
    requireNotNegative(characters);
    long expected = counted + OVERHEAD;
    long dense = Math.ceilDiv(characters, CHARACTERS_IN_DENSE_TOKEN);
    return new TokenRange(counted, expected, Math.max(dense, expected));
  }

  /**
   * The range of a text that no tokenizer has counted: six characters a token, four, and one, as
   * scripts without spaces may need.
   */
  public static TokenRange range(int characters) {
    requireNotNegative(characters);
    long sparse = Math.ceilDiv(characters, CHARACTERS_IN_SPARSE_TOKEN);
    long usual = Math.ceilDiv(characters, CHARACTERS_IN_USUAL_TOKEN);
    return new TokenRange(sparse, usual + OVERHEAD, characters + OVERHEAD);
  }

  private static void requireNotNegative(int characters) {
    if (characters < 0) {
      throw new IllegalArgumentException("A text has no fewer than 0 characters: " + characters);
    }
  }
}
