package dev.tollgate.catalogue.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.source.Feeds;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Operation;
import dev.tollgate.pricing.ServiceTier;
import dev.tollgate.pricing.Tariff;
import dev.tollgate.pricing.TimeWindow;
import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class FactTextTest {

  @Test
  void everyMeterAndConditionOfTheFeedsSurvives() {
    Feeds.all()
        .forEach(feed -> {
          for (Fact fact : Excerpts.facts(feed.id())) {
            if (fact instanceof Fact.Price price) {
              assertThat(FactText.meter(FactText.of(price.meter()))).isEqualTo(price.meter());
              assertThat(FactText.conditions(FactText.of(price.conditions())))
                  .isEqualTo(price.conditions());
            }
          }
        });
  }

  @Test
  void allConditionsTogetherSurvive() {
    Conditions all =
        new Conditions(
            "1024x1024",
            "high & low",
            Operation.EDIT,
            ServiceTier.FLEX,
            "eu=west",
            1L,
            2L,
            new TimeWindow(LocalTime.of(0, 30), LocalTime.of(16, 30)),
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2026-02-01T00:00:00Z"),
            java.util.Map.of("a&b", "c=d\n"));

    assertThat(FactText.conditions(FactText.of(all))).isEqualTo(all);
  }

  @Test
  void everyTariffSurvivesWithItsVersion() {
    for (Route route : Excerpts.snapshot().routes()) {
      Tariff read = FactText.tariff(route.id(), FactText.of(route.tariff()));

      assertThat(read).isEqualTo(route.tariff());
    }
  }

  @Test
  void factsWithDifferentValuesAreDifferentFacts() {
    var facts = Excerpts.facts("litellm");

    assertThat(facts.stream().map(FactText::identity).distinct().count()).isEqualTo(facts.size());
  }
}
