package dev.tollgate.studio.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class QuotationsTest {

  private static List<String> quoted(String prompt) {
    return Quotations.of(prompt).passages().stream().map(Quotations.Passage::content).toList();
  }

  @Test
  void everyKindOfQuotationMarkIsRead() {
    assertThat(quoted("\"one\" “two” «three» 「四」 „fünf“ ‹six› 'seven' ‘eight’"))
        .containsExactly("one", "two", "three", "四", "fünf", "six", "seven", "eight");
  }

  @Test
  void apostrophesAreNotQuotationMarks() {
    assertThat(quoted("it's a dog's life in the '90s and the boys' room")).isEmpty();
  }

  @Test
  void apostrophesInsideAQuotationStay() {
    assertThat(quoted("a sign 'Don't panic' on a door")).containsExactly("Don't panic");
  }

  @Test
  void anUnclosedMarkIsJustAMark() {
    assertThat(quoted("a 5\" pipe")).isEmpty();
  }

  @Test
  void theRestHasNoQuotedWords() {
    assertThat(Quotations.of("a cat \"and a dog\" asleep").rest())
        .contains("cat", "asleep")
        .doesNotContain("dog");
  }
}
