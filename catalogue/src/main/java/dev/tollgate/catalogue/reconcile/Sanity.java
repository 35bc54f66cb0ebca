package dev.tollgate.catalogue.reconcile;

import dev.tollgate.catalogue.CatalogueBounds;
import dev.tollgate.catalogue.identity.RouteId;
import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Direction;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Modality;
import dev.tollgate.pricing.TokenClass;
import dev.tollgate.pricing.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Why a price cannot be what it claims. One instance judges the prices of one route. */
final class Sanity {

  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  private static final BigDecimal YUAN_LOW = new BigDecimal("6.93");
  private static final BigDecimal YUAN_HIGH = new BigDecimal("7.07");
  private static final BigDecimal OUTPUT_TOKEN_MIN =
      CatalogueBounds.USD_PER_MILLION_ON_IMAGE_ROUTES_MIN.multiply(BigDecimal.TEN);

  private final Kind kind;
  private final Medians medians;
  private final Siblings siblings;
  private final Trust trust;
  private final List<Fact.Price> all;

  Sanity(Kind kind, Medians medians, Siblings siblings, Trust trust, List<Fact.Price> all) {
    this.kind = kind;
    this.medians = medians;
    this.siblings = siblings;
    this.trust = trust;
    this.all = all;
  }

  /** The reason to keep a price out, in words; empty for a plausible price. */
  Optional<String> suspicion(Fact.Price price) {
    if (price.usdPerUnit().signum() < 0) {
      return Optional.of("-1 is a sentinel: the price depends on the routed model");
    }
    Optional<String> fault = trust.fault(price.evidence(), price.meter().unit());
    if (fault.isPresent()) {
      return fault;
    }
    if (price.usdPerUnit().signum() == 0) {
      return Optional.of("0 without a statement that it is free: unknown, retired or included");
    }
    return implausible(price)
        .or(() -> onImageRoute(price))
        .or(() -> onSoundRoute(price))
        .or(() -> cachedAboveInput(price))
        .or(() -> outlier(price))
        .or(() -> yuan(price))
        .or(() -> halved(price))
        .or(() -> copied(price));
  }

  private Optional<String> implausible(Fact.Price price) {
    BigDecimal usd = price.usdPerUnit();
    Unit unit = price.meter().unit();
    boolean priceOfPicture = price.meter().equals(Meter.IMAGES);
    boolean pricesPictures = priceOfPicture || price.meter().equals(Meter.INPUT_IMAGES);
    if (unit == Unit.TOKEN
        && perMillion(price).compareTo(CatalogueBounds.USD_PER_MILLION_TOKENS_MAX) > 0) {
      return Optional.of("more than USD 1,000 per 1,000,000 tokens: a wrong scale");
    }
    if (pricesPictures && usd.compareTo(CatalogueBounds.USD_PER_IMAGE_MAX) > 0) {
      return Optional.of("more than USD 5 per picture: a wrong scale");
    }
    if (pricesPictures && usd.compareTo(CatalogueBounds.USD_PER_IMAGE_MIN) < 0) {
      return Optional.of("less than USD 0.0001 per picture: a price per token in a picture slot");
    }
    return Optional.empty();
  }

  private Optional<String> onImageRoute(Fact.Price price) {
    boolean plainToken =
        price.meter().unit() == Unit.TOKEN && price.meter().tokenClass() == TokenClass.PLAIN;
    if (kind != Kind.IMAGE || !plainToken) {
      return Optional.empty();
    }
    BigDecimal least =
        price.meter().direction() == Direction.OUTPUT
            ? OUTPUT_TOKEN_MIN
            : CatalogueBounds.USD_PER_MILLION_ON_IMAGE_ROUTES_MIN;
    if (price.conditions().tier() == null && perMillion(price).compareTo(least) < 0) {
      return Optional.of(
          "less than USD "
              + least.toPlainString()
              + " per 1,000,000 tokens on an image route: a price of another unit");
    }
    if (price.meter().direction() == Direction.INPUT && outputIsZero(price)) {
      return Optional.of("output 0 beside a paid input on an image generator: a price per picture");
    }
    return Optional.empty();
  }

