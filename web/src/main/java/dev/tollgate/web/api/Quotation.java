package dev.tollgate.web.api;

import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.gateway.call.Request;
import java.util.List;

/**
 * The answer to "what will this cost, and what would others ask": the route that would be called,
 * and the model's other routes, cheapest first.
 */
public record Quotation(
    Request request, Snapshot snapshot, Offer chosen, List<Offer> alternatives) {

  public Quotation {
    alternatives = List.copyOf(alternatives);
  }
}
