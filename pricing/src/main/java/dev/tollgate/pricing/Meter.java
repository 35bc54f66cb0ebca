package dev.tollgate.pricing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A billable quantity: direction x modality x token class, in one unit; {@code item} names a tool
 * such as {@code web_search} and is empty otherwise.
 */
public record Meter(
    Direction direction, Modality modality, TokenClass tokenClass, Unit unit, String item)
    implements Comparable<Meter> {

  public static final Meter TEXT_INPUT = token(Direction.INPUT, Modality.TEXT);
  public static final Meter TEXT_INPUT_CACHED = TEXT_INPUT.as(TokenClass.CACHED);
  public static final Meter TEXT_OUTPUT = token(Direction.OUTPUT, Modality.TEXT);
  public static final Meter TEXT_OUTPUT_REASONING = TEXT_OUTPUT.as(TokenClass.REASONING);
  public static final Meter IMAGE_INPUT = token(Direction.INPUT, Modality.IMAGE);
  public static final Meter IMAGE_INPUT_CACHED = IMAGE_INPUT.as(TokenClass.CACHED);
  public static final Meter IMAGE_OUTPUT = token(Direction.OUTPUT, Modality.IMAGE);
  public static final Meter INPUT = token(Direction.INPUT, Modality.ANY);
  public static final Meter INPUT_CACHED = INPUT.as(TokenClass.CACHED);
  public static final Meter OUTPUT = token(Direction.OUTPUT, Modality.ANY);
  public static final Meter IMAGES = IMAGE_OUTPUT.in(Unit.IMAGE);
  public static final Meter IMAGE_MEGAPIXELS = IMAGE_OUTPUT.in(Unit.MEGAPIXEL);
  public static final Meter IMAGE_PIXELS = IMAGE_OUTPUT.in(Unit.PIXEL);
  public static final Meter INPUT_IMAGES = IMAGE_INPUT.in(Unit.IMAGE);
  public static final Meter REQUESTS =
      new Meter(Direction.NEITHER, Modality.ANY, TokenClass.PLAIN, Unit.REQUEST, "");

  private static final Comparator<Meter> ORDER =
      Comparator.comparing(Meter::direction)
          .thenComparing(Meter::modality)
          .thenComparing(Meter::tokenClass)
          .thenComparing(Meter::unit)
          .thenComparing(Meter::item);

  /** The meter of plain tokens of one direction and modality. */
  public static Meter token(Direction direction, Modality modality) {
    return new Meter(direction, modality, TokenClass.PLAIN, Unit.TOKEN, "");
  }

  /** The meter of a tool or service, such as {@code web_search} per query. */
  public static Meter tool(String item, Unit unit) {
    return new Meter(Direction.NEITHER, Modality.ANY, TokenClass.PLAIN, unit, item);
  }

  public Meter as(TokenClass other) {
    return new Meter(direction, modality, other, unit, item);
  }

  public Meter in(Unit other) {
    return new Meter(direction, modality, tokenClass, other, item);
  }

  public Meter of(Modality other) {
    return new Meter(direction, other, tokenClass, unit, item);
  }

  /**
   * Stable name used in headers, ledgers and pages: {@code image_output}, {@code
   * image_output_per_image}.
   */
  public String name() {
    List<String> words = new ArrayList<>();
    if (!item.isEmpty()) {
      words.add(item);
    }
    if (modality != Modality.ANY) {
      words.add(lower(modality));
    }
    if (direction != Direction.NEITHER) {
      words.add(lower(direction));
    }
    if (tokenClass != TokenClass.PLAIN) {
      words.add(lower(tokenClass));
    }
    if (unit != Unit.TOKEN) {
      words.add("per_" + lower(unit));
    }
    return words.isEmpty() ? "token" : String.join("_", words);
  }

  @Override
  public int compareTo(Meter other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return name();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
