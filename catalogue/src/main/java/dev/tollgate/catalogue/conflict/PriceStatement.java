package dev.tollgate.catalogue.conflict;

import dev.tollgate.catalogue.CatalogueBounds;
import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.catalogue.reconcile.Trust;
import dev.tollgate.pricing.Direction;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Modality;
import dev.tollgate.pricing.Unit;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How one row of a feed states the price of pictures; a reading of its fields, not of its truth.
 */
public enum PriceStatement {
  /** The price of what comes out, in a slot that says so. */
  OK,
  /** Per picture and per token for the same work; adding them would bill twice. */
  STATED_TWICE,
  /** Rates of text alone, though the feed has slots for pictures. */
  TEXT_ONLY,
  /** Input and output without a modality, in a feed that has no other slots. */
  GENERIC_SLOTS,
  /** The price of an output picture, filed as the cost of an input picture. */
  OUTPUT_AS_INPUT_IMAGE,
  /** The price of output pixels, filed as the cost of input pixels. */
  OUTPUT_AS_INPUT_PIXEL,
  /** The price of one picture in a slot for 1,000,000 tokens, with an output of 0 beside it. */
  PICTURE_IN_TOKEN_SLOT,
  /** The price of one token in a slot for a picture. */
  TOKEN_IN_PICTURE_SLOT,
  /** Said to be per picture by the feed's description, per token by its size. */
  DOCUMENTED_OTHERWISE,
  /** Dollars in a file of cents. */
  DOLLARS_AS_CENTS,
  /** Nothing but zeros, and nobody says free. */
  ZERO,
  /** No price at all. */
  NONE;

  /** Sources whose schema has one input and one output for everything. */
  private static final Set<String> WITHOUT_PICTURE_SLOTS = Set.of("models.dev", "llm-prices");

  /** Sources whose description calls values per picture that are per token. */
  private static final Set<String> MISDESCRIBED = Set.of("openrouter");

  /** Reads the prices of one row, all of one source. */
  public static PriceStatement of(List<Fact.Price> row) {
    if (row.isEmpty()) {
      return NONE;
    }
    if (row.stream().allMatch(price -> price.usdPerUnit().signum() == 0)) {
      return ZERO;
    }
    if (row.stream().anyMatch(PriceStatement::isKnownFault)) {
      return DOLLARS_AS_CENTS;
    }
    String source = row.getFirst().evidence().source();
    boolean perPicture = any(row, PriceStatement::isPerPicture);
    boolean byToken = any(row, PriceStatement::isImageOutputToken);
    if (perPicture && any(row, price -> isPerPicture(price) && isTiny(price))) {
      return TOKEN_IN_PICTURE_SLOT;
    }
    if (byToken && MISDESCRIBED.contains(source)) {
      return DOCUMENTED_OTHERWISE;
    }
    if (byToken
        && any(row, price -> isPerPicture(price) && price.conditions().size() == null)
        && row.stream().noneMatch(PriceStatement::isTabled)) {
      return STATED_TWICE;
    }
    return byToken || perPicture ? slot(row) : tokens(row, source);
  }

  private static PriceStatement slot(List<Fact.Price> row) {
    List<Fact.Price> pictures = row.stream().filter(PriceStatement::isPerPicture).toList();
    boolean misfiled =
        !pictures.isEmpty() && pictures.stream().allMatch(PriceStatement::isFiledAsInput);
    if (!misfiled) {
      return OK;
    }
    return pictures.stream().anyMatch(price -> price.meter().unit() == Unit.PIXEL)
        ? OUTPUT_AS_INPUT_PIXEL
        : OUTPUT_AS_INPUT_IMAGE;
  }

  private static PriceStatement tokens(List<Fact.Price> row, String source) {
    if (!WITHOUT_PICTURE_SLOTS.contains(source)) {
      return TEXT_ONLY;
    }
    boolean paidInput =
        any(row, price -> isPlain(price, Direction.INPUT) && price.usdPerUnit().signum() > 0);
    boolean zeroOutput =
        any(row, price -> isPlain(price, Direction.OUTPUT) && price.usdPerUnit().signum() == 0);
    return paidInput && zeroOutput ? PICTURE_IN_TOKEN_SLOT : GENERIC_SLOTS;
  }

  private static boolean any(List<Fact.Price> row, Predicate<Fact.Price> test) {
    return row.stream().anyMatch(test);
  }

  private static boolean isPlain(Fact.Price price, Direction direction) {
    return price.meter().unit() == Unit.TOKEN && price.meter().direction() == direction;
  }

  private static boolean isKnownFault(Fact.Price price) {
    return Trust.builtIn().fault(price.evidence(), price.meter().unit()).isPresent()
        && price.meter().unit() != Unit.TOKEN;
  }

  private static boolean isPerPicture(Fact.Price price) {
    Meter meter = price.meter();
    boolean flat =
        switch (meter.unit()) {
          case IMAGE, PIXEL, MEGAPIXEL, STEP -> true;
          case TOKEN, SECOND, CHARACTER, REQUEST, QUERY, PAGE, FRAME, SESSION, CREDIT, OTHER ->
              false;
        };
    return flat && meter.direction() == Direction.OUTPUT && price.usdPerUnit().signum() > 0;
  }

  /** A table by size and quality is the vendor's estimate of the tokens, not a second price. */
  private static boolean isTabled(Fact.Price price) {
    return isPerPicture(price)
        && price.conditions().size() != null
        && price.conditions().quality() != null;
  }

  private static boolean isTiny(Fact.Price price) {
    return price.meter().unit() == Unit.IMAGE
        && price.usdPerUnit().compareTo(CatalogueBounds.USD_PER_IMAGE_MIN) < 0;
  }

  private static boolean isImageOutputToken(Fact.Price price) {
    Meter meter = price.meter();
    return meter.unit() == Unit.TOKEN
        && meter.modality() == Modality.IMAGE
        && meter.direction() == Direction.OUTPUT
        && price.usdPerUnit().signum() > 0;
  }

  private static boolean isFiledAsInput(Fact.Price price) {
    return UsualKeys.key(price.evidence()).startsWith("input_");
  }
}
