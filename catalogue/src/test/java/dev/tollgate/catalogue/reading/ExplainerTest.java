package dev.tollgate.catalogue.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.reading.Explanation.Cell;
import dev.tollgate.catalogue.reading.Explanation.Standing;
import dev.tollgate.catalogue.snapshot.Bundle;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers on other pages, explained against the bundled catalogue. */
class ExplainerTest {

  private static final Snapshot CATALOGUE = Bundle.load();
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  private static final long MEDIUM_SQUARE = 1_756;

  @Test
  void theTextRowShownAsThePriceIsThreeTimesTooLow() {
    Explanation page = typed("openai/gpt-image-2", "5 / 10 / 1.25");
    assertThat(page.summary()).contains("text row");
    assertThat(page.picture()).isEqualByComparingTo("0.01767");
    assertThat(page.verdict()).isEqualTo("3.0 × too low");
    assertThat(cell(page, "output").meaning()).contains("emits no text", "$30");
    assertThat(page.standing()).isEqualTo(Standing.WRONG);
  }

  @Test
  void theImageRowOverstatesThePromptBySixtyPercent() {
    Explanation page = typed("openai/gpt-image-2", "8 / 30 / 2");
    assertThat(page.summary()).contains("image row");
    assertThat(cell(page, "input").meaning()).contains("image input", "$5", "60 % too high");
    assertThat(cell(page, "output").standing()).isEqualTo(Standing.RIGHT);
    assertThat(page.standing()).isEqualTo(Standing.PARTLY);
  }

  @Test
  void aDiagonalSliceIsRightForAPromptAlone() {
    Explanation page = typed("openai/gpt-image-2", "5/30/1.25");
    assertThat(page.summary()).contains("diagonal", "edits");
    assertThat(page.picture()).isEqualByComparingTo("0.05279");
    assertThat(page.verdict()).isEqualTo("right for this call");
  }

  @Test
  void anAmountOfOnePictureInATokenSlotIsDerivedInThreeWays() {
    Explanation page = typed("openai/gpt-image-2", "0.0429 / Free / 1.25");
    assertThat(cell(page, "input").meaning())
        .contains(
            "size of one picture", "1,430 image tokens at $30", "mean medium price", "CNY 0.30");
    assertThat(cell(page, "output").meaning()).contains("no source says that it is", "$30");
    assertThat(page.picture()).isEqualByComparingTo(new BigDecimal("0.0000009438"));
  }

  @Test
  void aSiblingsRateIsNamedAsTheSiblings() {
    Explanation page = typed("openai/gpt-image-2", "10 / 40");
    assertThat(cell(page, "output").meaning()).contains("gpt-image-1");
  }

  @Test
  void halfTheListPriceIsABatchReading() {
    Explanation page = typed("openai/gpt-image-2", "2.50 / 15");
    assertThat(page.cells()).allMatch(cell -> cell.meaning().contains("batch"));
  }

  @Test
  void theSameRulesExplainAnotherModel() {
    Explanation page = typed("google/gemini-3-pro-image", "2 / 12");
    assertThat(cell(page, "input").standing()).isEqualTo(Standing.RIGHT);
    assertThat(cell(page, "output").standing()).isEqualTo(Standing.WRONG);
    assertThat(cell(page, "output").meaning())
        .contains("the text output rate; what it draws bills at $120")
        .doesNotContain("no text");
    Explanation chat = typed("openai/gpt-5", "1250 / 10000");
    assertThat(chat.cells()).allMatch(cell -> cell.meaning().contains("1000 times off in scale"));
  }

  @Test
  void aPriceOfNothingIsNoMultipleOfTheRightOne() {
    assertThat(typed("openai/gpt-5", "0 / 0").verdict()).isEqualTo("nothing, and it bills");
  }

  @Test
  void aPriceOfAnotherUnitReadPerTokenIsNamed() {
    assertThat(cell(typed("openai/tts-1", "15 / 0"), "input").meaning())
        .isEqualTo("the price of 1M characters in a slot for 1M tokens");
    assertThat(cell(typed("openai/whisper-1", "6000 / 0"), "input").meaning())
        .isEqualTo("the price of 1M minutes in a slot for 1M tokens");
  }

  @Test
  void whatWasReadByHandIsExplainedWithoutAGap() {
    for (Reading reading : PublishedReadings.of("openai/gpt-image-2")) {
      Explanation page = explain("openai/gpt-image-2", reading);
      assertThat(page.cells())
          .as(reading.page())
          .noneMatch(cell -> cell.meaning().contains("no rate, multiple"));
    }
  }

  @Test
  void feedsReadByTheirThreeUsualKeysAreReadingsToo() {
    Route vercel = CATALOGUE.route("vercel-ai-gateway/openai/gpt-image-2").orElseThrow();
    List<Reading> readings = FeedReadings.of(vercel);
    assertThat(readings)
        .anySatisfy(reading -> {
          assertThat(reading.in(Reading.Slot.INPUT).orElseThrow().text()).isEqualTo("$5");
          assertThat(reading.in(Reading.Slot.OUTPUT).orElseThrow().text()).isEqualTo("$30");
        });
  }

  @Test
  void whatIsNoReadingIsNotGuessedAt() {
    assertThat(Reading.typed("5")).isEmpty();
    assertThat(Reading.typed("five / ten")).isEmpty();
    assertThat(Reading.typed("1/2/3/4")).isEmpty();
  }

  private static Explanation typed(String model, String text) {
    return explain(model, Reading.typed(text).orElseThrow());
  }

  private static Explanation explain(String id, Reading reading) {
    Model model = CATALOGUE.model(id).orElseThrow();
    Route route = CATALOGUE.routesOf(id).getFirst();
    return new Explainer(Ground.of(model, route, CATALOGUE, NOW))
        .explain(reading, new Explainer.Call(22, MEDIUM_SQUARE));
  }

  private static Cell cell(Explanation page, String label) {
    return page.cells().stream().filter(one -> one.label().equals(label)).findFirst().orElseThrow();
  }
}
