package dev.tollgate.web.api;

import dev.tollgate.catalogue.model.Evidence;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.catalogue.query.PriceMatrix;
import dev.tollgate.gateway.codec.Json;
import dev.tollgate.pricing.Money;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** A price matrix as JSON: each cell with its verdict, and null where no source says. */
final class MatrixJson {

  private MatrixJson() {}

  static ObjectNode of(PriceMatrix matrix) {
    ObjectNode json =
        Json.object()
            .put("route", matrix.route())
            .put("free_because", matrix.freeBecause())
            .put("unit", "USD per 1M tokens");
    ArrayNode tokens = json.putArray("tokens");
    for (PriceMatrix.TokenRow row : matrix.tokens()) {
      ObjectNode line = tokens.addObject().put("modality", ModelJson.lower(row.modality()));
      line.set("input", cell(row.input().usdPerMillion(), row.input().verdict()));
      line.set(
          "cached_input", cell(row.cachedInput().usdPerMillion(), row.cachedInput().verdict()));
      line.set("output", cell(row.output().usdPerMillion(), row.output().verdict()));
    }
    ArrayNode pictures = json.putArray("pictures");
    for (PriceMatrix.PictureCell picture : matrix.pictures()) {
      pictures
          .addObject()
          .put("size", picture.size())
          .put("quality", picture.quality())
          .set("price", cell(picture.usd(), picture.verdict()));
    }
    ArrayNode others = json.putArray("others");
    matrix.others().forEach(rate -> others.add(VerdictJson.of(rate)));
    return json;
  }

  private static JsonNode cell(@Nullable BigDecimal usd, @Nullable Verdict verdict) {
    if (usd == null || verdict == null) {
      return NullNode.getInstance();
    }
    Set<String> agreeing = sources(verdict.agreeing());
    Set<String> all = new HashSet<>(agreeing);
    all.addAll(sources(verdict.dissenting()));
    ObjectNode json =
        Json.object()
            .put("usd", new Money(usd).toString())
            .put("sources_agreeing", agreeing.size())
            .put("sources", all.size());
    ObjectNode explained = VerdictJson.of(verdict);
    explained.remove("value");
    return json.setAll(explained);
  }

  private static Set<String> sources(List<Verdict.Witness> witnesses) {
    Set<String> ids = new HashSet<>();
    witnesses.stream().map(Verdict.Witness::evidence).map(Evidence::source).forEach(ids::add);
    return ids;
  }
}
