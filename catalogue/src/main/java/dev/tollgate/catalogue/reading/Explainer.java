package dev.tollgate.catalogue.reading;

import dev.tollgate.catalogue.CatalogueBounds;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.SizeRule;
import dev.tollgate.catalogue.reading.Explanation.Cell;
import dev.tollgate.catalogue.reading.Explanation.Standing;
import dev.tollgate.catalogue.reading.Reading.Shown;
import dev.tollgate.catalogue.reading.Reading.Slot;
import dev.tollgate.pricing.ImageSize;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Says what each number of a reading is: a rate of the right meter, of another one, of a sibling,
 * the price of a picture, another scale or currency, or nothing that we know.
 */
public final class Explainer {

  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  private static final BigDecimal SECONDS = BigDecimal.valueOf(60);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal NEAR = new BigDecimal("0.005");

  private final Ground ground;
  private final Meter textInput;
  private final Meter output;

  public Explainer(Ground ground) {
    this.ground = ground;
    this.textInput = ground.first(Meter.TEXT_INPUT, Meter.INPUT).orElse(Meter.TEXT_INPUT);
    this.output =
        isDrawing()
            ? ground.first(Meter.IMAGE_OUTPUT, Meter.OUTPUT).orElse(Meter.IMAGE_OUTPUT)
            : ground.first(Meter.TEXT_OUTPUT, Meter.OUTPUT).orElse(Meter.TEXT_OUTPUT);
  }

  /** The tokens of a usual call: its prompt, and the picture or answer; 0 when not known. */
  public record Call(long input, long output) {}

  /** Explains a reading and says what a call would cost by it. */
  public Explanation explain(Reading reading, Call call) {
    List<Cell> cells = reading.shown().stream().map(this::cell).toList();
    Optional<BigDecimal> shown = cost(reading, call);
    BigDecimal right = cost(ground.rate(textInput), ground.rate(output), call);
    Standing worst =
        cells.stream().map(Cell::standing).max(Standing::compareTo).orElse(Standing.RIGHT);
    return new Explanation(
        reading,
        summary(reading),
        shown.orElse(null),
        shown.filter(_ -> right.signum() > 0).map(usd -> verdict(usd, right)).orElse(""),
        worst,
        cells);
  }

  private boolean isDrawing() {
    return ground.model().kind() == Kind.IMAGE;
  }

  private Cell cell(Shown shown) {
    Meaning meaning =
        switch (shown.slot()) {
          case INPUT, CACHED_INPUT, OUTPUT -> price(shown);
          case OTHER_PRICE -> otherPrice(shown);
          case SIZE -> size(shown);
          case OUTPUT_LIMIT -> outputLimit();
          case CONTROL -> control();
        };
    return new Cell(shown.label(), shown.text(), meaning.text(), meaning.standing());
  }

  private record Meaning(String text, Standing standing) {
    static Meaning wrong(String text) {
      return new Meaning(text, Standing.WRONG);
    }
  }

  private Meaning price(Shown shown) {
    if (shown.isNothing()) {
      return nothing(shown.slot());
    }
    BigDecimal usd = shown.amount().orElse(BigDecimal.ZERO);
    if (usd.signum() == 0) {
      return Meaning.wrong("no amount");
    }
    return rate(shown.slot(), usd, true)
        .or(() -> half(shown.slot(), usd))
        .or(() -> markedUp(shown.slot(), usd))
        .or(() -> sibling(usd))
        .or(() -> rate(shown.slot(), usd, false))
        .or(() -> picture(usd))
        .or(() -> scale(shown.slot(), usd))
        .or(() -> otherUnit(usd))
        .orElseGet(() -> Meaning.wrong("no rate, multiple or sibling explains it"));
  }

  private Meaning nothing(Slot slot) {
    String free = ground.freeBecause();
    if (free != null) {
      return new Meaning("free: " + free, Standing.RIGHT);
    }
    Meter meter = expected(slot);
    return Meaning.wrong(
        "an empty or zero field shown as free: no source says that it is"
            + (ground.rates().containsKey(meter)
                ? "; " + words(meter) + " bills at " + usd(ground.rate(meter))
                : ""));
  }

