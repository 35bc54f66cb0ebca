package dev.tollgate.catalogue.conflict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tollgate.catalogue.json.Json;
import dev.tollgate.catalogue.json.JsonReader;
import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.catalogue.sync.SavedFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How rows of image models state their price, against the rows that were classed by hand. */
class ImagePriceUnitsTest {

  private static final Path DATA =
      Path.of(System.getProperty("tollgate.feeds", "../../shared/data"));
  private static final Path GOLDEN = DATA.resolve("golden/image-price-units.json");

  private static final Map<String, PriceStatement> CLASSES =
      Map.ofEntries(
          Map.entry("ok", PriceStatement.OK),
          Map.entry("ok_but_stated_twice", PriceStatement.STATED_TWICE),
          Map.entry("text_token_price_only", PriceStatement.TEXT_ONLY),
          Map.entry("generic_token_slots_meaning_varies", PriceStatement.GENERIC_SLOTS),
          Map.entry(
              "wrong_slot_output_price_in_input_cost_per_image",
              PriceStatement.OUTPUT_AS_INPUT_IMAGE),
          Map.entry(
              "wrong_slot_output_price_in_input_cost_per_pixel",
              PriceStatement.OUTPUT_AS_INPUT_PIXEL),
          Map.entry("per_image_amount_in_per_1m_slot", PriceStatement.PICTURE_IN_TOKEN_SLOT),
          Map.entry("token_price_in_per_image_slot", PriceStatement.TOKEN_IN_PICTURE_SLOT),
          Map.entry(
              "ok_documented_per_image_but_value_is_per_token",
              PriceStatement.DOCUMENTED_OTHERWISE),
          Map.entry("dollars_in_a_cents_file", PriceStatement.DOLLARS_AS_CENTS),
          Map.entry("zero_looks_free", PriceStatement.ZERO),
          Map.entry("no_price", PriceStatement.NONE));

  private static List<Json> golden;
  private static Map<String, List<Fact.Price>> rows;

  @BeforeAll
  static void read() throws IOException {
    assumeTrue(Files.exists(GOLDEN), GOLDEN + " does not exist: classes not tested");
    golden = JsonReader.read(Files.readAllBytes(GOLDEN)).get("rows").list();
    rows = new HashMap<>();
    for (Fact fact : SavedFacts.of(DATA)) {
      if (fact instanceof Fact.Price price) {
        rows.computeIfAbsent(row(price), _ -> new ArrayList<>()).add(price);
      }
    }
  }

  @Test
  void theClassOfARowIsFoundInNinetySevenOfAHundred() {
    Map<String, Integer> wrong = new HashMap<>();
    for (Json row : golden) {
      PriceStatement found = PriceStatement.of(prices(row));
      if (found != CLASSES.get(text(row, "class"))) {
        wrong.merge(
            text(row, "source")
                + " "
                + text(row, "provider")
                + " "
                + text(row, "id")
                + " "
                + text(row, "class")
                + " read as "
                + found,
            1,
            Integer::sum);
      }
    }
    System.out.println(
        "Image rows classed: "
            + (golden.size() - wrong.size())
            + " of "
            + golden.size()
            + "; not "
            + wrong.keySet());
    assertThat(wrong.size()).isLessThanOrEqualTo(golden.size() * 3 / 100);
  }

  private static List<Fact.Price> prices(Json row) {
    String source = text(row, "source");
    String id = text(row, "id");
    String entry =
        switch (source) {
          case "litellm" -> "$['" + id + "']";
          case "portkey" -> text(row, "provider") + "$['" + id + "']";
          case "models.dev" -> text(row, "provider") + " " + id;
          default -> id;
        };
    return rows.getOrDefault(source + " " + entry, List.of());
  }

  /** The row that a price stands in, as the golden file names rows. */
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

  private static String text(Json row, String field) {
    return row.get(field).text().orElseThrow();
  }
}