  /** Speech is sold by the character and its transcription by the second, each side once. */
  private Optional<String> onSoundRoute(Fact.Price price) {
    Meter meter = price.meter();
    if (kind == Kind.SPEECH && meter.unit() == Unit.TOKEN && isPerCharacter(price)) {
      return Optional.of("the figure that others state per character: a price of another unit");
    }
    boolean heard = kind == Kind.TRANSCRIPTION && meter.unit() == Unit.SECOND;
    return heard && meter.direction() == Direction.OUTPUT && restatesInput(price)
        ? Optional.of("restates the price of the same seconds of input")
        : Optional.empty();
  }

  /** Whether somebody states the same figure per character, at this provider or another. */
  private boolean isPerCharacter(Fact.Price price) {
    return all.stream()
            .filter(other -> other.meter().unit() == Unit.CHARACTER)
            .anyMatch(other -> other.usdPerUnit().compareTo(price.usdPerUnit()) == 0)
        || medians.providersAt(Meter.TEXT_INPUT.in(Unit.CHARACTER), price.usdPerUnit()) > 0;
  }

  private boolean restatesInput(Fact.Price price) {
    return all.stream()
        .filter(other -> other.meter().unit() == price.meter().unit())
        .filter(other -> other.meter().direction() == Direction.INPUT)
        .anyMatch(other -> other.usdPerUnit().compareTo(price.usdPerUnit()) == 0);
  }

  private boolean outputIsZero(Fact.Price input) {
    List<Fact.Price> outputs =
        all.stream()
            .filter(other -> sameSource(other, input))
            .filter(other -> other.meter().direction() == Direction.OUTPUT)
            .toList();
    return !outputs.isEmpty()
        && outputs.stream().allMatch(output -> output.usdPerUnit().signum() == 0);
  }

  private Optional<String> cachedAboveInput(Fact.Price price) {
    boolean cached =
        price.meter().tokenClass() == TokenClass.CACHED
            && price.meter().direction() == Direction.INPUT;
    if (!cached) {
      return Optional.empty();
    }
    Meter plain = price.meter().as(TokenClass.PLAIN);
    boolean above =
        all.stream()
            .filter(other -> sameSource(other, price))
            .filter(other -> other.conditions().equals(price.conditions()))
            .filter(other -> other.meter().equals(plain) || isUnsplit(other.meter(), plain))
            .anyMatch(other ->
                other.usdPerUnit().signum() > 0
                    && price.usdPerUnit().compareTo(other.usdPerUnit()) > 0);
    return above
        ? Optional.of("a cached price above the plain one: storage or a neighbouring column")
        : Optional.empty();
  }

  private static boolean isUnsplit(Meter meter, Meter plain) {
    return plain.modality() == Modality.TEXT && meter.equals(plain.of(Modality.ANY));
  }

