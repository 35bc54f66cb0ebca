package dev.tollgate.storage.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.catalogue.model.Evidence;
import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.catalogue.model.Source;
import dev.tollgate.catalogue.sync.FactStore;
import dev.tollgate.catalogue.sync.FeedState;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Rate;
import dev.tollgate.pricing.ServiceTier;
import dev.tollgate.pricing.Tariff;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of facts keeps to. */
abstract class FactStoreContract {

  private static final Instant MONDAY = Instant.parse("2026-11-16T08:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-11-17T08:00:00Z");

  abstract FactStore store();

  @Test
  void anEmptyStoreKnowsNothing() {
    assertThat(store().states()).isEmpty();
    assertThat(store().state("litellm")).isEmpty();
    assertThat(store().facts("litellm")).isEmpty();
    assertThat(store().withdrawn("litellm")).isEmpty();
    assertThat(store().tariffs("openai/gpt-image-2")).isEmpty();
  }

  @Test
  void whatWasAcceptedIsReadBack() {
    List<Fact> facts = List.of(price("0.000005", "one"), attribute("400000", "one"));

    FactStore.Change change = store().accept(state("one", MONDAY), facts);

    assertThat(change).isEqualTo(new FactStore.Change(2, 0, 0));
    assertThat(store().facts("litellm")).isEqualTo(facts);
    assertThat(store().state("litellm")).contains(state("one", MONDAY));
  }

  @Test
  void acceptingTheSameAgainKeepsEveryFact() {
    store().accept(state("one", MONDAY), List.of(price("0.000005", "one")));

    FactStore.Change change =
        store().accept(state("two", TUESDAY), List.of(price("0.000005", "two")));

    assertThat(change).isEqualTo(new FactStore.Change(0, 1, 0));
    assertThat(store().facts("litellm")).hasSize(1);
  }

  @Test
  void aChangedPriceIsANewFactAndTheOldOneIsWithdrawn() {
    store().accept(state("one", MONDAY), List.of(price("0.000005", "one")));

    FactStore.Change change =
        store().accept(state("two", TUESDAY), List.of(price("0.000006", "two")));

    assertThat(change).isEqualTo(new FactStore.Change(1, 0, 1));
    assertThat(usd(store().facts("litellm"))).containsExactly("0.000006");
    assertThat(usd(store().withdrawn("litellm"))).containsExactly("0.000005");
  }

  @Test
  void aFactThatComesBackIsStatedAgain() {
    store().accept(state("one", MONDAY), List.of(price("0.000005", "one")));
    store().accept(state("two", TUESDAY), List.of(attribute("400000", "two")));

    store()
        .accept(
            state("three", TUESDAY),
            List.of(attribute("400000", "three"), price("0.000005", "three")));

    assertThat(store().facts("litellm")).hasSize(2);
    assertThat(usd(store().withdrawn("litellm"))).containsExactly("0.000005");
  }

  @Test
  void aFactStatedTwiceIsOneFact() {
    store()
        .accept(state("one", MONDAY), List.of(price("0.000005", "one"), price("0.000005", "one")));

    assertThat(store().facts("litellm")).hasSize(1);
  }

  @Test
  void sourcesDoNotTouchEachOther() {
    store().accept(state("one", MONDAY), List.of(price("0.000005", "one")));
    FeedState other =
        new FeedState(source("portkey", "one", MONDAY), 1, null, "Mon, 16 Nov 2026 08:00:00 GMT");
    store().accept(other, List.of());

    assertThat(store().facts("litellm")).hasSize(1);
    assertThat(store().states())
        .extracting(state -> state.source().id())
        .containsExactly("litellm", "portkey");
    assertThat(store().state("portkey")).contains(other);
  }

  @Test
  void confirmingMovesTheTimeAndNothingElse() {
    store().accept(state("one", MONDAY), List.of(price("0.000005", "one")));

    store().confirm(state("one", TUESDAY));

    assertThat(store().state("litellm")).contains(state("one", TUESDAY));
    assertThat(store().facts("litellm")).hasSize(1);
  }

  @Test
  void aTariffIsKeptOnceUntilItChanges() {
    Tariff five = tariff("5");
    Tariff six = tariff("6");

    assertThat(store().record(List.of(five), MONDAY)).isEqualTo(1);
    assertThat(store().record(List.of(five), TUESDAY)).isZero();
    assertThat(store().record(List.of(six), TUESDAY)).isEqualTo(1);

    assertThat(store().tariffs("openai/gpt-image-2"))
        .containsExactly(
            new FactStore.TariffVersion(six, TUESDAY), new FactStore.TariffVersion(five, MONDAY));
  }

  @Test
  void aTariffThatComesBackIsANewVersion() {
    store().record(List.of(tariff("5")), MONDAY);
    store().record(List.of(tariff("6")), MONDAY);
    store().record(List.of(tariff("5")), TUESDAY);

    assertThat(store().tariffs("openai/gpt-image-2")).hasSize(3);
  }

  @Test
  void freeAndUnknownTariffsAreKeptApart() {
    Tariff free = Tariff.free("studio/sketch-1", "drawn on this machine");
    Tariff unknown = Tariff.of("poe/openai/gpt-image-1", List.of());

    store().record(List.of(free, unknown), MONDAY);

    assertThat(store().tariffs("studio/sketch-1").getFirst().tariff()).isEqualTo(free);
    assertThat(store().tariffs("poe/openai/gpt-image-1").getFirst().tariff().isFree()).isFalse();
  }

  private static List<String> usd(List<Fact> facts) {
    return facts.stream()
        .filter(Fact.Price.class::isInstance)
        .map(fact -> ((Fact.Price) fact).usdPerUnit().toPlainString())
        .toList();
  }

  private static Fact price(String usd, String snapshot) {
    Conditions batch = Conditions.NONE.withTier(ServiceTier.BATCH).withContext(200_001L, null);
    return new Fact.Price(
        "openai/gpt-image-2",
        Meter.TEXT_INPUT,
        new BigDecimal(usd),
        batch,
        evidence("USD per token", usd, snapshot));
  }

  private static Fact attribute(String value, String snapshot) {
    return new Fact.Attribute(
        "openai/gpt-image-2", "limit.context_tokens", value, evidence("", value, snapshot));
  }

  private static Evidence evidence(String unit, String raw, String snapshot) {
    return new Evidence(
        "litellm",
        "$['gpt-image-2'].price",
        raw,
        unit,
        "as filed",
        snapshot,
        LocalDate.of(2026, 11, 16));
  }

  private static FeedState state(String snapshot, Instant fetchedAt) {
    return new FeedState(source("litellm", snapshot, fetchedAt), 1, "\"v1\"", null);
  }

  private static Source source(String id, String snapshot, Instant fetchedAt) {
    return new Source(
        id,
        id,
        "https://example.com",
        "MIT",
        LocalDate.of(2026, 11, 16),
        snapshot,
        fetchedAt,
        1,
        2,
        0);
  }

  private static Tariff tariff(String usdPerMillion) {
    return Tariff.of(
        "openai/gpt-image-2", List.of(Rate.per(Meter.TEXT_INPUT, usdPerMillion, "litellm")));
  }
}
