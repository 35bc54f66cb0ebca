package dev.tollgate.catalogue.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.catalogue.model.Route.PricedRate;
import dev.tollgate.catalogue.model.Source;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.snapshot.Pins.Pin;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PinsTest {

  private static final Snapshot CATALOGUE = Bundle.load();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final Pin PIN =
      Pin.of(
          "openai/gpt-image-2", "image_output", "24", "our contract of May", null, "tollgate.yaml");

  @Test
  void aPinnedPriceIsTheVerdictAndTheOthersStayAsWitnesses() {
    Snapshot pinned = Pins.applied(CATALOGUE, List.of(PIN), TODAY);
    PricedRate price =
        pinned.route("openai/gpt-image-2").orElseThrow().prices().stream()
            .filter(one -> one.verdict().attribute().equals("image_output"))
            .findFirst()
            .orElseThrow();
    assertThat(price.verdict().value()).isEqualTo("24");
    assertThat(price.verdict().reason()).contains("operator", "our contract of May");
    assertThat(price.verdict().dissenting()).anyMatch(witness -> witness.value().equals("30"));
    assertThat(price.rate().source()).isEqualTo(Source.OPERATOR);
  }

  @Test
  void theTariffAndTheSnapshotGetNewVersions() {
    Snapshot pinned = Pins.applied(CATALOGUE, List.of(PIN), TODAY);
    assertThat(pinned.hash()).isNotEqualTo(CATALOGUE.hash());
    assertThat(pinned.route("openai/gpt-image-1.5").orElseThrow().tariff())
        .isEqualTo(CATALOGUE.route("openai/gpt-image-1.5").orElseThrow().tariff());
  }

  @Test
  void withoutPinsNothingChanges() {
    assertThat(Pins.applied(CATALOGUE, List.of(), TODAY)).isSameAs(CATALOGUE);
  }
}
