package dev.tollgate.catalogue.snapshot;

import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Source;
import java.time.Instant;
import java.util.List;

/**
 * What a snapshot stands on. The lists of models and routes may read their elements on demand; the
 * heads are there at once, in the same order.
 */
record Shelf(
    String hash,
    Instant builtAt,
    List<Source> sources,
    List<ModelHead> modelHeads,
    List<Model> models,
    List<RouteHead> routeHeads,
    List<Route> routes) {}
