package dev.tollgate.catalogue.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.catalogue.snapshot.Bundle;
import dev.tollgate.pricing.Conditions;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The prices of OpenRouter's routes in the build, with OpenRouter's own list as the referee. */
class BundledRefereeTest {

  private record Line(BigDecimal ours, BigDecimal theirs) {}

  @Test
  void ninetyNineOfAHundredAreExact() {
    List<Line> lines =
        Bundle.load().routes().stream()
            .filter(route -> route.provider().equals("openrouter"))
            .flatMap(route -> route.prices().stream())
            .filter(price -> price.rate().conditions().equals(Conditions.NONE))
            .flatMap(BundledRefereeTest::line)
            .toList();
    long exact = lines.stream().filter(line -> Values.same(line.ours(), line.theirs())).count();
    assertThat(lines).hasSizeGreaterThan(500);
    assertThat(exact * 100).isGreaterThanOrEqualTo(99L * lines.size());
  }

  private static Stream<Line> line(Route.PricedRate price) {
    Verdict verdict = price.verdict();
    return Stream.concat(verdict.agreeing().stream(), verdict.dissenting().stream())
        .filter(witness -> witness.evidence().source().equals("openrouter"))
        .limit(1)
        .map(witness -> new Line(new BigDecimal(verdict.value()), new BigDecimal(witness.value())));
  }
}
