package dev.tollgate.catalogue.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.catalogue.model.Source;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.catalogue.query.Snapshot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreBoardTest {

  private static final String ADDRESS = "https://board.example/pictures";

  @Test
  void aScoreIsAFactOfItsModelWithBoardDayAndLicence() {
    Snapshot scored = ScoreBoard.applied(Bundle.load(), List.of(board("1243")));
    Verdict fact =
        scored.model("openai/gpt-image-2").orElseThrow().facts().get("score.Blind votes");
    assertThat(fact.value()).isEqualTo("1243");
    assertThat(fact.reason()).contains("Blind votes", "CC BY 4.0");
    assertThat(fact.agreeing().getFirst().evidence().date()).hasToString("2026-10-01");
  }

  @Test
  void aBoardIsASourceAndScoresOfUnknownModelsAreCounted() {
    ScoreBoard board =
        ScoreBoard.of(
            "Blind votes",
            ADDRESS,
            "CC BY 4.0",
            "2026-10-01",
            Map.of("openai/gpt-image-2", "1", "nobody/knows-this", "2"));
    Source source = ScoreBoard.applied(Bundle.load(), List.of(board)).sources().getLast();
    assertThat(source.id()).isEqualTo("board-blind-votes");
    assertThat(source.address()).isEqualTo(ADDRESS);
    assertThat(source.facts()).isEqualTo(1);
    assertThat(source.unmapped()).isEqualTo(1);
  }

  @Test
  void aBoardDoesNotMakeTheCatalogueNewer() {
    Snapshot catalogue = Bundle.load();
    ScoreBoard late =
        ScoreBoard.of("Late", ADDRESS, "CC0", "2026-12-31", Map.of("openai/gpt-image-2", "1"));
    assertThat(ScoreBoard.applied(catalogue, List.of(late)).day()).isEqualTo(catalogue.day());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''      | https://b.example | CC0 | 2026-10-01 | 1243   | board",
        "Votes   | ftp://b.example   | CC0 | 2026-10-01 | 1243   | source",
        "Votes   | https://u:p@b.example | CC0 | 2026-10-01 | 1243 | source",
        "Votes   | https://b.example | ''  | 2026-10-01 | 1243   | licence",
        "Votes   | https://b.example | CC0 | October    | 1243   | date",
        "Votes   | https://b.example | CC0 | 2026-10-01 | good   | scores.openai/gpt-image-2",
      })
  void whatCannotBeSoNamesItsField(
      String name, String source, String licence, String date, String score, String field) {
    assertThatThrownBy(
            () -> ScoreBoard.of(name, source, licence, date, Map.of("openai/gpt-image-2", score)))
        .isInstanceOfSatisfying(
            WrongField.class, wrong -> assertThat(wrong.field()).isEqualTo(field));
  }

  private static ScoreBoard board(String score) {
    return ScoreBoard.of(
        "Blind votes", ADDRESS, "CC BY 4.0", "2026-10-01", Map.of("openai/gpt-image-2", score));
  }
}