  private Meter expected(Slot slot) {
    return switch (slot) {
      case OUTPUT -> output;
      case CACHED_INPUT ->
          ground.first(Meter.TEXT_INPUT_CACHED, Meter.INPUT_CACHED).orElse(Meter.TEXT_INPUT_CACHED);
      case INPUT, OTHER_PRICE, SIZE, OUTPUT_LIMIT, CONTROL -> textInput;
    };
  }

  /** A rate of the route, of the slot's own direction or of any. */
  private Optional<Meaning> rate(Slot slot, BigDecimal usd, boolean sameWay) {
    Meter expected = expected(slot);
    if (isNear(ground.rate(expected), usd)) {
      return Optional.of(new Meaning("the " + words(expected) + " rate", Standing.RIGHT));
    }
    return ground.rates().entrySet().stream()
        .filter(rate -> isNear(rate.getValue(), usd))
        .map(Map.Entry::getKey)
        .filter(meter -> !sameWay || meter.direction() == expected.direction())
        .findFirst()
        .map(meter -> other(meter, expected, usd));
  }

  /** A true rate of another meter than the slot is read as. */
  private Meaning other(Meter meter, Meter expected, BigDecimal usd) {
    String what = "the " + words(meter) + " rate; ";
    BigDecimal right = ground.rate(expected);
    boolean sameWay =
        meter.direction() == expected.direction() && meter.tokenClass() == expected.tokenClass();
    if (meter.equals(Meter.TEXT_OUTPUT) && isDrawing() && expected.equals(output)) {
      boolean writes = ground.model().outputModalities().contains("text");
      String draws = writes ? "what it draws" : "the model emits no text, and what it draws";
      return Meaning.wrong(what + draws + " bills at " + usd(right));
    }
    String off =
        right.signum() == 0
            ? words(expected) + " has no rate that we know"
            : words(expected) + " bills at " + usd(right) + ", so this is " + off(usd, right);
    return new Meaning(what + off, sameWay ? Standing.PARTLY : Standing.WRONG);
  }

  /** A reseller's price: the rate and a little more. */
  private Optional<Meaning> markedUp(Slot slot, BigDecimal usd) {
    BigDecimal right = ground.rate(expected(slot));
    boolean more =
        right.signum() > 0
            && usd.compareTo(right) > 0
            && usd.compareTo(right.multiply(CatalogueBounds.RESALE_FACTOR_MAX)) <= 0;
    return more
        ? Optional.of(
            new Meaning(
                "the "
                    + words(expected(slot))
                    + " rate plus "
                    + off(usd, right).replace(" too high", "")
                    + ": a reseller's own price",
                Standing.PARTLY))
        : Optional.empty();
  }

  private Optional<Meaning> half(Slot slot, BigDecimal usd) {
    Meter expected = expected(slot);
    return isNear(ground.rate(expected), usd.multiply(TWO))
        ? Optional.of(
            new Meaning(
                "half the " + words(expected) + " rate: a batch price read as the usual one",
                Standing.PARTLY))
        : Optional.empty();
  }

  private Optional<Meaning> sibling(BigDecimal usd) {
    for (Map.Entry<String, Map<Meter, BigDecimal>> sibling : ground.siblings().entrySet()) {
      for (Map.Entry<Meter, BigDecimal> rate : sibling.getValue().entrySet()) {
        if (isNear(rate.getValue(), usd) && isOfPictures(rate.getKey())) {
          return Optional.of(
              Meaning.wrong("the " + words(rate.getKey()) + " rate of " + sibling.getKey()));
        }
      }
    }
    return Optional.empty();
  }

  private boolean isOfPictures(Meter meter) {
    return !isDrawing() || meter.equals(Meter.IMAGE_INPUT) || meter.equals(Meter.IMAGE_OUTPUT);
  }

