package dev.tollgate.catalogue.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Ways by which an amount comes out of known numbers to the digit; guesses, and said to be. */
final class Derivations {

  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  private static final BigDecimal YUAN = BigDecimal.valueOf(7);

  /** Megapixels of a 1024 x 1024 picture. */
  private static final BigDecimal SQUARE = new BigDecimal("1.048576");

  private Derivations() {}

  static List<String> of(BigDecimal usd, BigDecimal outputRate, List<Ground.Picture> pictures) {
    List<String> ways = new ArrayList<>();
    tokens(usd, outputRate, ways);
    perMegapixel(usd, pictures, ways);
    yuan(usd, ways);
    return ways;
  }

  private static void tokens(BigDecimal usd, BigDecimal outputRate, List<String> ways) {
    if (outputRate.signum() > 0) {
      BigDecimal tokens = usd.multiply(MILLION).divide(outputRate, 6, RoundingMode.HALF_UP);
      if (tokens.stripTrailingZeros().scale() <= 0) {
        ways.add(
            String.format("%,d", tokens.longValueExact())
                + " image tokens at $"
                + outputRate.stripTrailingZeros().toPlainString()
                + " per 1M");
      }
    }
  }

  /** The mean stated price of one quality over sizes, spread over the pixels of a square. */
  private static void perMegapixel(
      BigDecimal usd, List<Ground.Picture> pictures, List<String> ways) {
    Map<String, List<BigDecimal>> byQuality = new TreeMap<>();
    pictures.stream()
        .filter(Ground.Picture::stated)
        .forEach(picture ->
            byQuality
                .computeIfAbsent(picture.quality(), _ -> new ArrayList<>())
                .add(picture.usd()));
    byQuality.forEach((quality, prices) -> {
      BigDecimal sum = prices.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      BigDecimal mean =
          sum.divide(BigDecimal.valueOf(prices.size()), 12, RoundingMode.HALF_UP)
              .divide(SQUARE, usd.scale(), RoundingMode.HALF_UP);
      if (mean.compareTo(usd) == 0) {
        ways.add("the mean " + quality + " price per megapixel");
      }
    });
  }

  /** A round sum in yuan, of at most one digit after the point, at seven to the dollar. */
  private static void yuan(BigDecimal usd, List<String> ways) {
    BigDecimal yuan = usd.multiply(YUAN).setScale(1, RoundingMode.HALF_UP);
    if (yuan.divide(YUAN, usd.scale(), RoundingMode.HALF_UP).compareTo(usd) == 0) {
      ways.add("CNY " + yuan.setScale(2).toPlainString() + " at 7 to the dollar");
    }
  }
}
