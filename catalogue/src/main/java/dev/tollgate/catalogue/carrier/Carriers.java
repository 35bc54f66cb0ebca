package dev.tollgate.catalogue.carrier;

import dev.tollgate.catalogue.json.Json;
import dev.tollgate.catalogue.json.JsonReader;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who carries a model besides those who serve it, from {@code carriers.json}: services that have a
 * route for it, and programs whose own list of models names it.
 */
public final class Carriers {

  /** A row of the file: known by its provider id, or by the source that is its list of models. */
  private record Known(
      @Nullable String provider, @Nullable String source, String name, String type, String about) {}

  private static final List<Known> KNOWN = load();

  private Carriers() {}

  /** The carriers of a model with these routes, in the order of the file. */
  public static List<Carrier> of(List<Route> routes) {
    Set<String> sources = sources(routes);
    List<Carrier> carriers = new ArrayList<>();
    for (Known known : KNOWN) {
      routes.stream()
          .filter(route -> route.provider().equals(known.provider()))
          .findFirst()
          .ifPresent(route ->
              carriers.add(carrier(known, "sells it as " + route.upstreamModel(), route.id())));
      if (known.source() != null && sources.contains(known.source())) {
        carriers.add(carrier(known, "its list of models names it", ""));
      }
    }
    return carriers;
  }

  private static Carrier carrier(Known known, String because, String route) {
    return new Carrier(known.name(), known.type(), known.about(), because, route);
  }

  private static Set<String> sources(List<Route> routes) {
    Set<String> sources = new HashSet<>();
    for (Route route : routes) {
      Stream.concat(
              route.prices().stream().map(Route.PricedRate::verdict),
              route.facts().values().stream())
          .flatMap(Carriers::witnesses)
          .forEach(witness -> sources.add(witness.evidence().source()));
    }
    return sources;
  }

  private static Stream<Verdict.Witness> witnesses(Verdict verdict) {
    return Stream.concat(verdict.agreeing().stream(), verdict.dissenting().stream());
  }

  private static List<Known> load() {
    List<Known> known = new ArrayList<>();
    for (Json row : JsonReader.resource(Carriers.class, "carriers.json").get("carriers").list()) {
      known.add(
          new Known(
              row.get("provider").text().orElse(null),
              row.get("source").text().orElse(null),
              row.get("name").text().orElseThrow(),
              row.get("type").text().orElseThrow(),
              row.get("about").text().orElseThrow()));
    }
    return List.copyOf(known);
  }
}
