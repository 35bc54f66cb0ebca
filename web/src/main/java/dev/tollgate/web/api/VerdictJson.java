package dev.tollgate.web.api;

import dev.tollgate.catalogue.model.Evidence;
import dev.tollgate.catalogue.model.Route.PricedRate;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.gateway.codec.Json;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Rate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Verdicts as JSON: the value, the reason, and what every source says. */
final class VerdictJson {

  private VerdictJson() {}

  static ObjectNode of(Verdict verdict) {
    ObjectNode json = Json.object().put("value", verdict.value()).put("reason", verdict.reason());
    witnesses(json, verdict);
    return json;
  }

  static ObjectNode of(PricedRate priced) {
    Rate rate = priced.rate();
    Meter meter = rate.meter();
    ObjectNode json =
        Json.object()
            .put("meter", meter.name())
            .put("direction", ModelJson.lower(meter.direction()))
            .put("modality", ModelJson.lower(meter.modality()))
            .put("class", ModelJson.lower(meter.tokenClass()))
            .put("usd", Units.customary(meter, rate.usdPerUnit()).toPlainString())
            .put("unit", "USD per " + Units.quantity(meter.unit()));
    json.set("conditions", conditions(rate.conditions()));
    json.put("source", rate.source()).put("reason", priced.verdict().reason());
    witnesses(json, priced.verdict());
    return json;
  }

  private static void witnesses(ObjectNode json, Verdict verdict) {
    list(json.putArray("agreeing"), verdict.agreeing());
    list(json.putArray("dissenting"), verdict.dissenting());
  }

  private static void list(ArrayNode array, List<Verdict.Witness> witnesses) {
    witnesses.forEach(witness -> array.add(of(witness)));
  }

  static ObjectNode of(Verdict.Witness witness) {
    Evidence evidence = witness.evidence();
    return Json.object()
        .put("value", witness.value())
        .put("note", witness.note())
        .put("source", evidence.source())
        .put("raw", evidence.raw())
        .put("unit", evidence.unit())
        .put("transform", evidence.transform())
        .put("path", evidence.path())
        .put("snapshot", evidence.snapshot())
        .put("date", evidence.date().toString());
  }

  private static ObjectNode conditions(Conditions conditions) {
    ObjectNode json = Json.object();
    put(json, "size", conditions.size());
    put(json, "quality", conditions.quality());
    put(json, "operation", lower(conditions.operation()));
    put(json, "tier", lower(conditions.tier()));
    put(json, "region", conditions.region());
    put(json, "context_tokens_min", conditions.minContextTokens());
    put(json, "context_tokens_below", conditions.maxContextTokens());
    put(json, "window", conditions.window());
    put(json, "valid_from", conditions.validFrom());
    put(json, "valid_to", conditions.validTo());
    conditions.other().forEach(json::put);
    return json;
  }

  private static @Nullable String lower(@Nullable Enum<?> constant) {
    return constant == null ? null : ModelJson.lower(constant);
  }

  private static void put(ObjectNode json, String name, @Nullable Object value) {
    if (value != null) {
      json.put(name, value.toString());
    }
  }
}
