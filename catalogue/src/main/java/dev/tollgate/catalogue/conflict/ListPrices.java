package dev.tollgate.catalogue.conflict;

import dev.tollgate.catalogue.conflict.Statements.Statement;
import dev.tollgate.catalogue.conflict.UsualKeys.Usual;
import dev.tollgate.catalogue.identity.Spelling;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The list prices that sources file for one id at one provider: spellings folded, a trailing
 * -latest dropped, dated ids apart. {@code bySlot} has every different price of each source,
 * archives left out.
 */
record ListPrices(
    String provider,
    String name,
    Model model,
    List<Route> routes,
    Map<Usual, List<Statement>> bySlot) {

  private static final String LATEST = "-latest";
  private static final String ARCHIVE = "-history";

  /** Different prices that a name without a version has before it must mean several. */
  private static final int MEANINGS = 3;

  /** The group that a route belongs to. */
  static String key(Route route) {
    return route.provider() + "/" + name(route);
  }

  static String name(Route route) {
    String folded = Spelling.fold(route.upstreamModel());
    String last = folded.substring(folded.lastIndexOf('/') + 1);
    return last.endsWith(LATEST) ? last.substring(0, last.length() - LATEST.length()) : last;
  }

  static ListPrices of(Model model, List<Route> routes, List<Statement> statements) {
    Map<Usual, List<Statement>> bySlot = new EnumMap<>(Usual.class);
    for (Statement statement : statements) {
      Usual usual = statement.usual();
      boolean counts = usual != null && statement.usd().signum() >= 0;
      if (counts && !statement.source().endsWith(ARCHIVE)) {
        List<Statement> said = bySlot.computeIfAbsent(usual, _ -> new ArrayList<>());
        if (said.stream().noneMatch(one -> isRepeat(one, statement))) {
          said.add(statement);
        }
      }
    }
    Route first = routes.getFirst();
    return new ListPrices(first.provider(), name(first), model, routes, bySlot);
  }

  private static boolean isRepeat(Statement one, Statement other) {
    return one.source().equals(other.source()) && Values.same(one.usd(), other.usd());
  }

  /** The sources that state any of the three. */
  Set<String> sources() {
    return bySlot.values().stream()
        .flatMap(List::stream)
        .map(Statement::source)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether any spelling of the id is a moving one, or it names no version and means many. */
  boolean isAlias() {
    boolean latest =
        routes.stream().anyMatch(route -> Spelling.fold(route.upstreamModel()).endsWith(LATEST))
            || bySlot.values().stream()
                .flatMap(List::stream)
                .map(one -> Spelling.fold(one.witness().evidence().path()))
                .anyMatch(path -> path.contains(name + LATEST));
    boolean versionless = name.chars().noneMatch(Character::isDigit);
    return latest || (versionless && distinct(Usual.INPUT) >= MEANINGS);
  }

  private long distinct(Usual usual) {
    return statements(usual).stream().map(one -> one.usd().stripTrailingZeros()).distinct().count();
  }

  /** What a source states in a slot, null when nothing. */
  @Nullable BigDecimal said(Usual usual, String source) {
    return statements(usual).stream()
        .filter(one -> one.source().equals(source))
        .findFirst()
        .map(Statement::usd)
        .orElse(null);
  }

  List<Statement> statements(Usual usual) {
    return bySlot.getOrDefault(usual, List.of());
  }
}