  /** An amount between the cheapest and the dearest picture is one of a picture, not of tokens. */
  private Optional<Meaning> picture(BigDecimal usd) {
    List<BigDecimal> prices = ground.pictures().stream().map(Ground.Picture::usd).sorted().toList();
    if (prices.isEmpty()
        || usd.compareTo(prices.getFirst()) < 0
        || usd.compareTo(prices.getLast()) > 0) {
      return Optional.empty();
    }
    String size =
        "the size of one picture ("
            + usd(prices.getFirst())
            + " to "
            + usd(prices.getLast())
            + ") in a slot for 1M tokens";
    List<String> ways = Derivations.of(usd, ground.rate(output), ground.pictures());
    return Optional.of(
        Meaning.wrong(
            ways.isEmpty() ? size : size + "; to the digit " + String.join(", or ", ways)));
  }

  private Optional<Meaning> otherUnit(BigDecimal usd) {
    for (Map.Entry<Meter, BigDecimal> rate : ground.otherUnits().entrySet()) {
      Unit unit = rate.getKey().unit();
      BigDecimal million = rate.getValue().multiply(MILLION);
      if (isNear(million, usd)) {
        return Optional.of(
            Meaning.wrong(
                "the price of 1M "
                    + unit.name().toLowerCase(Locale.ROOT)
                    + "s in a slot for 1M tokens"));
      }
      if (unit == Unit.SECOND && isNear(million.multiply(SECONDS), usd)) {
        return Optional.of(Meaning.wrong("the price of 1M minutes in a slot for 1M tokens"));
      }
    }
    return Optional.empty();
  }

  private Optional<Meaning> scale(Slot slot, BigDecimal usd) {
    BigDecimal right = ground.rate(expected(slot));
    if (right.signum() == 0) {
      return Optional.empty();
    }
    for (int power : List.of(2, 3, 5, 6)) {
      if (isNear(right.movePointRight(power), usd) || isNear(right.movePointLeft(power), usd)) {
        String times = BigDecimal.ONE.movePointRight(power).toPlainString();
        return Optional.of(
            Meaning.wrong(
                "the " + words(expected(slot)) + " rate, " + times + " times off in scale"));
      }
    }
    return isNear(right.multiply(BigDecimal.valueOf(7)), usd)
        ? Optional.of(Meaning.wrong("7.0 times the rate: yuan in a dollar field"))
        : Optional.empty();
  }

  private Meaning otherPrice(Shown shown) {
    Optional<Meter> same =
        shown
            .amount()
            .flatMap(usd ->
                ground.rates().entrySet().stream()
                    .filter(rate -> isNear(rate.getValue(), usd))
                    .map(Map.Entry::getKey)
                    .findFirst());
    return Meaning.wrong(
        same.map(meter ->
                "the " + words(meter) + " rate under a second name; nothing of that kind is sold")
            .orElse("no source states a price of that kind"));
  }

  private Meaning size(Shown shown) {
    Optional<ImageSize> size = ImageSize.parse(shown.text());
    boolean taken =
        size.isPresent()
            && ground.model().rules().map(rules -> takes(rules.sizes(), size.get())).orElse(true);
    return taken
        ? new Meaning("a size it takes", Standing.RIGHT)
        : Meaning.wrong("a size it refuses" + most());
  }

  private static boolean takes(SizeRule rule, ImageSize size) {
    return switch (rule) {
      case SizeRule.Fixed(List<ImageSize> sizes) -> sizes.contains(size);
      case SizeRule.Free free ->
          size.longEdge() <= free.maxEdge()
              && size.pixels() <= free.maxPixels()
              && size.width() % free.multiple() == 0
              && size.height() % free.multiple() == 0;
      case SizeRule.Unknown _ -> true;
    };
  }

  private String most() {
    return ground
        .model()
        .rules()
        .map(rules ->
            rules.sizes() instanceof SizeRule.Free free
                ? ": edges end at "
                    + free.maxEdge()
                    + " and pictures at "
                    + free.maxPixels()
                    + " pixels"
                : "")
        .orElse("");
  }

