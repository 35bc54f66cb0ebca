package dev.tollgate.catalogue.insight;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * Where a model's price stands among its like: it is cheaper than {@code dearer} of {@code of}
 * others. {@code strip} holds all prices, cheapest first, the model's own included; {@code method}
 * says in words what is compared; {@code snapshot} is the hash of the catalogue.
 */
public record Standing(
    int dearer, int of, BigDecimal usd, List<BigDecimal> strip, String method, String snapshot) {

  public Standing {
    strip = List.copyOf(strip);
  }

  /** How many others are cheaper; those of the same price are neither. */
  public int cheaper() {
    return (int) strip.stream().filter(other -> other.compareTo(usd) < 0).count();
  }

  /** "cheaper than 41 of 63 image models at 1024x1024 medium". */
  public String words() {
    return words("cheaper", dearer);
  }

  /** "dearer than 22 of 63 image models at 1024x1024 medium". */
  public String dearWords() {
    return words("dearer", cheaper());
  }

  private String words(String how, int count) {
    return String.format(Locale.ROOT, "%s than %,d of %,d %s", how, count, of, method);
  }
}