  private Optional<String> outlier(Fact.Price price) {
    Optional<BigDecimal> median = medians.median(price.meter());
    if (median.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal usd = price.usdPerUnit();
    BigDecimal factor = CatalogueBounds.OUTLIER_FACTOR;
    boolean above = usd.compareTo(median.get().multiply(factor)) >= 0;
    boolean below = usd.multiply(factor).compareTo(median.get()) <= 0;
    if (!above && !below) {
      return Optional.empty();
    }
    BigDecimal times =
        above
            ? usd.divide(median.get(), 0, RoundingMode.HALF_UP)
            : median.get().divide(usd, 0, RoundingMode.HALF_UP);
    return Optional.of(
        times.toPlainString()
            + " times "
            + (above ? "above" : "below")
            + " the median "
            + Wording.price(price.meter(), median.get())
            + " of this model");
  }

  /** Both sides exactly seven times the median, and at one provider only: yuan for dollars. */
  private Optional<String> yuan(Fact.Price price) {
    boolean everySide =
        all.stream()
            .filter(other -> sameSource(other, price) && isPlainAndPaid(other))
            .allMatch(this::isSevenfold);
    boolean alone = medians.providersAt(price.meter(), price.usdPerUnit()) == 1;
    return alone && isPlainAndPaid(price) && bothSides(price) && everySide
        ? Optional.of("7.0 times the median on both sides: yuan in a dollar field")
        : Optional.empty();
  }

  /**
   * Half of what two others say for the same route, and nobody agrees. The two are independent, or
   * copies of the provider's own list.
   */
  private Optional<String> halved(Fact.Price price) {
    String provider = RouteId.parse(price.subject()).provider();
    String source = price.evidence().source();
    boolean standardTokens =
        price.meter().unit() == Unit.TOKEN && price.conditions().equals(Conditions.NONE);
    if (!standardTokens || isOwnWord(source, provider)) {
      return Optional.empty();
    }
    BigDecimal twice = price.usdPerUnit().multiply(BigDecimal.TWO);
    Set<String> others = new HashSet<>();
    Set<String> originals = new HashSet<>();
    for (Fact.Price other : all) {
      boolean sameSlot =
          other.meter().equals(price.meter()) && other.conditions().equals(Conditions.NONE);
      if (sameSlot && !sameSource(other, price)) {
        if (other.usdPerUnit().compareTo(twice) != 0) {
          return Optional.empty();
        }
        others.add(other.evidence().source());
        originals.add(trust.original(other.evidence().source(), provider));
      }
    }
    boolean heard =
        originals.size() >= 2 || originals.stream().anyMatch(one -> isOwnWord(one, provider));
    return heard && others.size() >= 2
        ? Optional.of("half of what " + others.size() + " other sources state: a batch price")
        : Optional.empty();
  }

  /**
   * A flat price of a picture that is twice or half of what is usual for this model, and about what
   * the provider charges for a sibling, for which it is usual. Rates of tokens are few and round,
   * so that alike ones prove nothing.
   */
  private Optional<String> copied(Fact.Price price) {
    String provider = RouteId.parse(price.subject()).provider();
    Optional<BigDecimal> median = medians.median(price.meter());
    BigDecimal usd = price.usdPerUnit();
    boolean far =
        median
            .filter(usual ->
                usd.compareTo(usual.multiply(BigDecimal.TWO)) >= 0
                    || usd.multiply(BigDecimal.TWO).compareTo(usual) <= 0)
            .isPresent();
    return far
            && kind == Kind.IMAGE
            && price.meter().unit() != Unit.TOKEN
            && price.conditions().equals(Conditions.NONE)
            && !isOwnWord(price.evidence().source(), provider)
        ? siblings
            .soldAt(price.meter(), usd, provider)
            .map(sibling -> "copied from " + sibling + ", which costs this here and elsewhere")
        : Optional.empty();
  }

  private boolean isOwnWord(String source, String provider) {
    return trust.rank(source, provider).place() <= Trust.OWN_WORD;
  }

  private boolean isSevenfold(Fact.Price price) {
    return medians
        .median(price.meter())
        .map(median -> price.usdPerUnit().divide(median, 4, RoundingMode.HALF_UP))
        .filter(ratio -> ratio.compareTo(YUAN_LOW) >= 0 && ratio.compareTo(YUAN_HIGH) <= 0)
        .isPresent();
  }

  private boolean bothSides(Fact.Price price) {
    return all.stream()
            .filter(other -> sameSource(other, price) && isPlainAndPaid(other))
            .map(other -> other.meter().direction())
            .distinct()
            .count()
        == 2;
  }

  private static boolean isPlainAndPaid(Fact.Price price) {
    return price.meter().unit() == Unit.TOKEN
        && price.meter().tokenClass() == TokenClass.PLAIN
        && price.conditions().equals(Conditions.NONE)
        && price.usdPerUnit().signum() > 0;
  }

  private static boolean sameSource(Fact.Price one, Fact.Price other) {
    return one.evidence().source().equals(other.evidence().source());
  }

  private static BigDecimal perMillion(Fact.Price price) {
    return price.usdPerUnit().multiply(MILLION);
  }
}
