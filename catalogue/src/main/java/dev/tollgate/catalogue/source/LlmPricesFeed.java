package dev.tollgate.catalogue.source;

import dev.tollgate.catalogue.json.Json;
import dev.tollgate.catalogue.model.Attributes;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Modality;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** llm-prices: USD per 1,000,000 tokens; context tiers and gpt-image-2's modalities in the id. */
record LlmPricesFeed(String id, String name, String address, String file) implements Feed {

  private static final Pattern LONG_CONTEXT = Pattern.compile("(.*)-([0-9]{3})k");
  private static final Pattern MODALITY = Pattern.compile("(gpt-image-[0-9.]+)-(text|image)");
  private static final Set<String> FIELDS =
      Set.of("id", "vendor", "name", "input", "output", "input_cached", "from_date", "to_date");

  static LlmPricesFeed current() {
    return new LlmPricesFeed(
        "llm-prices",
        "llm-prices, current",
        "https://www.llm-prices.com/current-v1.json",
        "llm-prices-current-v1.json");
  }

  static LlmPricesFeed historical() {
    return new LlmPricesFeed(
        "llm-prices-history",
        "llm-prices, by period",
        "https://www.llm-prices.com/historical-v1.json",
        "llm-prices-historical-v1.json");
  }

  @Override
  public String licence() {
    return "none stated; facts only";
  }

  @Override
  public void read(FeedDocument document, Harvest harvest) {
    List<Json> rows = document.root().get("prices").list();
    for (int i = 0; i < rows.size(); i++) {
      Json row = rows.get(i);
      String id = row.get("id").text().orElse("");
      String vendor = row.get("vendor").text().orElse("");
      if (!id.isEmpty() && !vendor.isEmpty()) {
        harvest.row();
        row(vendor, id, row, Paths.item("$.prices", i), harvest);
      }
    }
  }

  private static void row(String vendor, String id, Json row, String path, Harvest harvest) {
    String base = id;
    Conditions when = Conditions.NONE.withValidity(day(row, "from_date"), day(row, "to_date"));
    Matcher tier = LONG_CONTEXT.matcher(id);
    if (tier.matches()) {
      base = tier.group(1);
      when = when.withContext(Long.parseLong(tier.group(2)) * 1000 + 1, null);
    }
    Matcher split = MODALITY.matcher(base);
    Modality modality = Modality.ANY;
    if (split.matches()) {
      base = split.group(1);
      modality = split.group(2).equals("text") ? Modality.TEXT : Modality.IMAGE;
    }
    String route = Subjects.route(vendor, base);
    price(route, Meter.INPUT.of(modality), row, "input", when, path, harvest);
    price(route, Meter.OUTPUT.of(modality), row, "output", when, path, harvest);
    price(route, Meter.INPUT_CACHED.of(modality), row, "input_cached", when, path, harvest);
    String name = row.get("name").raw();
    harvest.attribute(route, Attributes.NAME, name, path + ".name", name);
    for (Map.Entry<String, Json> field : row.entries()) {
      if (!FIELDS.contains(field.getKey())) {
        harvest.unmapped(
            route, field.getKey(), field.getValue(), Paths.field(path, field.getKey()));
      }
    }
  }

  private static void price(
      String route,
      Meter meter,
      Json row,
      String key,
      Conditions when,
      String path,
      Harvest harvest) {
    row.get(key)
        .number()
        .ifPresent(raw ->
            harvest.price(route, meter, Scale.USD_PER_MILLION, raw, when, Paths.field(path, key)));
  }

  private static @Nullable Instant day(Json row, String key) {
    try {
      return row.get(key)
          .text()
          .map(text -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant())
          .orElse(null);
    } catch (DateTimeParseException notADay) {
      throw new FeedRejected("a date that is none: " + row.get(key).raw());
    }
  }
}
