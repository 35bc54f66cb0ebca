package dev.tollgate.catalogue.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.catalogue.GoldenTable;
import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.own.OwnFacts;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.catalogue.snapshot.Snapshots;
import dev.tollgate.catalogue.sync.Excerpts;
import dev.tollgate.catalogue.sync.SavedFacts;
import dev.tollgate.pricing.Conditions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The matrix of gpt-image-2 as compiled by hand, rebuilt from the feeds without our own facts: from
 * the excerpts, and from the saved feeds where they are.
 */
@ParameterizedClass
@MethodSource("directories")
class GoldenMatrixTest {

  private static final Path SAVED =
      Path.of(System.getProperty("tollgate.feeds", "../../shared/data"));
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

  /** What one source files about one meter, or about one size and quality. */
  private record Cell(String what, BigDecimal usd, String source, BigDecimal filed) {

    boolean isPicture() {
      return what.contains(" ");
    }
  }

  private static final List<Cell> CELLS =
      GoldenTable.rows("gpt-image-2.csv").stream()
          .map(row ->
              new Cell(
                  row.get(0), new BigDecimal(row.get(1)), row.get(2), new BigDecimal(row.get(3))))
          .toList();

  /** What a directory of feeds holds, read once for all tests. */
  private record Filed(Snapshot snapshot, List<Fact> facts) {

    static Filed in(Path directory) {
      List<Fact> facts = new ArrayList<>(SavedFacts.of(directory));
      Snapshot snapshot = Snapshots.build(facts, OwnFacts.none(), List.of(), NOW);
      try {
        facts.addAll(SavedFacts.litellm(directory.resolve("history/litellm-2026-05-01.json")));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
      return new Filed(snapshot, facts);
    }
  }

  private static final Map<Path, Filed> READ = new ConcurrentHashMap<>();

  private final Snapshot snapshot;
  private final List<Fact> facts;

  GoldenMatrixTest(Path directory) {
    Filed filed = READ.computeIfAbsent(directory, Filed::in);
    snapshot = filed.snapshot();
    facts = filed.facts();
  }

  static Stream<Path> directories() {
    return Stream.of(Excerpts.directory(), SAVED).filter(Files::isDirectory);
  }

  static Stream<Cell> tokenCells() {
    return CELLS.stream().filter(cell -> !cell.isPicture());
  }

  static Stream<Cell> pictureCells() {
    return CELLS.stream().filter(Cell::isPicture);
  }

  @ParameterizedTest
  @MethodSource("tokenCells")
  void everyTokenPriceIsRebuilt(Cell cell) {
    assertThat(new BigDecimal(rate("openai/gpt-image-2", cell.what())))
        .isEqualByComparingTo(cell.usd());
  }

  @ParameterizedTest
  @MethodSource("pictureCells")
  void everyPriceOfAPictureIsRebuilt(Cell cell) {
    String[] job = cell.what().split(" ");
    Conditions when = Conditions.NONE.withSize(job[0]).withQuality(job[1]);
    Route route = snapshot.route("openai/gpt-image-2").orElseThrow();
    assertThat(route.prices())
        .anyMatch(price ->
            price.rate().conditions().equals(when)
                && price.rate().usdPerUnit().compareTo(cell.usd()) == 0);
  }

  @ParameterizedTest
  @MethodSource({"tokenCells", "pictureCells"})
  void everyValueThatASourceFilesIsKeptWithItsRawText(Cell cell) {
    assertThat(facts)
        .filteredOn(fact -> fact.evidence().source().equals(cell.source()))
        .filteredOn(fact -> fact.subject().toLowerCase(Locale.ROOT).contains("gpt-image-2"))
        .anyMatch(fact ->
            fact instanceof Fact.Price price
                && new BigDecimal(price.evidence().raw()).compareTo(cell.filed()) == 0);
  }

  @Test
  void resalePricesAreKeptAtTheirOwnRoutes() {
    assertThat(rate("aimlapi/openai/gpt-image-2", "image_output_per_image")).isEqualTo("0.054");
    assertThat(rate("fal/openai/gpt-image-2", "image_output_per_image")).isEqualTo("0.04");
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

  private String rate(String route, String meter) {
    return snapshot.route(route).orElseThrow().prices().stream()
        .filter(price -> price.verdict().attribute().equals(meter))
        .findFirst()
        .map(price -> price.verdict().value())
        .orElseThrow(() -> new AssertionError(route + " has no " + meter));
  }
}
