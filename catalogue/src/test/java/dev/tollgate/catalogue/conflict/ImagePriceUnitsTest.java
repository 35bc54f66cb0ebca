package dev.tollgate.catalogue.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.catalogue.GoldenTable;
import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.catalogue.sync.SavedFacts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How rows of image models state their price, against the rows that were classed by hand: as
 * carried over, and in the saved feeds where they are.
 */
@ParameterizedClass
@MethodSource("directories")
class ImagePriceUnitsTest {

  private static final Path SAVED =
      Path.of(System.getProperty("tollgate.feeds", "../../shared/data"));

  /** One row of a feed and how it states its price. */
  private record Classed(String source, String carrier, String id, PriceStatement statement) {}

  private static final List<Classed> CLASSED =
      GoldenTable.rows("image-rows.csv").stream()
          .map(row ->
              new Classed(
                  row.get(0),
                  row.get(1),
                  row.get(2),
                  PriceStatement.valueOf(row.get(3).toUpperCase(Locale.ROOT))))
          .toList();

  private final Map<String, List<Fact.Price>> rows = new HashMap<>();

  ImagePriceUnitsTest(Path directory) {
    for (Fact fact : SavedFacts.of(directory)) {
      if (fact instanceof Fact.Price price) {
        rows.computeIfAbsent(row(price), _ -> new ArrayList<>()).add(price);
      }
    }
  }

  static Stream<Path> directories() {
    return Stream.of(GoldenTable.directory("image-rows"), SAVED).filter(Files::isDirectory);
  }

  @Test
  void theClassOfARowIsFoundInNinetySevenOfAHundred() {
    List<String> wrong = new ArrayList<>();
    for (Classed row : CLASSED) {
      PriceStatement found = PriceStatement.of(prices(row));
      if (found != row.statement()) {
        wrong.add(row + " read as " + found);
      }
    }
    System.out.println("Image rows classed: " + CLASSED.size() + ", but " + wrong);
    assertThat(CLASSED).hasSize(292);
    assertThat(wrong.size()).isLessThanOrEqualTo(CLASSED.size() * 3 / 100);
  }

  private List<Fact.Price> prices(Classed row) {
    String entry =
        switch (row.source()) {
          case "litellm" -> "$['" + row.id() + "']";
          case "portkey" -> row.carrier() + "$['" + row.id() + "']";
          case "models.dev" -> row.carrier() + " " + row.id();
          default -> row.id();
        };
    return rows.getOrDefault(row.source() + " " + entry, List.of());
  }

  /** The row that a price stands in, as the table names rows. */
  private static String row(Fact.Price price) {
    String source = price.evidence().source();
    String path = price.evidence().path();
    return source
        + " "
        + switch (source) {
          case "litellm", "portkey" -> path.substring(0, path.indexOf("']") + 2);
          case "models.dev" ->
              path.replaceFirst(
                  "^\\$\\.?(\\['?)?([^.'\\]]+)('?])?\\.models(\\['|\\.)([^'\\]]+?)('])?\\.cost.*$",
                  "$2 $5");
          default -> path.replaceFirst("^.*\\[id=([^\\]]+)].*$", "$1");
        };
  }
}
