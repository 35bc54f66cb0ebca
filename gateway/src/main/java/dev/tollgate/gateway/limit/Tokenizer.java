package dev.tollgate.gateway.limit;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import dev.tollgate.pricing.TextTokens;
import dev.tollgate.pricing.TokenRange;
import java.util.List;

/** Counts text tokens with the o200k vocabulary, near enough for quotes. Thread-safe. */
public final class Tokenizer {

  /**
   * Longer texts are estimated from their characters: counting them would cost more than it tells.
   */
  private static final int COUNTED_CHARACTERS_MAX = 200_000;

  private static final class Holder {
    private static final Encoding ENCODING = load();

    private static Encoding load() {
      EncodingRegistry registry = Encodings.newLazyEncodingRegistry();
      return registry.getEncoding(EncodingType.O200K_BASE);
    }
  }

  /**
   * Loads the vocabulary, which takes some hundred milliseconds, before the first call needs it.
   */
  public void warmUp() {
    Holder.ENCODING.countTokensOrdinary("warm");
  }

  /** The range of tokens of one text. */
  public TokenRange count(String text) {
    int characters = text.codePointCount(0, text.length());
    return characters > COUNTED_CHARACTERS_MAX
        ? TextTokens.range(characters)
        : TextTokens.range(characters, Holder.ENCODING.countTokensOrdinary(text));
  }

  /** The range of all texts together. */
  public TokenRange count(List<String> texts) {
    return texts.stream().map(this::count).reduce(TokenRange.exactly(0), TokenRange::plus);
  }
}
