package dev.tollgate.web.api;

import dev.tollgate.catalogue.model.Evidence;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Source;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.gateway.codec.Json;
import dev.tollgate.pricing.Charge;
import dev.tollgate.pricing.Quote;
import dev.tollgate.pricing.QuoteOutcome.Quoted;
import dev.tollgate.pricing.QuoteOutcome.Unquotable;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A quotation as JSON; money and quantities are strings of exact decimals. */
final class QuoteJson {

  private QuoteJson() {}

  static ObjectNode of(Quotation quotation) {
    Offer chosen = quotation.chosen();
    ObjectNode json =
        Json.object()
            .put("object", "quote")
            .put("model", chosen.attempt().modelId())
            .put("route", chosen.attempt().route())
            .put("provider", chosen.attempt().provider())
            .put("configured", chosen.configured())
            .put("tariff", chosen.attempt().tariff().version());
    switch (chosen.outcome()) {
      case Quoted(Quote quote) -> quoted(json, quote, chosen, quotation.snapshot());
      case Unquotable(var reason) -> {
        unknown(json, reason.sentence());
        json.putArray("lines");
        json.putArray("working").add(reason.sentence());
      }
    }
    ArrayNode alternatives = json.putArray("alternatives");
    quotation.alternatives().forEach(offer -> alternatives.add(alternative(offer)));
    json.set("catalogue", ModelJson.stamp(quotation.snapshot()));
    return json;
  }

  private static void quoted(ObjectNode json, Quote quote, Offer chosen, Snapshot snapshot) {
    json.set("quote", range(quote));
    json.put("basis", basis(quote.expected()))
        .put("rough", quote.rough())
        .put("free_because", chosen.attempt().tariff().freeBecause());
    ArrayNode lines = json.putArray("lines");
    quote.expected().lines().forEach(line -> lines.add(line(line, chosen, snapshot)));
    ArrayNode working = json.putArray("working");
    quote.working().forEach(working::add);
  }

  private static ObjectNode alternative(Offer offer) {
    ObjectNode json =
        Json.object()
            .put("route", offer.attempt().route())
            .put("provider", offer.attempt().provider())
            .put("configured", offer.configured())
            .put("tariff", offer.attempt().tariff().version());
    switch (offer.outcome()) {
      case Quoted(Quote quote) -> {
        json.set("quote", range(quote));
        json.put("basis", basis(quote.expected()))
            .put("rough", quote.rough())
            .put("free_because", offer.attempt().tariff().freeBecause());
      }
      case Unquotable(var reason) -> unknown(json, reason.sentence());
    }
    return json;
  }

  private static void unknown(ObjectNode json, String reason) {
    json.putNull("quote").put("basis", "unknown").put("rough", false).put("reason", reason);
  }

  private static ObjectNode range(Quote quote) {
    return Json.object()
        .put("low", quote.low().total().toString())
        .put("expected", quote.expected().total().toString())
        .put("high", quote.high().total().toString());
  }

  private static ObjectNode line(Charge.Line line, Offer chosen, Snapshot snapshot) {
    ObjectNode json =
        Json.object()
            .put("meter", line.meter().name())
            .put("quantity", line.quantity().toPlainString())
            .put("unit_price", Units.customary(line.meter(), line.usdPerUnit()).toPlainString())
            .put("unit", "USD per " + Units.quantity(line.meter().unit()))
            .put("usd", line.amount().toString())
            .put("source", line.source());
    verdict(line, chosen, snapshot)
        .filter(verdict -> !verdict.agreeing().isEmpty())
        .ifPresent(verdict -> says(json, verdict, snapshot));
    return json;
  }

  /** The case for the rate that a line is billed at. */
  private static Optional<Verdict> verdict(Charge.Line line, Offer chosen, Snapshot snapshot) {
    return snapshot.route(chosen.attempt().route()).stream()
        .flatMap(route -> route.prices().stream())
        .filter(price -> price.rate().usdPerUnit().compareTo(line.usdPerUnit()) == 0)
        .filter(price -> price.rate().source().equals(line.source()))
        .filter(price -> price.rate().meter().unit() == line.meter().unit())
        .filter(price -> price.rate().meter().direction() == line.meter().direction())
        .map(Route.PricedRate::verdict)
        .findFirst();
  }

  private static void says(ObjectNode json, Verdict verdict, Snapshot snapshot) {
    Evidence first = verdict.agreeing().getFirst().evidence();
    String name =
        snapshot.sources().stream()
            .filter(source -> source.id().equals(first.source()))
            .map(Source::name)
            .findFirst()
            .orElse(first.source());
    json.put("source_name", name)
        .put("source_date", first.date().toString())
        .put("agreeing", verdict.agreeing().size())
        .put("dissenting", verdict.dissenting().size());
  }

  private static String basis(Charge charge) {
    return charge.basis().name().toLowerCase(Locale.ROOT);
  }
}
