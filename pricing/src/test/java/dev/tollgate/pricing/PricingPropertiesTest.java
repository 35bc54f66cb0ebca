package dev.tollgate.pricing;

import static dev.tollgate.pricing.Tariffs.GENERATION;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

@Domain(Legal.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(tries = 500, edgeCases = EdgeCasesMode.NONE)
class PricingPropertiesTest {

  @Property
  @StatisticsReport(StatisticsReportMode.OFF)
  void theLinesAddUpToTheTotal(@ForAll Usage usage, @ForAll Tariff tariff) {
    Outcome outcome = Pricing.charge(usage, tariff, GENERATION);
    Statistics.collect(outcome instanceof Outcome.Priced);
    Statistics.coverage(coverage -> coverage.check(true).percentage(share -> share > 10));
    if (outcome instanceof Outcome.Priced(Charge charge)) {
      BigDecimal sum =
          charge.lines().stream()
              .map(line -> line.quantity().multiply(line.usdPerUnit()))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(charge.total().usd()).isEqualByComparingTo(sum);
    }
  }

  @Property
  void aChargeIsNeverNegative(@ForAll Usage usage, @ForAll Tariff tariff) {
    if (Pricing.charge(usage, tariff, GENERATION) instanceof Outcome.Priced(Charge charge)) {
      assertThat(charge.total().isNegative()).isFalse();
      assertThat(charge.lines()).isNotEmpty().noneMatch(line -> line.amount().isNegative());
    }
  }

  @Property
  void theOrderOfRatesIsIrrelevant(@ForAll Usage usage, @ForAll Tariff tariff, @ForAll long seed) {
    List<Rate> shuffled = new ArrayList<>(tariff.rates());
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(Pricing.charge(usage, Tariff.of(tariff.route(), shuffled), GENERATION))
        .isEqualTo(Pricing.charge(usage, tariff, GENERATION));
  }

  @Property
  void noWorkIsBilledInTwoUnits(@ForAll Usage usage, @ForAll Tariff tariff) {
    if (Pricing.charge(usage, tariff, GENERATION) instanceof Outcome.Priced(Charge charge)) {
      Set<Unit> picture = EnumSet.noneOf(Unit.class);
      charge.lines().stream()
          .map(Charge.Line::meter)
          .filter(meter -> meter.of(Modality.IMAGE).in(Unit.IMAGE).equals(Meter.IMAGES))
          .filter(meter -> meter.modality() == Modality.IMAGE)
          .forEach(meter -> picture.add(meter.unit()));
      assertThat(picture).hasSizeLessThanOrEqualTo(1);
      assertThat(new HashSet<>(charge.lines())).hasSameSizeAs(charge.lines());
    }
  }

  @Property
  void everyTokenIsBilledOrTheCallIsUnpriced(
      @ForAll @Size(7) List<BigDecimal> amounts, @ForAll Usage usage) {
    Usage tokens = tokensOf(usage);
    Tariff tariff = Legal.complete(amounts);
    if (Pricing.charge(tokens, tariff, GENERATION) instanceof Outcome.Priced(Charge charge)) {
      assertThat(charge.lines())
          .allMatch(line -> line.quantity().compareTo(tokens.quantity(line.meter())) == 0)
          .extracting(Charge.Line::meter)
          .containsExactlyElementsOf(
              tokens.quantities().entrySet().stream()
                  .filter(entry -> entry.getValue().signum() > 0)
                  .map(Map.Entry::getKey)
                  .toList());
    }
  }

  @Property
  void aUsageInTwoPartsCostsAsMuchAsInOne(
      @ForAll @Size(3) List<BigDecimal> amounts,
      @ForAll @LongRange(min = 1, max = 1000) long one,
      @ForAll @LongRange(min = 1, max = 1_000_000) long other,
      @ForAll @IntRange(min = 1, max = 7) int meters) {
    Tariff tariff = Legal.complete(amounts);
    Usage first = ofEach(one, meters);
    Usage second = ofEach(other, meters);
    assertThat(total(first, tariff).plus(total(second, tariff)))
        .isEqualTo(total(first.plus(second), tariff));
  }

  @Property
  void aMoreOfAnythingNeverCostsLess(
      @ForAll @Size(7) List<BigDecimal> amounts,
      @ForAll @LongRange(min = 1, max = 1000) long some,
      @ForAll @IntRange(min = 0, max = 6) int meter) {
    Tariff tariff = Legal.complete(amounts);
    Usage less = ofEach(some, 7);
    Usage more = less.with(Legal.TOKENS.get(meter), BigDecimal.valueOf(some + 1));
    assertThat(total(more, tariff)).isGreaterThanOrEqualTo(total(less, tariff));
  }

  @Property
  void theVersionOfATariffDoesNotDependOnTheOrderOfItsRates(
      @ForAll Tariff tariff, @ForAll long seed) {
    List<Rate> shuffled = new ArrayList<>(tariff.rates());
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(Tariff.of(tariff.route(), shuffled).version()).isEqualTo(tariff.version());
  }

  @Property
  void theVersionOfATariffChangesWithAnyAmount(
      @ForAll Tariff tariff, @ForAll @IntRange(min = 0, max = 11) int which) {
    List<Rate> changed = new ArrayList<>(tariff.rates());
    int index = which % changed.size();
    Rate old = changed.get(index);
    BigDecimal dearer = old.usdPerUnit().add(new BigDecimal("0.0000000001"));
    changed.set(index, new Rate(old.meter(), dearer, old.conditions(), old.source()));
    assertThat(Tariff.of(tariff.route(), changed).version()).isNotEqualTo(tariff.version());
  }

  private static Usage ofEach(long quantity, int meters) {
    Map<Meter, Long> quantities = new TreeMap<>();
    Legal.TOKENS.subList(0, meters).forEach(meter -> quantities.put(meter, quantity));
    return Usage.reported(quantities);
  }

  private static Usage tokensOf(Usage usage) {
    SortedMap<Meter, BigDecimal> tokens = new TreeMap<>(usage.quantities());
    tokens.keySet().removeIf(meter -> meter.unit() != Unit.TOKEN);
    return new Usage(tokens, usage.origin());
  }

  private static Money total(Usage usage, Tariff tariff) {
    Outcome outcome = Pricing.charge(usage, tariff, GENERATION);
    assertThat(outcome).isInstanceOf(Outcome.Priced.class);
    return ((Outcome.Priced) outcome).charge().total();
  }
}
