package dev.tollgate.catalogue.reconcile;

import dev.tollgate.catalogue.CatalogueBounds;
import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Route.PricedRate;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Direction;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Modality;
import dev.tollgate.pricing.TokenClass;
import dev.tollgate.pricing.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * From the prices that sources state for one route to its rates. The best-ranked plausible source
 * is followed for a rate and all its bands, never an average; every other statement is kept as a
 * witness.
 */
final class PriceVerdicts {

  private static final Set<String> COMMON_QUALITIES = Set.of("low", "medium", "high");

  private final Trust trust;
  private final String provider;
  private final Kind kind;
  private final List<Verdict.Witness> suspects = new ArrayList<>();

  private PriceVerdicts(Trust trust, String provider, Kind kind) {
    this.trust = trust;
    this.provider = provider;
    this.kind = kind;
  }

  static RoutePrices of(
      String provider,
      Kind kind,
      List<Fact.Price> facts,
      Medians medians,
      Siblings siblings,
      Trust trust) {
    PriceVerdicts verdicts = new PriceVerdicts(trust, provider, kind);
    List<PricedRate> prices = verdicts.judge(facts, medians, siblings);
    return new RoutePrices(prices, verdicts.suspects);
  }

  /** The prices of one route that pass every check that needs no comparison with other routes. */
  static List<Fact.Price> credible(Kind kind, List<Fact.Price> facts, Trust trust) {
    Sanity sanity = new Sanity(kind, Medians.NONE, Siblings.NONE, trust, facts);
    return facts.stream().filter(fact -> sanity.suspicion(fact).isEmpty()).toList();
  }

  private List<PricedRate> judge(List<Fact.Price> facts, Medians medians, Siblings siblings) {
    List<Statement> plausible = plausible(facts, medians, siblings);
    List<Statement> read = modalities(withoutTextRates(withoutCarrierDefaults(plausible), medians));
    Map<Statement.Slot, List<Statement>> slots = new LinkedHashMap<>();
    for (Statement statement : read) {
      slots.computeIfAbsent(statement.slot(), _ -> new ArrayList<>()).add(statement);
    }
    List<PricedRate> prices = new ArrayList<>();
    Redundant.without(decided(slots)).forEach(price -> prices.add(heard(price)));
    prices.sort(
        Comparator.comparing((PricedRate price) -> price.rate().meter())
            .thenComparing(price -> Wording.conditions(price.rate().conditions())));
    return prices;
  }

  /** With who agrees and who dissents in the reason; copies of one list are of one origin. */
  private PricedRate heard(PricedRate price) {
    Verdict verdict = price.verdict();
    String chosen = verdict.agreeing().getFirst().evidence().source();
    Set<String> others = new HashSet<>();
    Set<String> origins = new HashSet<>();
    for (Verdict.Witness witness : verdict.agreeing()) {
      String source = witness.evidence().source();
      if (!source.equals(chosen)) {
        others.add(source);
        origins.add(trust.original(source, provider));
      }
    }
    origins.remove(trust.original(chosen, provider));
    String reason =
        verdict.reason()
            + "; "
            + Wording.agreement(others.size(), origins.size())
            + Wording.dissent(verdict.dissenting().size());
    return new PricedRate(
        price.rate(),
        new Verdict(
            verdict.attribute(),
            verdict.value(),
            reason,
            verdict.agreeing(),
            verdict.dissenting()));
  }

  /** Plain slots first, as the bands they follow are needed by the others of the same meter. */
  private static List<PricedRate> decided(Map<Statement.Slot, List<Statement>> slots) {
    List<PricedRate> prices = new ArrayList<>();
    Map<Meter, Set<Statement.Band>> needed = new HashMap<>();
    slots.forEach((slot, statements) -> {
      if (slot.isPlain()) {
        List<PricedRate> decided = SlotVerdict.of(statements, Set.of());
        Set<Statement.Band> bands = new HashSet<>();
        decided.forEach(price -> bands.add(Statement.Band.of(price.rate().conditions())));
        needed.put(slot.meter(), bands);
        prices.addAll(decided);
      }
    });
    slots.forEach((slot, statements) -> {
      if (!slot.isPlain()) {
        prices.addAll(SlotVerdict.of(statements, needed.getOrDefault(slot.meter(), Set.of())));
      }
    });
    return prices;
  }

  private List<Statement> plausible(List<Fact.Price> facts, Medians medians, Siblings siblings) {
    Sanity sanity = new Sanity(kind, medians, siblings, trust, facts);
    List<Statement> plausible = new ArrayList<>();
    for (Fact.Price fact : facts) {
      Trust.Rank rank = trust.rank(fact.evidence().source(), provider);
      String original = trust.original(fact.evidence().source(), provider);
      Statement statement = new Statement(fact, fact.meter(), false, rank, original);
      Optional<String> suspicion = sanity.suspicion(fact);
      if (suspicion.isPresent()) {
        suspects.add(named(statement, suspicion.get()));
      } else {
        plausible.add(statement);
      }
    }
    plausible.sort(Comparator.comparingInt(statement -> statement.rank().place()));
    return plausible;
  }

  /**
   * Where pictures are priced by quality, a price without one is some carrier's default: LiteLLM's
   * is the low price, Portkey's the high one, fifteen times apart. So it is with sizes.
   */
  private List<Statement> withoutCarrierDefaults(List<Statement> statements) {
    List<Statement> pictures = statements.stream().filter(PriceVerdicts::isPicture).toList();
    boolean byQuality = pictures.stream().anyMatch(picture -> isCommon(quality(picture)));
    List<Statement> kept = new ArrayList<>();
    for (Statement statement : statements) {
      if (!isPicture(statement)) {
        kept.add(statement);
      } else if (byQuality && !isCommon(quality(statement))) {
        suspects.add(named(statement, "a carrier's default for an unstated quality, not a price"));
      } else if (size(statement) == null && pictures.stream().anyMatch(sizedAs(statement))) {
        suspects.add(named(statement, "a carrier's default for an unstated size, not a price"));
      } else {
        kept.add(statement);
      }
    }
    return kept;
  }

