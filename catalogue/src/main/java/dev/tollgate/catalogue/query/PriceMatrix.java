package dev.tollgate.catalogue.query;

import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Route.PricedRate;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Direction;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Modality;
import dev.tollgate.pricing.TokenClass;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The prices of one route the way people read them: tokens by modality against input, cached input
 * and output, pictures by size and quality, then the rest. Every cell carries its verdict. {@code
 * freeBecause} is set for a route that is explicitly free; without it, an empty matrix means that
 * the price is unknown.
 */
public record PriceMatrix(
    String route,
    @Nullable String freeBecause,
    List<TokenRow> tokens,
    List<PictureCell> pictures,
    List<PricedRate> others) {

  /** USD per 1,000,000 tokens; null says that no source states it, which is not zero. */
  public record Cell(@Nullable BigDecimal usdPerMillion, @Nullable Verdict verdict) {

    static final Cell UNKNOWN = new Cell(null, null);

    static Cell of(PricedRate price) {
      return new Cell(price.rate().usdPerCustomaryQuantity(), price.verdict());
    }
  }

  /** One modality; {@code ANY} is the price that a source left unsplit. */
  public record TokenRow(Modality modality, Cell input, Cell cachedInput, Cell output) {}

  /** USD per picture; a null size or quality means any. */
  public record PictureCell(
      @Nullable String size, @Nullable String quality, BigDecimal usd, Verdict verdict) {}

  public PriceMatrix {
    tokens = List.copyOf(tokens);
    pictures = List.copyOf(pictures);
    others = List.copyOf(others);
  }

  /** Whether nothing is known: no rate, and nobody says that it is free. */
  public boolean isUnknown() {
    return freeBecause == null && tokens.isEmpty() && pictures.isEmpty() && others.isEmpty();
  }

  /** The matrix of standard-tier prices at an instant; rates for other tiers are among the rest. */
  public static PriceMatrix of(Route route, Instant at) {
    List<PricedRate> rest = new ArrayList<>(route.prices());
    List<TokenRow> tokens = new ArrayList<>();
    for (Modality modality : Modality.values()) {
      TokenRow row =
          new TokenRow(
              modality,
              take(rest, Meter.token(Direction.INPUT, modality), at),
              take(rest, Meter.token(Direction.INPUT, modality).as(TokenClass.CACHED), at),
              take(rest, Meter.token(Direction.OUTPUT, modality), at));
      boolean stated =
          row.input().verdict() != null
              || row.cachedInput().verdict() != null
              || row.output().verdict() != null;
      if (stated) {
        tokens.add(row);
      }
    }
    List<PictureCell> pictures = pictures(rest, at);
    return new PriceMatrix(route.id(), route.tariff().freeBecause(), tokens, pictures, rest);
  }

  /** The matrix of the first route of a model, the lab's own when it has one. */
  public static Optional<PriceMatrix> of(Snapshot snapshot, String modelId, Instant at) {
    return snapshot.routesOf(modelId).stream().findFirst().map(route -> of(route, at));
  }

  private static Cell take(List<PricedRate> rest, Meter meter, Instant at) {
    Optional<PricedRate> found =
        rest.stream()
            .filter(price -> price.rate().meter().equals(meter))
            .filter(price -> isPlain(price.rate().conditions(), at))
            .max(Comparator.comparingInt(price -> price.rate().conditions().specificity()));
    found.ifPresent(rest::remove);
    return found.map(Cell::of).orElse(Cell.UNKNOWN);
  }

  /** Whether only the date is a condition, and it holds. */
  private static boolean isPlain(Conditions when, Instant at) {
    boolean dated = when.validFrom() != null || when.validTo() != null;
    Conditions undated = when.withValidity(null, null);
    return undated.equals(Conditions.NONE) && (!dated || holds(when, at));
  }

  private static boolean holds(Conditions when, Instant at) {
    Instant from = when.validFrom();
    Instant to = when.validTo();
    return (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
  }

  private static List<PictureCell> pictures(List<PricedRate> rest, Instant at) {
    List<PictureCell> cells = new ArrayList<>();
    for (PricedRate price : List.copyOf(rest)) {
      Conditions when = price.rate().conditions();
      boolean bySizeAndQuality = isPlain(when.withSize(null).withQuality(null), at);
      if (price.rate().meter().equals(Meter.IMAGES) && bySizeAndQuality) {
        cells.add(
            new PictureCell(
                when.size(), when.quality(), price.rate().usdPerUnit(), price.verdict()));
        rest.remove(price);
      }
    }
    cells.sort(Comparator.comparing(PictureCell::usd));
    return cells;
  }
}
