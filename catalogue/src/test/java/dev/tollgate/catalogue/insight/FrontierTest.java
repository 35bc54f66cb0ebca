package dev.tollgate.catalogue.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.catalogue.insight.Frontier.Scored;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.snapshot.Bundle;
import dev.tollgate.catalogue.snapshot.ScoreBoard;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrontierTest {

  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  private static final ScoreBoard VOTES =
      ScoreBoard.of(
          "Blind votes",
          "https://board.example/pictures",
          "CC BY 4.0",
          "2026-10-01",
          Map.of(
              "openai/gpt-image-2", "1243",
              "openai/gpt-image-1.5", "1190",
              "openai/gpt-image-1-mini", "1100",
              "openai/gpt-5", "1400",
              "nobody/knows-this", "1000"));

  @Test
  void theFrontHasNobodyThatAnotherBeatsOnBoth() {
    assertThat(
            Frontier.front(
                List.of(
                    scored("dear and good", "0.2", "1200"),
                    scored("cheap and fair", "0.02", "1100"),
                    scored("dear and fair", "0.2", "1100"),
                    scored("middling", "0.05", "1090"))))
        .containsExactlyInAnyOrder("cheap and fair", "dear and good");
  }

  @Test
  void aBoardsScoresOfOneKindStandAgainstThePriceOfThatKind() {
    Snapshot scored = ScoreBoard.applied(Bundle.load(), List.of(VOTES));
    Frontier frontier =
        Frontier.of(scored.model("openai/gpt-image-2").orElseThrow(), scored, NOW).getFirst();
    assertThat(frontier.models())
        .extracting(Scored::modelId)
        .containsExactlyInAnyOrder(
            "openai/gpt-image-2", "openai/gpt-image-1.5", "openai/gpt-image-1-mini");
    assertThat(frontier.models())
        .filteredOn(one -> one.modelId().equals("openai/gpt-image-2"))
        .singleElement()
        .satisfies(one -> assertThat(one.usd()).isEqualByComparingTo("0.05268"));
    assertThat(frontier.unit()).isEqualTo("picture, 1024x1024 medium");
    assertThat(frontier.front()).contains("openai/gpt-image-2");
    assertThat(frontier.board().licence()).isEqualTo("CC BY 4.0");
  }

  @Test
  void aModelThatNoBoardScoresHasNoFront() {
    Snapshot catalogue = Bundle.load();
    assertThat(Frontier.of(catalogue.model("openai/gpt-image-2").orElseThrow(), catalogue, NOW))
        .isEmpty();
  }

  private static Scored scored(String id, String usd, String score) {
    return new Scored(id, new BigDecimal(usd), new BigDecimal(score));
  }
}
