package dev.tollgate.catalogue.history;

import dev.tollgate.catalogue.history.Change.Kind;
import dev.tollgate.catalogue.model.Attributes;
import dev.tollgate.catalogue.model.Evidence;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Route.PricedRate;
import dev.tollgate.catalogue.model.Verdict;
import dev.tollgate.catalogue.query.Snapshot;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everything that sources say about routes, by the place where they say it. */
final class Entries {

  /** One statement: the row of the feed that it stands in, and what it is about. */
  record Entry(
      String row,
      String path,
      String routeId,
      String modelId,
      String what,
      String value,
      boolean price,
      Kind kind) {}

  /** Sources whose rows have positions rather than ids, so that they cannot be told apart. */
  private static final Set<String> WITHOUT_IDS =
      Set.of("own", "own-models", "llm-prices", "llm-prices-history");

  private static final Pattern ROW =
      Pattern.compile(
          "^(.*?\\.models(?:\\['.*?'\\]|\\[id=[^\\]]*\\]|\\.[^.\\[]+)|\\$?.*?\\[(?:'.*?'|id=[^\\]]*)\\]|\\$\\.[^.\\[]+)");

  private Entries() {}

  /** Statements by source, then by path and slot. */
  static Map<String, Map<String, Entry>> bySource(Snapshot snapshot) {
    Map<String, Map<String, Entry>> all = new TreeMap<>();
    for (Route route : snapshot.routes()) {
      for (PricedRate price : route.prices()) {
        String slot = price.verdict().attribute();
        price.verdict().agreeing().forEach(witness -> add(all, route, slot, witness, true));
        price.verdict().dissenting().forEach(witness -> add(all, route, slot, witness, true));
      }
      for (Verdict.Witness suspect : route.suspects()) {
        int colon = suspect.note().indexOf(": ");
        add(all, route, colon < 0 ? "price" : suspect.note().substring(0, colon), suspect, true);
      }
      route
          .facts()
          .forEach((name, verdict) -> {
            verdict.agreeing().forEach(witness -> add(all, route, name, witness, false));
            verdict.dissenting().forEach(witness -> add(all, route, name, witness, false));
          });
    }
    return all;
  }

  private static void add(
      Map<String, Map<String, Entry>> all,
      Route route,
      String what,
      Verdict.Witness witness,
      boolean price) {
    Evidence evidence = witness.evidence();
    if (!WITHOUT_IDS.contains(evidence.source())) {
      Entry entry =
          new Entry(
              row(evidence.path()),
              evidence.path(),
              route.id(),
              route.modelId(),
              what,
              witness.value(),
              price,
              kind(what));
      String key = price ? evidence.path() : evidence.path() + " " + what;
      all.computeIfAbsent(evidence.source(), _ -> new TreeMap<>()).putIfAbsent(key, entry);
    }
  }

  /** The part of a path that names the row. */
  static String row(String path) {
    Matcher matcher = ROW.matcher(path);
    return matcher.find() ? matcher.group(1) : path;
  }

  private static Kind kind(String attribute) {
    if (attribute.startsWith("limit.")) {
      return Kind.LIMIT;
    }
    if (attribute.startsWith(Attributes.CAPABILITY) || attribute.startsWith("modalities.")) {
      return Kind.CAPABILITY;
    }
    boolean life =
        Set.of(
                Attributes.RELEASED,
                Attributes.DEPRECATION_DATE,
                Attributes.SHUTDOWN_DATE,
                Attributes.STATUS)
            .contains(attribute);
    return life ? Kind.LIFECYCLE : Kind.OTHER;
  }
}
