package dev.tollgate.catalogue.source;

import static java.util.Map.entry;

import dev.tollgate.catalogue.json.Json;
import dev.tollgate.catalogue.json.Numbers;
import dev.tollgate.catalogue.model.Attributes;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Direction;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Modality;
import dev.tollgate.pricing.TimeWindow;
import dev.tollgate.pricing.TokenClass;
import dev.tollgate.pricing.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** genai-prices: USD per 1,000,000 tokens, with dated, tiered and time-of-day prices. */
final class GenaiPricesFeed implements Feed {

  private static final Meter AUDIO_INPUT = Meter.token(Direction.INPUT, Modality.AUDIO);
  private static final Meter AUDIO_OUTPUT = Meter.token(Direction.OUTPUT, Modality.AUDIO);

  private static final Map<String, Meter> PER_MILLION =
      Map.ofEntries(
          entry("input_mtok", Meter.INPUT),
          entry("output_mtok", Meter.OUTPUT),
          entry("cache_read_mtok", Meter.INPUT_CACHED),
          entry("cache_write_mtok", Meter.INPUT.as(TokenClass.CACHE_WRITE)),
          entry("cache_write_1h_mtok", Meter.INPUT.as(TokenClass.CACHE_WRITE_1H)),
          entry("input_audio_mtok", AUDIO_INPUT),
          entry("output_audio_mtok", AUDIO_OUTPUT),
          entry("cache_audio_read_mtok", AUDIO_INPUT.as(TokenClass.CACHED)),
          entry("input_image_mtok", Meter.IMAGE_INPUT),
          entry("output_image_mtok", Meter.IMAGE_OUTPUT),
          entry("cache_image_read_mtok", Meter.IMAGE_INPUT_CACHED),
          entry("input_video_mtok", Meter.token(Direction.INPUT, Modality.VIDEO)),
          entry("output_video_mtok", Meter.token(Direction.OUTPUT, Modality.VIDEO)),
          entry("output_reasoning_mtok", Meter.TEXT_OUTPUT_REASONING),
          entry("output_citation_mtok", Meter.OUTPUT.as(TokenClass.CITATION)));

  private static final Map<String, Meter> PER_THOUSAND =
      Map.of(
          "web_searches_kcount",
          Meter.tool("web_search", Unit.QUERY),
          "requests_kcount",
          Meter.REQUESTS);

  private static final Map<String, String> ATTRIBUTES =
      Map.of(
          "name", Attributes.NAME,
          "context_window", Attributes.CONTEXT_TOKENS,
          "price_comments", "price.comment",
          "deprecated", Attributes.STATUS);

  private static final Set<String> NOT_FACTS = Set.of("id", "match", "prices", "description");
  private static final Set<String> PROVIDER_FIELDS =
      Set.of(
          "id",
          "name",
          "pricing_urls",
          "api_pattern",
          "models",
          "extractors",
          "provider_match",
          "model_match",
          "price_comments",
          "fallback_model_providers");

  @Override
  public String id() {
    return "genai-prices";
  }

  @Override
  public String name() {
    return "genai-prices";
  }

  @Override
  public String address() {
    return "https://raw.githubusercontent.com/pydantic/genai-prices/main/prices/new_data/v2/data.json";
  }

  @Override
  public String licence() {
    return "MIT";
  }

  @Override
  public String file() {
    return "genai-prices-data.json";
  }

  @Override
  public void read(FeedDocument document, Harvest harvest) {
    List<Json> providers = document.root().list();
    for (int i = 0; i < providers.size(); i++) {
      Json provider = providers.get(i);
      String id = provider.get("id").text().orElse("");
      if (id.isEmpty()) {
        continue;
      }
      harvest.count("providers", 1);
      String path = "$[id=" + id + "]";
      for (Map.Entry<String, Json> field : provider.entries()) {
        if (!PROVIDER_FIELDS.contains(field.getKey())) {
          harvest.unmapped(
              id,
              "provider." + field.getKey(),
              field.getValue(),
              Paths.field(path, field.getKey()));
        }
      }
      for (Json model : provider.get("models").list()) {
        model(id, model, path, harvest);
      }
    }
  }

  private static void model(String provider, Json model, String parent, Harvest harvest) {
    String id = model.get("id").text().orElse("");
    if (id.isEmpty()) {
      return;
    }
    harvest.row();
    String route = Subjects.route(provider, id);
    String path = parent + ".models[id=" + id + "]";
    for (Map.Entry<String, Json> field : model.entries()) {
      String key = field.getKey();
      String attribute = ATTRIBUTES.get(key);
      String at = Paths.field(path, key);
      if (attribute != null) {
        String value =
            key.equals("deprecated") ? deprecated(field.getValue()) : field.getValue().raw();
        harvest.attribute(route, attribute, value, at, field.getValue().raw());
      } else if (!NOT_FACTS.contains(key)) {
        harvest.unmapped(route, key, field.getValue(), at);
      }
    }
    periods(route, model.get("prices"), path + ".prices", harvest);
  }

