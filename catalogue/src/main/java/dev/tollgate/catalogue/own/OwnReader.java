package dev.tollgate.catalogue.own;

import static java.util.Map.entry;

import dev.tollgate.catalogue.json.Json;
import dev.tollgate.catalogue.json.Numbers;
import dev.tollgate.catalogue.model.Attributes;
import dev.tollgate.catalogue.model.Evidence;
import dev.tollgate.catalogue.model.Fact;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Lifecycle;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.ServiceTier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code own.json}. A mistake in it stops the start, as it ships with the build. */
final class OwnReader {

  private static final Map<String, Meter> METERS =
      Map.ofEntries(
          entry("input", Meter.INPUT),
          entry("text_input", Meter.TEXT_INPUT),
          entry("text_input_cached", Meter.TEXT_INPUT_CACHED),
          entry("text_output", Meter.TEXT_OUTPUT),
          entry("image_input", Meter.IMAGE_INPUT),
          entry("image_input_cached", Meter.IMAGE_INPUT_CACHED),
          entry("image_output", Meter.IMAGE_OUTPUT));

  private static final BigDecimal HALF = new BigDecimal("0.5");

  private final Json data;
  private final LocalDate date;
  private final String snapshot;

  OwnReader(Json data, LocalDate date, String snapshot) {
    this.data = data;
    this.date = date;
    this.snapshot = snapshot;
  }

  Map<String, OwnModel> models() {
    Map<String, OwnModel> models = new LinkedHashMap<>();
    for (Json row : data.get("models").list()) {
      OwnModel model = model(row);
      models.put(model.id(), model);
    }
    return models;
  }

  Map<String, OwnFacts.Free> free() {
    Map<String, OwnFacts.Free> free = new LinkedHashMap<>();
    for (Json row : data.get("free").list()) {
      String route = text(row, "route");
      String because = text(row, "because");
      Evidence evidence =
          new Evidence(OwnFacts.ROUTES, "$.free", because, "", "as stated", snapshot, date);
      free.put(route, new OwnFacts.Free(route, because, evidence));
    }
    return free;
  }

  List<Fact> prices() {
    List<Fact> facts = new ArrayList<>();
    List<Json> tariffs = data.get("tariffs").list();
    for (int i = 0; i < tariffs.size(); i++) {
      Json tariff = tariffs.get(i);
      for (String route : tariff.get("routes").texts()) {
        tokens(route, tariff, "$.tariffs[" + i + "]", facts);
        pictures(route, tariff, "$.tariffs[" + i + "]", facts);
      }
    }
    return facts;
  }

  List<Fact> routeFacts() {
    List<Fact> facts = new ArrayList<>();
    for (Json row : data.get("route_facts").list()) {
      String value = text(row, "value");
      Evidence evidence =
          new Evidence(
              OwnFacts.ROUTES, "$.route_facts", value, "", text(row, "source"), snapshot, date);
      facts.add(new Fact.Attribute(text(row, "route"), text(row, "attribute"), value, evidence));
    }
    return facts;
  }

  List<Fact> modelFacts() {
    List<Fact> facts = new ArrayList<>();
    for (Json row : data.get("models").list()) {
      String id = text(row, "id");
      String path = "$.models[id=" + id + "]";
      state(facts, id, Attributes.NAME, text(row, "name"), path);
      state(facts, id, Attributes.KIND, text(row, "kind"), path);
      state(facts, id, Attributes.INPUT_MODALITIES, joined(row, "input"), path);
      state(facts, id, Attributes.OUTPUT_MODALITIES, joined(row, "output"), path);
      if (!row.get("endpoints").texts().isEmpty()) {
        state(facts, id, Attributes.ENDPOINTS, joined(row, "endpoints"), path);
      }
      row.get("released").text().ifPresent(day -> state(facts, id, Attributes.RELEASED, day, path));
    }
    return facts;
  }

  private void state(List<Fact> facts, String id, String attribute, String value, String path) {
    Evidence evidence = new Evidence(OwnFacts.MODELS, path, value, "", "as filed", snapshot, date);
    facts.add(new Fact.Attribute(id, attribute, value, evidence));
  }

  private void tokens(String route, Json tariff, String path, List<Fact> facts) {
    boolean halfPriceBatch = tariff.get("half_price_batch").bool().orElse(false);
    for (Map.Entry<String, Json> rate : tariff.get("usd_per_1m_tokens").entries()) {
      Meter meter = METERS.get(rate.getKey());
      if (meter == null) {
        throw new IllegalStateException("own.json: no meter " + rate.getKey());
      }
      String raw = rate.getValue().raw();
      BigDecimal usd = Numbers.parse(raw).movePointLeft(6);
      String at = path + ".usd_per_1m_tokens." + rate.getKey();
      String unit = "USD per 1,000,000 tokens";
      Evidence list = evidence(tariff, at, raw, unit, "/ 1,000,000");
      facts.add(new Fact.Price(route, meter, usd, Conditions.NONE, list));
      if (halfPriceBatch) {
        Conditions batch = Conditions.NONE.withTier(ServiceTier.BATCH);
        Evidence half = evidence(tariff, at, raw, unit, "/ 1,000,000 and halved for batch");
        facts.add(new Fact.Price(route, meter, usd.multiply(HALF), batch, half));
      }
    }
  }

  private void pictures(String route, Json tariff, String path, List<Fact> facts) {
    for (Json cell : tariff.get("usd_per_image").list()) {
      Conditions when =
          Conditions.NONE.withSize(text(cell, "size")).withQuality(text(cell, "quality"));
      String raw = text(cell, "usd");
      Evidence evidence =
          evidence(tariff, path + ".usd_per_image", raw, "USD per image", "as filed");
      facts.add(new Fact.Price(route, Meter.IMAGES, Numbers.parse(raw), when, evidence));
    }
  }

  private Evidence evidence(Json tariff, String path, String raw, String unit, String transform) {
    LocalDate stated = tariff.get("date").text().map(LocalDate::parse).orElse(date);
    String said = transform + "; " + text(tariff, "source");
    return new Evidence(OwnFacts.ROUTES, path, raw, unit, said, snapshot, stated);
  }

  private OwnModel model(Json row) {
    Json rules = data.get("rule_sets").get(text(row, "rules"));
    if (rules.isNull()) {
      throw new IllegalStateException("own.json: no rules " + text(row, "rules"));
    }
    return new OwnModel(
        text(row, "id"),
        text(row, "name"),
        Kind.valueOf(text(row, "kind")),
        row.get("input").texts(),
        row.get("output").texts(),
        new Lifecycle(
            day(row, "released"),
            day(row, "deprecated"),
            day(row, "shutdown"),
            row.get("successors").texts()),
        row.get("aliases").texts(),
        row.get("snapshots").texts(),
        row.get("endpoints").texts(),
        OwnRules.read(rules, text(row, "rules"), snapshot, date));
  }

  private static @Nullable LocalDate day(Json row, String field) {
    return row.get(field).text().map(LocalDate::parse).orElse(null);
  }

  private static String joined(Json row, String field) {
    return String.join(",", row.get(field).texts());
  }

  static String text(Json row, String field) {
    return row.get(field)
        .text()
        .orElseThrow(() -> new IllegalStateException("own.json: no " + field + " in " + row.raw()));
  }
}
