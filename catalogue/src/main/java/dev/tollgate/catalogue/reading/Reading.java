package dev.tollgate.catalogue.reading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one page or feed shows as "the" price and limits of a model. {@code page} names it, {@code
 * date} is when it was read, null when somebody typed it in.
 */
public record Reading(String page, @Nullable LocalDate date, List<Shown> shown) {

  /** Where on a page a value stands; prices claim to be USD per 1,000,000 tokens. */
  public enum Slot {
    INPUT,
    CACHED_INPUT,
    OUTPUT,
    /** A price under a name that no token meter has, such as embedding. */
    OTHER_PRICE,
    SIZE,
    OUTPUT_LIMIT,
    CONTROL
  }

  /** One value as printed, under the label that it has there. */
  public record Shown(Slot slot, String label, String text) {

    /** The amount, or empty for words and dashes. */
    public Optional<BigDecimal> amount() {
      String digits = text.replaceAll("[$,\\s]", "").replaceFirst("/.*$", "");
      return digits.matches("[0-9]{1,9}(\\.[0-9]{1,12})?")
          ? Optional.of(new BigDecimal(digits))
          : Optional.empty();
    }

    /** Whether the page says that it costs nothing, by word or by a zero. */
    public boolean isNothing() {
      return text.strip().toLowerCase(Locale.ROOT).startsWith("free")
          || amount().filter(usd -> usd.signum() == 0).isPresent();
    }
  }

  private static final int TEXT_MAX = 60;

  public Reading {
    shown = List.copyOf(shown);
  }

  /**
   * A reading typed as {@code input / output / cached}, each an amount or "free"; empty when it is
   * not of that form.
   */
  public static Optional<Reading> typed(String text) {
    String[] parts = text.strip().split("\\s*/\\s*", -1);
    if (text.length() > TEXT_MAX || parts.length < 2 || parts.length > 3) {
      return Optional.empty();
    }
    List<Shown> shown = new ArrayList<>();
    shown.add(new Shown(Slot.INPUT, "input", parts[0]));
    shown.add(new Shown(Slot.OUTPUT, "output", parts[1]));
    if (parts.length == 3) {
      shown.add(new Shown(Slot.CACHED_INPUT, "cached input", parts[2]));
    }
    boolean readable = shown.stream().allMatch(one -> one.isNothing() || one.amount().isPresent());
    return readable ? Optional.of(new Reading("As you typed it", null, shown)) : Optional.empty();
  }

  /** The value in a slot. */
  public Optional<Shown> in(Slot slot) {
    return shown.stream().filter(one -> one.slot() == slot).findFirst();
  }
}
