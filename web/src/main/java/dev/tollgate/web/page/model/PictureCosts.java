package dev.tollgate.web.page.model;

import dev.tollgate.catalogue.model.ImageRules;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.pricing.Charge;
import dev.tollgate.pricing.Direction;
import dev.tollgate.pricing.ImageSize;
import dev.tollgate.pricing.ImageTokenMethod;
import dev.tollgate.pricing.ImageTokens;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.QuoteOutcome;
import dev.tollgate.pricing.QuoteOutcome.Quoted;
import dev.tollgate.pricing.Rate;
import dev.tollgate.pricing.Unit;
import dev.tollgate.web.page.quote.Desk;
import dev.tollgate.web.page.text.Amounts;
import dev.tollgate.web.page.text.Names;
import dev.tollgate.web.page.text.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * What one picture costs on a route, for each size and quality. The prompt and input pictures are
 * left out. {@code qualities} has one empty name for a model without qualities.
 */
public record PictureCosts(
    String big, String caption, String basis, List<String> qualities, List<Row> rows) {

  /** One size. */
  public record Row(String size, List<Cell> cells) {}

  /** One size at one quality; {@code heat} 0 to 10 in proportion to the dearest cell. */
  public record Cell(String text, String size, String quality, int heat, boolean chosen) {}

  private static final List<ImageSize> COMMON =
      List.of(
          new ImageSize(512, 512),
          new ImageSize(1024, 1024),
          new ImageSize(1536, 1024),
          new ImageSize(2048, 2048));

  public PictureCosts {
    qualities = List.copyOf(qualities);
    rows = List.copyOf(rows);
  }

  /** Whether a table says more than the one number above it. */
  public boolean hasTable() {
    return rows.size() * qualities.size() > 1;
  }

  /** The costs on a route; the chosen size and quality are outlined, null quality means none. */
  public static PictureCosts of(
      Model model, Route route, Desk desk, ImageSize size, @Nullable String quality) {
    List<ImageSize> sizes = sizes(model, route, size);
    List<@Nullable String> qualities = qualities(model, route, quality);
    QuoteOutcome chosen = desk.pictures(model, route, ask(size, quality), 0);
    Price price = Desk.price(chosen, route);
    return new PictureCosts(
        price.total(),
        caption(model, size, quality, chosen),
        basis(model, route, price, chosen),
        qualities.stream().map(one -> one == null ? "" : one).toList(),
        price.free() ? List.of() : rows(model, route, desk, sizes, qualities, size, quality));
  }

  /** Sizes to choose from, small to large. */
  public static List<ImageSize> sizes(Model model, Route route, @Nullable ImageSize asked) {
    SequencedSet<ImageSize> sizes = new LinkedHashSet<>();
    model.rules().map(ImageRules::presets).ifPresent(sizes::addAll);
    if (sizes.isEmpty()) {
      route.tariff().rates().stream()
          .map(rate -> rate.conditions().size())
          .filter(Objects::nonNull)
          .flatMap(text -> ImageSize.parse(text).stream())
          .forEach(sizes::add);
    }
    if (sizes.isEmpty() && bySize(route)) {
      sizes.addAll(COMMON);
    }
    sizes.add(asked == null ? new ImageSize(1024, 1024) : asked);
    return sizes.stream()
        .sorted(
            Comparator.comparingLong(ImageSize::pixels)
                .thenComparing(Comparator.comparingInt(ImageSize::width)))
        .toList();
  }

  /** Qualities to choose from, cheapest first; one null when there are none. */
  public static List<@Nullable String> qualities(Model model, Route route, @Nullable String asked) {
    SequencedSet<String> qualities = new LinkedHashSet<>();
    model.rules().map(ImageRules::qualities).ifPresent(qualities::addAll);
    if (qualities.isEmpty()) {
      for (String common : List.of("low", "standard", "medium", "high", "hd")) {
        boolean priced =
            route.tariff().rates().stream()
                .anyMatch(rate -> common.equals(rate.conditions().quality()));
        if (priced) {
          qualities.add(common);
        }
      }
    }
    if (asked != null) {
      qualities.add(asked);
    }
    return qualities.isEmpty() ? nothing() : new ArrayList<>(qualities);
  }

  private static List<@Nullable String> nothing() {
    List<@Nullable String> one = new ArrayList<>();
    one.add(null);
    return one;
  }

  private static boolean bySize(Route route) {
    return route.tariff().rates().stream()
        .map(Rate::meter)
        .anyMatch(
            meter -> meter.equals(Meter.IMAGE_MEGAPIXELS) || meter.equals(Meter.IMAGE_PIXELS));
  }

  private static Desk.Pictures ask(ImageSize size, @Nullable String quality) {
    return new Desk.Pictures(size.toString(), quality, 1);
  }

  private static List<Row> rows(
      Model model,
      Route route,
      Desk desk,
      List<ImageSize> sizes,
      List<@Nullable String> qualities,
      ImageSize chosenSize,
      @Nullable String chosenQuality) {
    List<List<Price>> prices = new ArrayList<>();
    for (ImageSize size : sizes) {
      List<Price> row = new ArrayList<>();
      for (String quality : qualities) {
        row.add(Desk.price(desk.pictures(model, route, ask(size, quality), 0), route));
      }
      prices.add(row);
    }
    List<BigDecimal> known =
        prices.stream()
            .flatMap(List::stream)
            .filter(Price::isKnown)
            .map(price -> price.orElse(BigDecimal.ZERO))
            .toList();
    int decimals = Amounts.pictureDecimals(known);
    BigDecimal most = known.stream().max(Comparator.naturalOrder()).orElse(BigDecimal.ZERO);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      List<Cell> cells = new ArrayList<>();
      for (int j = 0; j < qualities.size(); j++) {
        String quality = qualities.get(j);
        Price price = prices.get(i).get(j);
        boolean on = sizes.get(i).equals(chosenSize) && Objects.equals(quality, chosenQuality);
        cells.add(
            new Cell(
                price.text(decimals),
                sizes.get(i).toString(),
                quality == null ? "" : quality,
                heat(price, most),
                on));
      }
      rows.add(new Row(Names.size(sizes.get(i)), cells));
    }
    return rows;
  }

  private static int heat(Price price, BigDecimal most) {
    BigDecimal usd = price.orElse(BigDecimal.ZERO);
    return most.signum() == 0
        ? 0
        : usd.multiply(BigDecimal.TEN).divide(most, 0, RoundingMode.UP).intValueExact();
  }

  private static String caption(
      Model model, ImageSize size, @Nullable String quality, QuoteOutcome outcome) {
    String shape = Names.size(size) + (quality == null ? "" : ", " + quality);
    return tokens(model, size, quality, outcome)
        .map(count -> shape + " · " + count + " tokens")
        .orElse(shape);
  }

  private static Optional<String> tokens(
      Model model, ImageSize size, @Nullable String quality, QuoteOutcome outcome) {
    Optional<BigDecimal> billed = line(outcome, Meter.IMAGE_OUTPUT).map(Charge.Line::quantity);
    if (billed.isPresent()) {
      return billed.map(Amounts::quantity);
    }
    OptionalLong counted =
        model
            .rules()
            .map(rules -> ImageTokens.output(rules.outputMethod(), size, quality))
            .orElse(OptionalLong.empty());
    return counted.isPresent() ? Optional.of(Amounts.count(counted.getAsLong())) : Optional.empty();
  }

  private static String basis(Model model, Route route, Price price, QuoteOutcome outcome) {
    if (price.free()) {
      return "Free: " + price.reason() + ". Tokens are counted all the same.";
    }
    Optional<Charge.Line> tokens = line(outcome, Meter.IMAGE_OUTPUT);
    if (tokens.isPresent()) {
      BigDecimal rate = tokens.get().usdPerUnit().movePointRight(6);
      return "Output tokens × "
          + Amounts.exact(rate).replace(".00", "")
          + " per 1M, "
          + method(model)
          + ". Prompt and input pictures are extra.";
    }
    return outcome instanceof Quoted(var quote) ? stated(quote.expected(), route) : price.reason();
  }

  private static String stated(Charge charge, Route route) {
    boolean extra =
        route.tariff().rates().stream()
            .anyMatch(rate ->
                Names.isTokens(rate.meter()) && rate.meter().direction() == Direction.INPUT);
    String prompt = extra ? "; the prompt is extra." : ", whatever the prompt.";
    Unit unit = charge.lines().isEmpty() ? Unit.OTHER : charge.lines().getFirst().meter().unit();
    return switch (unit) {
      case IMAGE -> "A flat price for each picture" + prompt;
      case MEGAPIXEL, PIXEL -> "A price for the pixels of each picture" + prompt;
      case TOKEN, SECOND, CHARACTER, REQUEST, QUERY, PAGE, STEP, FRAME, SESSION, CREDIT, OTHER ->
          "By the rates below.";
    };
  }

  private static String method(Model model) {
    ImageTokenMethod method =
        model.rules().map(ImageRules::outputMethod).orElse(ImageTokenMethod.NONE);
    return switch (method) {
      case GPT_IMAGE_1_TABLE, GEMINI_2_5_FLASH_IMAGE, GEMINI_3_PRO_IMAGE, GEMINI_3_1_FLASH_IMAGE ->
          "by the vendor's published table";
      case GPT_IMAGE_2_FORMULA -> "by the vendor's size formula";
      case GPT_IMAGE_2_5_ROUGH -> "by a third party's rough factors; the vendor publishes none";
      case NONE -> "as stated";
    };
  }

  private static Optional<Charge.Line> line(QuoteOutcome outcome, Meter meter) {
    return outcome instanceof Quoted(var quote)
        ? quote.expected().lines().stream().filter(line -> line.meter().equals(meter)).findFirst()
        : Optional.empty();
  }
}
