package dev.tollgate.catalogue.conflict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.own.OwnFacts;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.snapshot.Snapshots;
import dev.tollgate.catalogue.sync.SavedFacts;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Modality;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Our verdicts for OpenRouter's routes, with OpenRouter's own list as the referee. */
class RefereeTest {

  private static final Path DATA =
      Path.of(System.getProperty("tollgate.feeds", "../../shared/data"));
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

  /** A price of a route without conditions; text and unsplit prices are one meter. */
  private record Line(String route, String slot) {}

  private static List<Fact> facts;
  private static Map<Line, BigDecimal> referee;

  @BeforeAll
  static void read() {
    assumeTrue(Files.isDirectory(DATA), DATA + " does not exist: no referee");
    facts = SavedFacts.of(DATA);
    referee = stated("openrouter");
  }

  @Test
  void withTheFeedNinetyNineOfAHundredAreExact() {
    Score score = score(Snapshots.build(facts, OwnFacts.builtIn(), List.of(), NOW));
    System.out.println("OpenRouter with its feed: " + score);
    assertThat(score.exact() * 100L).isGreaterThanOrEqualTo(99L * score.compared());
    assertThat(score.compared()).isGreaterThan(500);
  }

  @Test
  void withoutTheFeedWeAreBetterThanTheBestSingleSource() {
    List<Fact> others =
        facts.stream().filter(fact -> !fact.evidence().source().equals("openrouter")).toList();
    Snapshot held = Snapshots.build(others, OwnFacts.builtIn(), List.of(), NOW);
    Map<Line, BigDecimal> ours = verdicts(held);
    Map<String, Score> singles = new TreeMap<>();
    for (String source : List.of("litellm", "models.dev", "genai-prices", "portkey")) {
      Map<Line, BigDecimal> one = stated(source);
      singles.put(source, score(one));
      Map<Line, BigDecimal> same = new HashMap<>(ours);
      same.keySet().retainAll(one.keySet());
      Score alone = score(one);
      Score together = score(same);
      System.out.println(
          "OpenRouter held out: " + source + " " + alone + ", we on the same lines " + together);
      assertThat(together.exact()).as("on the lines of " + source).isGreaterThan(alone.exact());
    }
    Score all = score(ours);
    System.out.println("OpenRouter held out, all lines: " + all);
    assertThat(singles.values())
        .allSatisfy(single -> assertThat(all.exact()).isGreaterThan(single.exact()));
  }

  private record Score(int exact, int compared) {
    @Override
    public String toString() {
      return exact
          + " of "
          + compared
          + " exact ("
          + (compared == 0 ? 0 : 1000L * exact / compared / 10.0)
          + " %)";
    }
  }

  private static Score score(Snapshot snapshot) {
    return score(verdicts(snapshot));
  }

  private static Score score(Map<Line, BigDecimal> said) {
    int exact = 0;
    int compared = 0;
    for (Map.Entry<Line, BigDecimal> line : referee.entrySet()) {
      BigDecimal value = said.get(line.getKey());
      if (value != null) {
        compared++;
        exact += Values.same(value, line.getValue()) ? 1 : 0;
      }
    }
    return new Score(exact, compared);
  }

  private static Map<Line, BigDecimal> verdicts(Snapshot snapshot) {
    Map<Line, BigDecimal> verdicts = new HashMap<>();
    for (Route route : snapshot.routes()) {
      if (route.provider().equals("openrouter")) {
        for (Route.PricedRate price : route.prices()) {
          plain(price.rate().meter(), price.rate().conditions())
              .ifPresent(slot ->
                  verdicts.merge(
                      new Line(key(route.id()), slot),
                      price.rate().usdPerUnit(),
                      (one, other) -> one));
        }
      }
    }
    return verdicts;
  }

  private static Map<Line, BigDecimal> stated(String source) {
    Map<Line, BigDecimal> stated = new HashMap<>();
    for (Fact fact : facts) {
      if (fact instanceof Fact.Price price
          && fact.evidence().source().equals(source)
          && fact.subject().startsWith("openrouter/")
          && price.usdPerUnit().signum() > 0) {
        plain(price.meter(), price.conditions())
            .ifPresent(slot ->
                stated.putIfAbsent(new Line(key(fact.subject()), slot), price.usdPerUnit()));
      }
    }
    return stated;
  }

  private static Optional<String> plain(Meter meter, Conditions conditions) {
    Meter read = meter.modality() == Modality.TEXT ? meter.of(Modality.ANY) : meter;
    return conditions.equals(Conditions.NONE) ? Optional.of(read.name()) : Optional.empty();
  }

  private static String key(String route) {
    return dev.tollgate.catalogue.identity.RouteId.parse(route.toLowerCase(Locale.ROOT)).key();
  }
}
