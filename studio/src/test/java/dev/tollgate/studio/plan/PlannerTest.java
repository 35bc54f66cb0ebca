package dev.tollgate.studio.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.studio.Plan;
import dev.tollgate.studio.Plan.Hour;
import dev.tollgate.studio.Plan.Layout;
import dev.tollgate.studio.Plan.Place;
import dev.tollgate.studio.Plan.Role;
import dev.tollgate.studio.Plan.Text;
import dev.tollgate.studio.Plan.Weather;
import dev.tollgate.studio.StudioBounds;
import dev.tollgate.studio.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlannerTest {

  private static Plan plan(String prompt) {
    return Planner.plan(prompt, 7);
  }

  @Test
  void samePromptAndSeedGiveTheSamePlan() {
    assertThat(plan("waves of quiet light")).isEqualTo(plan("waves of quiet light"));
  }

  @Test
  void sceneNamesItsSubjectsWithCountsAndColours() {
    var plan = plan("a red lighthouse and three small boats on the sea at dusk");

    assertThat(plan.layout()).isEqualTo(Layout.SCENE);
    assertThat(plan.items())
        .extracting(Plan.Item::subject)
        .containsExactly(Subject.LIGHTHOUSE, Subject.BOAT, Subject.SEA);
    assertThat(plan.item(Subject.BOAT).orElseThrow().count()).isEqualTo(3);
    assertThat(plan.item(Subject.LIGHTHOUSE).orElseThrow().colour().orElseThrow().label())
        .isEqualTo("red");
    assertThat(plan.hour()).isEqualTo(Hour.DUSK);
    assertThat(plan.place()).isEqualTo(Place.SEA);
  }

  @Test
  void whatIsNegatedIsNotShown() {
    assertThat(plan("a calm lake without boats and no people").items())
        .extracting(Plan.Item::subject)
        .containsExactly(Subject.LAKE);
  }

  @Test
  void aColourBeforeAThingIsNotTheFruitOfThatName() {
    var plan = plan("an orange cat");

    assertThat(plan.shows(Subject.FRUIT)).isFalse();
    assertThat(plan.item(Subject.CAT).orElseThrow().colour().orElseThrow().label())
        .isEqualTo("orange");
  }

  @Test
  void wordsThatEndInSAreNotAlwaysMany() {
    assertThat(plan("a cactus in the desert").item(Subject.CACTUS).orElseThrow().count())
        .isEqualTo(1);
    assertThat(plan("the planet mars").item(Subject.PLANET).orElseThrow().count()).isEqualTo(1);
  }

  @Test
  void countsAreHonouredUpToTheBound() {
    assertThat(plan("40 boats on the sea").item(Subject.BOAT).orElseThrow().count())
        .isEqualTo(StudioBounds.COUNT_MAX);
    assertThat(plan("a pair of birds").item(Subject.BIRD).orElseThrow().count()).isEqualTo(2);
  }

  @Test
  void quotedTextsKeepTheirExactWordsAndFindTheirRoles() {
    var plan =
        plan(
            "poster, headline \"Jazz in the Park\", subtitle “Friday, 8 pm”, small text 'Free entry'");

    assertThat(plan.layout()).isEqualTo(Layout.POSTER);
    assertThat(plan.texts())
        .containsExactly(
            new Text("Jazz in the Park", Role.HEADLINE),
            new Text("Friday, 8 pm", Role.SUBTITLE),
            new Text("Free entry", Role.DETAIL));
  }

  @Test
  void theHeadlineComesFirstWhereverItStoodInThePrompt() {
    var texts = plan("poster with the tagline \"made by hand\" under the title \"Bread\"").texts();

    assertThat(texts)
        .containsExactly(new Text("Bread", Role.HEADLINE), new Text("made by hand", Role.SUBTITLE));
  }

  @Test
  void capitalsAfterSaysAreLetteredWithoutQuotes() {
    assertThat(plan("a cafe sign that says OPEN").texts())
        .containsExactly(new Text("OPEN", Role.HEADLINE));
  }

  @Test
  void aPosterWithoutQuotesIsTitledFromThePrompt() {
    assertThat(plan("a poster for the summer reading club").texts().getFirst().content())
        .isEqualTo("Summer reading club");
  }

  @Test
  void aVeryLongQuotationIsCutAndSaysSo() {
    var content = plan("poster \"" + "long ".repeat(400) + "\"").texts().getFirst().content();

    assertThat(content.codePointCount(0, content.length()))
        .isLessThanOrEqualTo(StudioBounds.TEXT_CODE_POINTS_MAX);
    assertThat(content).endsWith("…");
  }

  @ParameterizedTest
  @CsvSource({
    "logo for a bakery, MARK",
    "a birthday card for Mia, CARD",
    "travel poster for Norway, POSTER",
    "a quiet lake, SCENE",
    "momentum, ABSTRACT",
    "abstract mountains, ABSTRACT"
  })
  void wordsChooseTheLayout(String prompt, Layout layout) {
    assertThat(plan(prompt).layout()).isEqualTo(layout);
  }

  @ParameterizedTest
  @CsvSource({
    "city at night, night",
    "a lake at sunset, sunset",
    "autumn forest, autumn",
    "neon city street, neon",
    "a monochrome mountain, monochrome",
    "dunes in the desert, desert",
    "snowy village, winter"
  })
  void wordsChooseThePalette(String prompt, String palette) {
    assertThat(plan(prompt).palette().name()).isEqualTo(palette);
  }

  @Test
  void looseColoursLeadThePalette() {
    var plan = plan("abstract composition in teal and yellow");

    assertThat(plan.palette().accents())
        .startsWith(
            NamedColour.of("teal").orElseThrow().colour(),
            NamedColour.of("yellow").orElseThrow().colour());
  }

  @Test
  void weatherIsRead() {
    assertThat(plan("a city in the rain").weather()).isEqualTo(Weather.RAIN);
    assertThat(plan("misty hills").weather()).isEqualTo(Weather.FOG);
    assertThat(plan("a cabin in falling snow").weather()).isEqualTo(Weather.SNOW);
  }

  @Test
  void japaneseAndChineseSubjectsAreRecognisedInsideSentences() {
    assertThat(plan("月の下の静かな海と灯台").items()).extracting(Plan.Item::subject).contains(Subject.MOON);
    assertThat(plan("海报「春天」").shows(Subject.SEA))
        .as("the Chinese word for poster contains the sign for sea")
        .isFalse();
  }

  @Test
  void descriptionTellsWhatWillBeDrawn() {
    assertThat(plan("two boats on a lake at dawn, sign \"HELLO\"").describe())
        .contains("2 × boats", "lake", "HELLO", "dawn");
  }

  @Test
  void aBookCoverIsNotABook() {
    assertThat(plan("book cover titled \"Winter\", a cabin in the snow").shows(Subject.BOOK))
        .isFalse();
  }

  @Test
  void goldenHourIsATimeAndNotAColour() {
    var plan = plan("hills at golden hour");

    assertThat(plan.hour()).isEqualTo(Hour.SUNSET);
    assertThat(plan.palette()).isEqualTo(Palette.named("sunset"));
  }

  @Test
  void everySubjectIsFoundByEachOfItsWords() {
    for (var subject : Subject.values()) {
      for (var word : subject.words()) {
        assertThat(plan("a picture with " + word + " in it").shows(subject)).as(word).isTrue();
      }
    }
  }
}
