package dev.tollgate.web.page.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tollgate.catalogue.history.Archive;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.snapshot.Bundle;
import dev.tollgate.gateway.limit.Quoter;
import dev.tollgate.gateway.limit.Tokenizer;
import dev.tollgate.web.page.model.ModelView.Chip;
import dev.tollgate.web.page.quote.Desk;
import dev.tollgate.web.page.quote.QuoteState;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModelPagesTest {

  private static final Snapshot CATALOGUE = Bundle.load();
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

  private final ModelPages pages =
      new ModelPages(
          new Desk(new Quoter(new Tokenizer()), InstantSource.fixed(NOW)), Archive.builtIn());

  @Test
  void theMatrixHasARowForEachModality() {
    ModelView view = view("openai/gpt-image-2");
    assertThat(view.rates().columns()).containsExactly("input", "cached input", "output");
    RateMatrix.Group plain = view.rates().groups().getFirst();
    assertThat(row(plain, "text")).containsExactly("$5.00", "$1.25", "not billed");
    assertThat(row(plain, "image")).containsExactly("$8.00", "$2.00", "$30.00");
  }

  @Test
  void everyRateSaysWho() {
    RateMatrix.Cell output =
        view("openai/gpt-image-2").rates().groups().getFirst().rows().getLast().cells().getLast();
    assertThat(output.says().label()).matches("[0-9]+ of [0-9]+");
    assertThat(output.says().witnesses())
        .anySatisfy(witness -> {
          assertThat(witness.source()).isEqualTo("LiteLLM model prices");
          assertThat(witness.raw()).isEqualTo("3e-05");
          assertThat(witness.value()).isEqualTo("$30");
        });
  }

  @Test
  void oneRowOfTheMatrixIsNotThePrice() {
    List<Readings.Page> pages = view("openai/gpt-image-2").readings().pages();
    assertThat(pages)
        .extracting(Readings.Page::name, Readings.Page::picture, Readings.Page::verdict)
        .contains(
            tuple("Future AGI, Azure OpenAI page", "$0.0177", "3.0 × too low"),
            tuple("LLM Reference, OpenAI row", "$0.0529", "right for this call"),
            tuple("LLM Reference, Vercel row", "$0.0528", "right for this call"));
  }

  @Test
  void anUnknownPriceIsADashAndComesLast() {
    Ladder.Rung last = view("openai/gpt-image-2").ladder().rungs().getLast();
    assertThat(last.price()).isEqualTo("—");
    assertThat(last.known()).isFalse();
    assertThat(last.how()).contains("No source states a price");
  }

  @Test
  void freeComesWithItsReason() {
    ModelView view = view("studio/sketch-1");
    assertThat(view.costs().big()).isEqualTo("free");
    assertThat(view.costs().basis()).contains("drawn on this machine");
    assertThat(view.costs().caption()).contains("1,756 tokens");
    assertThat(view.head().callable()).isTrue();
  }

  @Test
  void aModelThatEndedSaysWhenAndWhatToUse() {
    ModelView view = view("openai/dall-e-3");
    assertThat(view.head().chips()).contains(new Chip("shut down 12 May 2026", "bad"));
    assertThat(view.advice().avoid().getFirst())
        .isEqualTo("anything new: it ended on 12 May 2026; use openai/gpt-image-2");
  }

  @Test
  void aChatModelIsQuotedByTokens() {
    ModelView view = view("openai/gpt-5", "input", "1000000", "output", "0");
    assertThat(view.costs()).isNull();
    assertThat(view.quote().exact()).isEqualTo("1.25");
    assertThat(view.recipes().recipes().getFirst().code()).contains("/v1/chat/completions");
  }

  @Test
  void capabilitiesHaveThreeValues() {
    assertThat(view("openai/gpt-image-2").capabilities())
        .contains(
            new Traits.Capability("edits of pictures", Traits.State.YES),
            new Traits.Capability("transparent background", Traits.State.NO),
            new Traits.Capability("web search", Traits.State.UNKNOWN));
  }

  private ModelView view(String id, String... query) {
    Map<String, String> values = new java.util.HashMap<>();
    for (int i = 0; i < query.length; i += 2) {
      values.put(query[i], query[i + 1]);
    }
    return pages.view(
        CATALOGUE.model(id).orElseThrow(),
        QuoteState.of(values),
        new ModelPages.Setting(
            CATALOGUE,
            Set.of("studio"),
            "http://localhost:4280",
            false,
            LocalDate.of(2026, 11, 21),
            ""));
  }

  private static List<String> row(RateMatrix.Group group, String modality) {
    return group.rows().stream()
        .filter(row -> row.modality().equals(modality))
        .findFirst()
        .orElseThrow()
        .cells()
        .stream()
        .map(RateMatrix.Cell::text)
        .toList();
  }
}
