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

  /** What is done with one statement of a route; {@code price} tells prices from attributes. */
  interface Visitor {
    void statement(String what, Verdict.Witness witness, boolean price);
  }

  /** Every statement about a route, heard or kept out. */
  static void visit(Route route, Visitor visitor) {
    for (PricedRate price : route.prices()) {
      String slot = price.verdict().attribute();
      price.verdict().agreeing().forEach(one -> visitor.statement(slot, one, true));
      price.verdict().dissenting().forEach(one -> visitor.statement(slot, one, true));
    }
    for (Verdict.Witness suspect : route.suspects()) {
      int colon = suspect.note().indexOf(": ");
      String slot = colon < 0 ? "price" : suspect.note().substring(0, colon);
      visitor.statement(slot, suspect, true);
    }
    route
        .facts()
        .forEach((name, verdict) -> {
          verdict.agreeing().forEach(one -> visitor.statement(name, one, false));
          verdict.dissenting().forEach(one -> visitor.statement(name, one, false));
        });
  }

  /** Statements by source, then by path and slot. */
  static Map<String, Map<String, Entry>> bySource(Snapshot snapshot) {
    Map<String, Map<String, Entry>> all = new TreeMap<>();
    for (Route route : snapshot.routes()) {
      visit(route, (what, witness, price) -> add(all, route, what, witness, price));
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
    if (!hasIds(evidence.source())) {
      return;
    }
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
    all.computeIfAbsent(evidence.source(), _ -> new TreeMap<>())
        .putIfAbsent(key(evidence.path(), what, price), entry);
  }

  /** Whether the rows of a source can be told apart from one list to the next. */
  static boolean hasIds(String source) {
    return !WITHOUT_IDS.contains(source);
  }

  /** What stays the same about a statement while its value changes. */
  static String key(String path, String what, boolean price) {
    return price ? path : path + " " + what;
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
