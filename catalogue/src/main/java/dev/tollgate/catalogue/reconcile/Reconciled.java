package dev.tollgate.catalogue.reconcile;

import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import java.util.List;

/**
 * Models and routes made of facts, each ordered by id. {@code unattached} counts facts of sources
 * that only bear witness and for which no route was found.
 */
public record Reconciled(List<Model> models, List<Route> routes, int unattached) {

  public Reconciled {
    models = List.copyOf(models);
    routes = List.copyOf(routes);
  }
}
