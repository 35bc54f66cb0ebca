package dev.tollgate.web.page.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FilterTest {

  @Test
  void theUrlLeavesDefaultsOut() {
    assertThat(Filter.of(Map.of()).url()).isEqualTo("/models");
    assertThat(Filter.of(Map.of("kind", "image", "sort", "price", "page", "3")).url())
        .isEqualTo("/models?kind=image&sort=price&page=3");
  }

  @Test
  void wordsAreEscapedInTheUrl() {
    assertThat(Filter.of(Map.of("q", "a&b=c")).url()).isEqualTo("/models?q=a%26b%3Dc");
  }

  @Test
  void nonsenseIsIgnored() {
    Filter filter = Filter.of(Map.of("kind", "no", "sort", "no", "page", "-1"));
    assertThat(filter.url()).isEqualTo("/models");
  }

  @Test
  void anotherFilterStartsAtTheFirstPage() {
    Filter third = Filter.of(Map.of("page", "3", "lab", "openai"));
    assertThat(third.withLab("google").url()).isEqualTo("/models?lab=google");
  }
}