  private static String deprecated(Json value) {
    return value.bool().orElse(false) ? "deprecated" : "";
  }

  /** Prices without a period, or a list of periods of which a later start ends the earlier one. */
  private static void periods(String route, Json prices, String path, Harvest harvest) {
    List<Json> periods = prices.list();
    if (periods.isEmpty()) {
      prices(route, prices, Conditions.NONE, path, harvest);
      return;
    }
    for (int i = 0; i < periods.size(); i++) {
      Json constraint = periods.get(i).get("constraint");
      String at = Paths.item(path, i);
      Conditions when = when(constraint, nextStart(periods, i));
      if (when == null) {
        harvest.unmapped(route, "prices.constraint", constraint, at + ".constraint");
      } else {
        prices(route, periods.get(i).get("prices"), when, at + ".prices", harvest);
      }
    }
  }

  private static @Nullable Conditions when(Json constraint, @Nullable Instant end) {
    if (constraint.isNull()) {
      return Conditions.NONE.withValidity(null, end);
    }
    Optional<Instant> start = constraint.get("start_date").text().flatMap(GenaiPricesFeed::day);
    if (start.isPresent()) {
      return Conditions.NONE.withValidity(start.get(), end);
    }
    var from = constraint.get("start_time").text();
    var to = constraint.get("end_time").text();
    return from.isPresent() && to.isPresent()
        ? Conditions.NONE.withWindow(new TimeWindow(time(from.get()), time(to.get())))
        : null;
  }

  private static @Nullable Instant nextStart(List<Json> periods, int index) {
    for (int i = index + 1; i < periods.size(); i++) {
      Optional<Instant> start =
          periods.get(i).get("constraint").get("start_date").text().flatMap(GenaiPricesFeed::day);
      if (start.isPresent()) {
        return start.get();
      }
    }
    return null;
  }

  private static Optional<Instant> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeParseException notADay) {
      return Optional.empty();
    }
  }

  private static LocalTime time(String text) {
    boolean zoned = text.endsWith("Z") || text.matches(".*[+-][0-9]{2}:[0-9]{2}");
    return zoned
        ? OffsetTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toLocalTime()
        : LocalTime.parse(text);
  }

  private static void prices(
      String route, Json prices, Conditions when, String path, Harvest harvest) {
    for (Map.Entry<String, Json> field : prices.entries()) {
      String key = field.getKey();
      String at = Paths.field(path, key);
      Meter million = PER_MILLION.get(key);
      Meter thousand = PER_THOUSAND.get(key);
      if (million != null) {
        price(
            route,
            split(million, prices),
            Scale.USD_PER_MILLION,
            field.getValue(),
            when,
            at,
            harvest);
      } else if (thousand != null) {
        price(route, thousand, Scale.USD_PER_THOUSAND, field.getValue(), when, at, harvest);
      } else {
        harvest.unmapped(route, "prices." + key, field.getValue(), at);
      }
    }
  }

  /** The generic price is the remainder once picture tokens are carved out: it is for text. */
  private static Meter split(Meter meter, Json prices) {
    if (meter.modality() != Modality.ANY) {
      return meter;
    }
    String sibling =
        switch (meter.direction()) {
          case INPUT -> "input_image_mtok";
          case OUTPUT -> "output_image_mtok";
          case NEITHER -> "";
        };
    return prices.get(sibling).isNull() ? meter : meter.of(Modality.TEXT);
  }

  private static void price(
      String route,
      Meter meter,
      Scale scale,
      Json value,
      Conditions when,
      String path,
      Harvest harvest) {
    Json base = value.get("base");
    var raw = (base.isNull() ? value : base).number();
    if (raw.isEmpty()) {
      harvest.unmapped(route, "prices: no number", value, path);
      return;
    }
    harvest.price(route, meter, scale, raw.get(), when, base.isNull() ? path : path + ".base");
    List<Json> tiers = value.get("tiers").list();
    for (int i = 0; i < tiers.size(); i++) {
      var start = tiers.get(i).get("start").number();
      var price = tiers.get(i).get("price").number();
      if (start.isPresent() && price.isPresent()) {
        Conditions above = when.withContext(Numbers.parse(start.get()).longValue() + 1, null);
        harvest.price(route, meter, scale, price.get(), above, Paths.item(path + ".tiers", i));
      } else {
        harvest.unmapped(route, "prices.tiers", tiers.get(i), Paths.item(path + ".tiers", i));
      }
    }
  }
}
