package dev.tollgate.catalogue.json;

import dev.tollgate.catalogue.CatalogueBounds;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Decimal numbers from untrusted text, bounded so that arithmetic on them stays cheap. */
public final class Numbers {

  private static final Pattern TEXT =
      Pattern.compile("[-+]?([0-9]{1,40}(\\.[0-9]{0,40})?|\\.[0-9]{1,40})([eE][-+]?[0-9]{1,5})?");

  private Numbers() {}

  /** Whether the text is a finite decimal number. */
  public static boolean isNumber(String text) {
    return TEXT.matcher(text).matches();
  }

  /** The exact value; throws {@link MalformedJson} when it is absurdly large, small or long. */
  public static BigDecimal parse(String text) {
    if (!isNumber(text)) {
      throw new MalformedJson("Not a number: " + shorten(text));
    }
    BigDecimal value = new BigDecimal(text);
    if (value.signum() == 0) {
      return BigDecimal.ZERO;
    }
    int magnitude = value.precision() - value.scale();
    if (Math.abs(magnitude) > CatalogueBounds.NUMBER_EXPONENT_MAX) {
      throw new MalformedJson("A number beyond any price or limit: " + shorten(text));
    }
    return value;
  }

  private static String shorten(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}
