package dev.tollgate.catalogue.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.query.Search;
import dev.tollgate.catalogue.query.Search.Order;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.query.Snapshot.Results;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SearchTest {

  private static final Snapshot CATALOGUE = Bundle.load();

  @Test
  void anExactIdComesFirst() {
    assertThat(ids(Search.words("gpt-image-1", 5))).first().isEqualTo("openai/gpt-image-1");
    assertThat(ids(Search.words("openai/gpt-image-2", 5))).first().isEqualTo("openai/gpt-image-2");
  }

  @Test
  void aBeginningIsEnough() {
    assertThat(ids(Search.words("gpt-ima", 20)))
        .contains("openai/gpt-image-2", "openai/gpt-image-1.5");
  }

  @Test
  void everyWordMustMatch() {
    Results both = CATALOGUE.search(Search.words("claude haiku", 50));

    assertThat(both.total()).isPositive();
    assertThat(both.models()).allMatch(model -> model.id().contains("haiku"));
    assertThat(CATALOGUE.search(Search.words("claude xyzzy", 50)).total()).isZero();
  }

  @Test
  void namesAndLabsAreWordsToo() {
    assertThat(ids(Search.words("black forest flux", 50)))
        .isNotEmpty()
        .allMatch(id -> id.startsWith("black-forest-labs/"));
    assertThat(ids(Search.words("nano banana", 5))).contains("google/gemini-2.5-flash-image");
  }

  @Test
  void filtersNarrow() {
    Search served = new Search("gpt-image", Kind.IMAGE, "openai", "azure", Order.RELEVANCE, 0, 50);

    assertThat(ids(served))
        .contains("openai/gpt-image-2")
        .doesNotContain("openai/gpt-image-2.5-flare");
  }

  @Test
  void noWordsMeanEverything() {
    assertThat(CATALOGUE.search(Search.words("", 1)).total()).isEqualTo(CATALOGUE.models().size());
  }

  @Test
  void pagesDoNotOverlap() {
    Search all = new Search("", Kind.IMAGE, null, null, Order.NAME, 0, 1_000);
    Search second = new Search("", Kind.IMAGE, null, null, Order.NAME, 10, 10);

    assertThat(ids(second)).isEqualTo(ids(all).subList(10, 20));
    assertThat(CATALOGUE.search(new Search("", null, null, null, Order.NAME, 1 << 30, 10)).models())
        .isEmpty();
  }

  @Test
  void theNewestComeFirstAndTheUndatedLast() {
    Search newest = new Search("", Kind.IMAGE, null, null, Order.NEWEST, 0, 1_000);
    List<LocalDate> dates =
        CATALOGUE.search(newest).models().stream()
            .map(model -> model.lifecycle().released())
            .takeWhile(Objects::nonNull)
            .toList();

    assertThat(dates).isSortedAccordingTo(Comparator.reverseOrder()).hasSizeGreaterThan(10);
  }

  @Test
  void theCheapestComeFirstAndTheUnknownLast() {
    Search cheapest = new Search("", Kind.IMAGE, null, null, Order.PRICE, 0, 1_000);

    List<String> ids = ids(cheapest);

    assertThat(ids).first().isEqualTo("studio/sketch-1");
    assertThat(ids.indexOf("openai/gpt-image-1-mini"))
        .isLessThan(ids.indexOf("openai/gpt-image-2.5-flare"));
    Model last = CATALOGUE.model(ids.getLast()).orElseThrow();
    assertThat(CATALOGUE.routesOf(last.id()))
        .allMatch(route -> route.tariff().rates().isEmpty() && !route.tariff().isFree());
  }

  private static List<String> ids(Search search) {
    return CATALOGUE.search(search).models().stream().map(Model::id).toList();
  }
}
