package dev.tollgate.pricing;

import static dev.tollgate.pricing.Conditions.NONE;
import static dev.tollgate.pricing.Tariffs.GENERATION;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {

  @Test
  void withoutConditionsARateAlwaysApplies() {
    assertThat(NONE.hold(GENERATION)).isTrue();
    assertThat(NONE.specificity()).isZero();
  }

  @Test
  void aSizeOrQualityThatTheCallDoesNotNameDoesNotApply() {
    assertThat(NONE.withSize("1024x1024").hold(GENERATION)).isFalse();
    assertThat(NONE.withQuality("high").hold(GENERATION.withImage("1024x1024", null))).isFalse();
    assertThat(NONE.withSize("1024x1024").hold(GENERATION.withImage("1024x1024", "low"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"199999, true, false", "200000, false, true", "200001, false, true"})
  void aContextTierStartsAtItsBoundary(long tokens, boolean below, boolean above) {
    Circumstances call = GENERATION.withContextTokens(tokens);
    assertThat(NONE.withContext(null, 200_000L).hold(call)).isEqualTo(below);
    assertThat(NONE.withContext(200_000L, null).hold(call)).isEqualTo(above);
  }

  @ParameterizedTest
  @CsvSource({
    "22:59:59, false",
    "23:00:00, true",
    "00:00:00, true",
    "06:59:59, true",
    "07:00:00, false",
    "12:00:00, false",
  })
  void aTimeWindowWrapsPastMidnight(String time, boolean holds) {
    Conditions night = NONE.withWindow(new TimeWindow(LocalTime.of(23, 0), LocalTime.of(7, 0)));
    Circumstances call =
        Circumstances.at(Instant.parse("2026-11-20T" + time + "Z"), Operation.CHAT);
    assertThat(night.hold(call)).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({"08:59:59, false", "09:00:00, true", "16:59:59, true", "17:00:00, false"})
  void aTimeWindowWithinADayEndsBeforeItsEnd(String time, boolean holds) {
    assertThat(
            new TimeWindow(LocalTime.of(9, 0), LocalTime.of(17, 0)).contains(LocalTime.parse(time)))
        .isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-09-30T23:59:59Z, false",
    "2026-10-01T00:00:00Z, true",
    "2026-10-31T23:59:59Z, true",
    "2026-11-01T00:00:00Z, false",
  })
  void aRateIsValidFromItsFirstInstantToBeforeItsLast(Instant at, boolean holds) {
    Conditions october =
        NONE.withValidity(
            Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2026-11-01T00:00:00Z"));
    assertThat(october.hold(Circumstances.at(at, Operation.CHAT))).isEqualTo(holds);
  }

  @Test
  void anOpenEndIsAlwaysValid() {
    Instant now = GENERATION.at();
    assertThat(NONE.withValidity(now, null).hold(GENERATION)).isTrue();
    assertThat(NONE.withValidity(null, now).hold(GENERATION)).isFalse();
  }

  @Test
  void operationTierAndRegionMustBeThoseOfTheCall() {
    assertThat(NONE.withOperation(Operation.GENERATE).hold(GENERATION)).isTrue();
    assertThat(NONE.withOperation(Operation.EDIT).hold(GENERATION)).isFalse();
    assertThat(NONE.withTier(ServiceTier.STANDARD).hold(GENERATION)).isTrue();
    assertThat(NONE.withTier(ServiceTier.FLEX).hold(GENERATION)).isFalse();
    assertThat(NONE.withRegion("eu").hold(GENERATION)).isFalse();
  }

  @Test
  void rarerConditionsMustAllHold() {
    Conditions vector = NONE.withOther("style", "vector").withOther("steps", "50");
    Circumstances call =
        new Circumstances(
            GENERATION.at(),
            Operation.GENERATE,
            ServiceTier.STANDARD,
            null,
            null,
            null,
            0,
            Map.of("style", "vector", "steps", "50", "seed", "1"));
    assertThat(vector.hold(call)).isTrue();
    assertThat(vector.withOther("model", "v3").hold(call)).isFalse();
    assertThat(vector.hold(GENERATION)).isFalse();
  }

  @Test
  void everyConditionMakesARateMoreSpecific() {
    Conditions all =
        NONE.withSize("1K")
            .withQuality("high")
            .withOperation(Operation.EDIT)
            .withTier(ServiceTier.BATCH)
            .withRegion("eu")
            .withContext(0L, 5L)
            .withWindow(new TimeWindow(LocalTime.NOON, LocalTime.MIDNIGHT))
            .withValidity(GENERATION.at(), null)
            .withOther("steps", "50");
    assertThat(all.specificity()).isEqualTo(9);
  }
}
