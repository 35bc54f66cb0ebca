package dev.tollgate.catalogue.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.snapshot.Bundle;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Statements about gpt-image-2 from May to August 2026. */
class SightingTest {

  private static final Snapshot NOW = Bundle.load();
  private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
  private static final LocalDate AUGUST = LocalDate.of(2026, 8, 1);
  private static final List<Sighting> SIGHTINGS =
      Sighting.of("openai/gpt-image-2", Archive.builtIn(), NOW);

  @Test
  void whatIsStillSaidWasFirstSeenOnTheOldestListThatSaysIt() {
    assertThat(sighting("output_cost_per_image_token"))
        .satisfies(one -> {
          assertThat(one.firstSeen()).isEqualTo(MAY);
          assertThat(one.lastSeen()).isEqualTo(AUGUST);
          assertThat(one.withdrawn()).isFalse();
        });
  }

  @Test
  void whatANewerListLeavesOutIsWithdrawn() {
    assertThat(sighting("cache_read_input_image_token_cost"))
        .satisfies(one -> {
          assertThat(one.lastSeen()).isEqualTo(MAY);
          assertThat(one.withdrawn()).isTrue();
        });
  }

  @Test
  void everyStatementOfTodayIsFoundUnlessItsRowsHaveNoIds() {
    NOW.route("openai/gpt-image-2").orElseThrow().prices().stream()
        .flatMap(price -> price.verdict().agreeing().stream())
        .filter(one -> Entries.hasIds(one.evidence().source()))
        .forEach(one ->
            assertThat(Sighting.find(SIGHTINGS, one))
                .hasValueSatisfying(found -> assertThat(found.withdrawn()).isFalse()));
  }

  @Test
  void aRouteThatNobodyKnowsHasNone() {
    assertThat(Sighting.of("nobody/nothing", Archive.builtIn(), NOW)).isEmpty();
  }

  private static Sighting sighting(String field) {
    return SIGHTINGS.stream()
        .filter(one -> one.source().equals("litellm"))
        .filter(one -> one.witness().evidence().path().endsWith("'gpt-image-2']." + field))
        .findFirst()
        .orElseThrow();
  }
}