  /**
   * Where nobody splits a route's output by modality, one output rate may be that of text or that
   * of pictures. The rates that other routes of the model split decide: what is nearer to a text
   * rate than to any picture rate prices no pictures.
   */
  private List<Statement> withoutTextRates(List<Statement> statements, Medians medians) {
    boolean split = statements.stream().anyMatch(PriceVerdicts::isPictureOutput);
    Set<BigDecimal> pictures = medians.outputs(Modality.IMAGE);
    Set<BigDecimal> texts = medians.outputs(Modality.TEXT);
    if (kind != Kind.IMAGE || split || pictures.isEmpty() || texts.isEmpty()) {
      return statements;
    }
    List<Statement> kept = new ArrayList<>();
    for (Statement statement : statements) {
      boolean generic =
          isToken(statement)
              && statement.meter().modality() == Modality.ANY
              && statement.meter().direction() == Direction.OUTPUT
              && statement.band().equals(Statement.Band.of(Conditions.NONE));
      if (generic && !isNear(statement.usd(), pictures, texts)) {
        BigDecimal dearest = pictures.stream().max(Comparator.naturalOrder()).orElseThrow();
        suspects.add(
            named(
                statement,
                "a generic output rate that may be for text: other routes bill pictures at "
                    + Wording.price(Meter.IMAGE_OUTPUT, dearest)));
      } else {
        kept.add(statement);
      }
    }
    return kept;
  }

  private static boolean isNear(BigDecimal usd, Set<BigDecimal> pictures, Set<BigDecimal> texts) {
    BigDecimal toPictures = distance(usd, pictures);
    return toPictures.compareTo(distance(usd, texts)) <= 0
        && toPictures.compareTo(CatalogueBounds.RESALE_FACTOR_MAX) <= 0;
  }

  private static boolean isPictureOutput(Statement statement) {
    return statement.meter().direction() == Direction.OUTPUT
        && statement.meter().modality() == Modality.IMAGE;
  }

  /** The factor, 1 or more, to the nearest of these rates. */
  private static BigDecimal distance(BigDecimal usd, Set<BigDecimal> rates) {
    return rates.stream()
        .map(rate -> usd.max(rate).divide(usd.min(rate), MathContext.DECIMAL32))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static boolean isPicture(Statement statement) {
    return statement.meter().equals(Meter.IMAGES) || statement.meter().equals(Meter.IMAGE_PIXELS);
  }

  /** Statements of the same source that price the same quality by size. */
  private static Predicate<Statement> sizedAs(Statement unsized) {
    return other ->
        size(other) != null
            && other.source().equals(unsized.source())
            && Objects.equals(quality(other), quality(unsized));
  }

  private static @Nullable String quality(Statement statement) {
    return statement.fact().conditions().quality();
  }

  private static @Nullable String size(Statement statement) {
    return statement.fact().conditions().size();
  }

  private static boolean isCommon(@Nullable String quality) {
    return quality != null && COMMON_QUALITIES.contains(quality);
  }

  /**
   * On an image route a generic slot bears witness on the modality it can only mean; elsewhere a
   * price for text is the remainder that everything without its own price falls back to.
   */
  private List<Statement> modalities(List<Statement> statements) {
    if (kind != Kind.IMAGE) {
      return statements.stream().map(PriceVerdicts::asRemainder).toList();
    }
    Set<Direction> split = EnumSet.noneOf(Direction.class);
    Set<Statement.Slot> fine = new HashSet<>();
    for (Statement statement : statements) {
      if (isToken(statement) && statement.meter().modality() != Modality.ANY) {
        fine.add(statement.slot());
        if (statement.meter().equals(Meter.IMAGE_INPUT)
            || statement.meter().equals(Meter.IMAGE_OUTPUT)) {
          split.add(statement.meter().direction());
        }
      }
    }
    return statements.stream().map(statement -> read(statement, split, fine)).toList();
  }

  private static Statement read(
      Statement statement, Set<Direction> split, Set<Statement.Slot> fine) {
    boolean generic =
        isToken(statement)
            && statement.meter().modality() == Modality.ANY
            && split.contains(statement.meter().direction());
    if (!generic) {
      return statement;
    }
    Modality meant =
        statement.meter().direction() == Direction.OUTPUT ? Modality.IMAGE : Modality.TEXT;
    Statement finer = statement.read(meant);
    return fine.contains(finer.slot()) ? finer : statement;
  }

  private static Statement asRemainder(Statement statement) {
    boolean text =
        isToken(statement)
            && statement.meter().modality() == Modality.TEXT
            && statement.meter().tokenClass() != TokenClass.REASONING;
    return text ? statement.asRemainder() : statement;
  }

  private static boolean isToken(Statement statement) {
    return statement.meter().unit() == Unit.TOKEN && statement.meter().item().isEmpty();
  }

  private static Verdict.Witness named(Statement statement, String reason) {
    String slot = Wording.slot(statement.fact().meter(), statement.fact().conditions());
    return statement.witness(slot + ": " + reason);
  }

  /** Every price fact of a collection. */
  static List<Fact.Price> prices(Collection<Fact> facts) {
    List<Fact.Price> prices = new ArrayList<>();
    for (Fact fact : facts) {
      if (fact instanceof Fact.Price price) {
        prices.add(price);
      }
    }
    return prices;
  }
}
