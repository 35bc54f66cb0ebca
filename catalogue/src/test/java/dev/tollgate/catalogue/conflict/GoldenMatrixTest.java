package dev.tollgate.catalogue.conflict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tollgate.catalogue.json.Json;
import dev.tollgate.catalogue.json.JsonReader;
import dev.tollgate.catalogue.model.Evidence;
import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.own.OwnFacts;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.snapshot.Snapshots;
import dev.tollgate.catalogue.sync.SavedFacts;
import dev.tollgate.pricing.Conditions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The matrix of gpt-image-2 as compiled by hand, rebuilt from the feeds without our own facts. */
class GoldenMatrixTest {

  private static final Path DATA =
      Path.of(System.getProperty("tollgate.feeds", "../../shared/data"));
  private static final Path GOLDEN = DATA.resolve("golden/gpt-image-2.json");
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?(e-\\d+)?");
  private static final Map<String, String> METERS =
      Map.of(
          "text_input", "text_input",
          "text_cached_input", "text_input_cached",
          "text_output", "text_output",
          "image_input", "image_input",
          "image_cached_input", "image_input_cached",
          "image_output", "image_output");
  private static final Map<String, String> SOURCES =
      Map.of(
          "litellm", "litellm",
          "models.dev", "models.dev",
          "genai-prices", "genai-prices",
          "portkey", "portkey",
          "llm-prices", "llm-prices",
          "vercel", "models.dev"); // the saved Vercel list is older than the model

  private static Json golden;
  private static Snapshot snapshot;
  private static List<Fact> facts;

  @BeforeAll
  static void read() throws IOException {
    assumeTrue(Files.exists(GOLDEN), GOLDEN + " does not exist: the matrix is not rebuilt");
    golden = JsonReader.read(Files.readAllBytes(GOLDEN));
    facts = new ArrayList<>(SavedFacts.of(DATA));
    snapshot = Snapshots.build(facts, OwnFacts.none(), List.of(), NOW);
    facts.addAll(SavedFacts.litellm(DATA.resolve("history/litellm-2026-05-01.json")));
  }

  @Test
  void everyTokenPriceIsRebuilt() {
    for (Map.Entry<String, Json> cell : golden.get("token_prices_usd_per_1m").entries()) {
      String expected = number(cell.getValue().get("value"));
      assertThat(new BigDecimal(rate("openai/gpt-image-2", METERS.get(cell.getKey()))))
          .as(cell.getKey())
          .isEqualByComparingTo(expected);
    }
  }

  @Test
  void everyPriceOfAPictureIsRebuilt() {
    Route route = snapshot.route("openai/gpt-image-2").orElseThrow();
    int cells = 0;
    for (Map.Entry<String, Json> quality : golden.get("per_image_usd").entries()) {
      if (quality.getKey().startsWith("_") || quality.getKey().equals("seen")) {
        continue;
      }
      for (Map.Entry<String, Json> size : quality.getValue().entries()) {
        Conditions when = Conditions.NONE.withSize(size.getKey()).withQuality(quality.getKey());
        assertThat(route.prices())
            .as(size.getKey() + " " + quality.getKey())
            .anyMatch(price ->
                price.rate().conditions().equals(when)
                    && price.rate().usdPerUnit().compareTo(new BigDecimal(number(size.getValue())))
                        == 0);
        cells++;
      }
    }
    assertThat(cells).isEqualTo(9);
  }

  @Test
  void resalePricesAreKeptAtTheirOwnRoutes() {
    assertThat(rate("aimlapi/openai/gpt-image-2", "image_output_per_image")).isEqualTo("0.054");
    assertThat(rate("fal/openai/gpt-image-2", "image_output_per_image")).isEqualTo("0.04");
  }

  @Test
  void everyValueThatASourceFilesIsKeptWithItsRawText() {
    int checked = 0;
    for (Map.Entry<String, Json> cell : golden.get("token_prices_usd_per_1m").entries()) {
      for (String seen : cell.getValue().get("seen").texts()) {
        Optional<String> source =
            SOURCES.entrySet().stream()
                .filter(entry -> seen.startsWith(entry.getKey() + " "))
                .map(Map.Entry::getValue)
                .findFirst();
        if (source.isPresent()) {
          checked++;
          assertThat(facts)
              .as(seen)
              .anyMatch(fact ->
                  fact.evidence().source().equals(source.get())
                      && fact.subject().toLowerCase(java.util.Locale.ROOT).contains("gpt-image-2")
                      && isFiled(fact, seen, source.get()));
        }
      }
    }
    assertThat(checked).isGreaterThanOrEqualTo(22);
  }

  @Test
  void everyFlattenedValueIsFlaggedWithItsCause() {
    List<Conflict> conflicts = Conflicts.of(snapshot).of("openai/gpt-image-2");
    assertThat(conflicts)
        .filteredOn(conflict -> conflict.slot().equals("output"))
        .singleElement()
        .satisfies(conflict -> {
          assertThat(conflict.cause()).isEqualTo(Cause.MODALITY_FLATTENED);
          assertThat(conflict.claims()).extracting(Conflict.Claim::value).contains("10", "30");
        });
    assertThat(conflicts)
        .filteredOn(conflict -> conflict.slot().equals("input"))
        .allMatch(conflict -> conflict.cause() == Cause.MODALITY_FLATTENED);
  }

  @Test
  void modelsOfSimilarNameAreNotMixedIn() {
    List<String> routes = snapshot.routesOf("openai/gpt-image-2").stream().map(Route::id).toList();
    assertThat(routes).noneMatch(id -> id.contains("5.4") || id.contains("2.5"));
    assertThat(routes)
        .anyMatch(id -> id.startsWith("poe/"))
        .anyMatch(id -> id.startsWith("digitalocean/"))
        .anyMatch(id -> id.startsWith("fastrouter/"))
        .anyMatch(id -> id.startsWith("azure-openai/"));
  }

  /** Whether one of the numbers in the hand-written note is the raw text, or its value per 1M. */
  private static boolean isFiled(Fact fact, String seen, String source) {
    Evidence evidence = fact.evidence();
    if (!(fact instanceof Fact.Price) || !evidence.source().equals(source)) {
      return false;
    }
    Matcher numbers = NUMBER.matcher(seen.replaceAll("gpt-image-2", "").replaceAll("\\(.*\\)", ""));
    while (numbers.find()) {
      BigDecimal noted = new BigDecimal(numbers.group());
      BigDecimal raw = new BigDecimal(evidence.raw());
      if (noted.compareTo(raw) == 0 || noted.movePointRight(6).compareTo(raw) == 0) {
        return true;
      }
    }
    return false;
  }

  private static String rate(String route, String meter) {
    return snapshot.route(route).orElseThrow().prices().stream()
        .filter(price -> price.verdict().attribute().equals(meter))
        .findFirst()
        .map(price -> price.verdict().value())
        .orElseThrow(() -> new AssertionError(route + " has no " + meter));
  }

  private static String number(Json json) {
    return json.number().orElseThrow();
  }
}