  private Meaning outputLimit() {
    return isDrawing()
        ? Meaning.wrong("a limit of chat models, inherited by default: no source states one here")
        : new Meaning("see the limits on this page", Standing.PARTLY);
  }

  private Meaning control() {
    return isDrawing()
        ? Meaning.wrong(
            "a setting of chat models, inherited by default: image calls have none such")
        : new Meaning("a usual setting of chat models", Standing.PARTLY);
  }

  private String summary(Reading reading) {
    Optional<BigDecimal> in = reading.in(Slot.INPUT).flatMap(Shown::amount);
    Optional<BigDecimal> out = reading.in(Slot.OUTPUT).flatMap(Shown::amount);
    if (!isDrawing() || in.isEmpty() || out.isEmpty()) {
      return "";
    }
    boolean textIn = isNear(ground.rate(Meter.TEXT_INPUT), in.get());
    boolean imageIn = isNear(ground.rate(Meter.IMAGE_INPUT), in.get());
    boolean textOut = isNear(ground.rate(Meter.TEXT_OUTPUT), out.get());
    boolean imageOut = isNear(ground.rate(Meter.IMAGE_OUTPUT), out.get());
    List<String> slices = new ArrayList<>();
    if (textIn && textOut) {
      slices.add("the text row of the matrix, shown as the whole price");
    } else if (imageIn && imageOut) {
      slices.add("the image row of the matrix, shown as the whole price");
    } else if (textIn && imageOut) {
      slices.add("text in, image out: a diagonal slice, right for a prompt, wrong for edits");
    }
    return String.join("", slices);
  }

  private Optional<BigDecimal> cost(Reading reading, Call call) {
    Optional<Shown> in = reading.in(Slot.INPUT);
    Optional<Shown> out = reading.in(Slot.OUTPUT);
    if (call.output() == 0 || in.isEmpty() || out.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        cost(
            in.get().amount().orElse(BigDecimal.ZERO),
            out.get().amount().orElse(BigDecimal.ZERO),
            call));
  }

  private static BigDecimal cost(BigDecimal input, BigDecimal output, Call call) {
    return BigDecimal.valueOf(call.input())
        .multiply(input)
        .add(BigDecimal.valueOf(call.output()).multiply(output))
        .divide(MILLION);
  }

  private static String verdict(BigDecimal shown, BigDecimal right) {
    return isNear(right, shown) ? "right for this call" : off(shown, right);
  }

  private static String off(BigDecimal shown, BigDecimal right) {
    if (shown.signum() == 0) {
      return "nothing, and it bills";
    }
    boolean low = shown.compareTo(right) < 0;
    BigDecimal ratio =
        low
            ? right.divide(shown, 3, RoundingMode.HALF_UP)
            : shown.divide(right, 3, RoundingMode.HALF_UP);
    if (ratio.compareTo(TWO) >= 0) {
      int digits = ratio.compareTo(BigDecimal.TEN) >= 0 ? 0 : 1;
      return String.format("%,." + digits + "f × too %s", ratio, low ? "low" : "high");
    }
    BigDecimal gap =
        shown.subtract(right).abs().movePointRight(2).divide(right, 1, RoundingMode.HALF_UP);
    String percent = gap.stripTrailingZeros().toPlainString();
    return percent + " % too " + (low ? "low" : "high");
  }

  static boolean isNear(BigDecimal right, BigDecimal usd) {
    return right.signum() > 0 && right.subtract(usd).abs().compareTo(right.multiply(NEAR)) <= 0;
  }

  private static String words(Meter meter) {
    return meter.name().replace('_', ' ');
  }

  private static String usd(BigDecimal usd) {
    BigDecimal plain = usd.stripTrailingZeros();
    return "$"
        + (plain.scale() > 4 ? usd.setScale(4, RoundingMode.HALF_UP) : plain).toPlainString();
  }
}
