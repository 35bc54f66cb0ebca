package dev.tollgate.catalogue.reconcile;

import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Meter;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prices and conditions in words, the same wherever they are shown. */
public final class Wording {

  private Wording() {}

  /** USD per customary quantity as plain text: {@code 30} for 0.00003 a token. */
  public static String price(Meter meter, BigDecimal usdPerUnit) {
    BigDecimal customary = usdPerUnit.multiply(BigDecimal.valueOf(meter.unit().customary()));
    return customary.signum() == 0 ? "0" : customary.stripTrailingZeros().toPlainString();
  }

  /** A meter with its conditions: {@code image_output_per_image 1024x1024 medium}. */
  public static String slot(Meter meter, Conditions when) {
    String text = conditions(when);
    return text.isEmpty() ? meter.name() : meter.name() + " " + text;
  }

  /** The conditions in words; empty when there are none. */
  public static String conditions(Conditions when) {
    List<String> words = new ArrayList<>();
    add(words, when.size());
    add(words, when.quality());
    add(words, when.operation());
    add(words, when.tier());
    if (when.region() != null) {
      words.add("in " + when.region());
    }
    if (when.minContextTokens() != null) {
      words.add("from " + when.minContextTokens() + " input tokens");
    }
    if (when.maxContextTokens() != null) {
      words.add("below " + when.maxContextTokens() + " input tokens");
    }
    if (when.window() != null) {
      words.add(when.window().start() + "-" + when.window().end() + " UTC");
    }
    if (when.validFrom() != null) {
      words.add("since " + when.validFrom().atOffset(ZoneOffset.UTC).toLocalDate());
    }
    if (when.validTo() != null) {
      words.add("until " + when.validTo().atOffset(ZoneOffset.UTC).toLocalDate());
    }
    when.other().forEach((key, value) -> words.add(key + "=" + value));
    return String.join(" ", words);
  }

  private static void add(List<String> words, @org.jspecify.annotations.Nullable Object value) {
    if (value != null) {
      words.add(value instanceof String text ? text : value.toString().toLowerCase(Locale.ROOT));
    }
  }

  /** How many other sources agree, and how many of them did not copy. */
  static String agreement(int others, int origins) {
    if (others == 0) {
      return "no other source agrees";
    }
    String agree = others + (others == 1 ? " more agrees" : " more agree");
    if (origins == others) {
      return agree;
    }
    return agree + (origins == 0 ? ", of the same origin" : ", " + origins + " of other origin");
  }

  /** How many statements dissent, after a semicolon; empty when none does. */
  static String dissent(int statements) {
    return statements == 0 ? "" : "; " + statements + (statements == 1 ? " dissents" : " dissent");
  }
}
