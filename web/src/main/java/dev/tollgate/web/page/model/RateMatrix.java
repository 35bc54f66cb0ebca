package dev.tollgate.web.page.model;

import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Route.PricedRate;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.pricing.Conditions;
import dev.tollgate.pricing.Direction;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Modality;
import dev.tollgate.pricing.TokenClass;
import dev.tollgate.web.page.text.Amounts;
import dev.tollgate.web.page.text.Names;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * The token rates of one route in USD per 1M: modality by direction and class, grouped by
 * condition. {@code others} are the rates in other units; {@code hidden} counts conditions and
 * other rates that are too many for a page.
 */
public record RateMatrix(List<String> columns, List<Group> groups, List<Other> others, int hidden) {

  /** Rows that share a condition; the first group has none. */
  public record Group(String condition, List<Row> rows) {
    /** Whether one row says it all, so that its condition can stand in its place. */
    public boolean isOne() {
      return !condition.isEmpty() && rows.size() == 1 && rows.getFirst().modality().equals(ALL);
    }
  }

  /** One modality. */
  public record Row(String modality, List<Cell> cells) {}

  /** One rate; {@code says} is null where no source speaks. */
  public record Cell(String text, boolean billed, @Nullable Says says) {}

  /** A rate of another unit, such as a picture or a query. */
  public record Other(String what, String conditions, String text, String unit, Says says) {}

  /** What prices depend on: without its region, its region, and how far it is from the usual. */
  private record When(String rest, @Nullable String region, int rank) {

    static When of(Conditions conditions, Instant at) {
      Instant until = conditions.validTo();
      Instant from = conditions.validFrom();
      boolean past = until != null && !until.isAfter(at);
      boolean future = from != null && from.isAfter(at);
      int rank =
          (past || future ? 100 : 0)
              + (conditions.region() == null ? 0 : 10)
              + (conditions.tier() == null ? 0 : 5)
              + conditions.specificity();
      return new When(Names.conditions(conditions.withRegion(null)), conditions.region(), rank);
    }
  }

  /** Rates of one condition by modality and column. */
  private record Rates(SequencedMap<Modality, Map<Column, PricedRate>> rows) {

    Rates() {
      this(new LinkedHashMap<>());
    }

    void put(PricedRate price) {
      rows.computeIfAbsent(price.rate().meter().modality(), _ -> new LinkedHashMap<>())
          .putIfAbsent(column(price), price);
    }

    /** Equal for rates of the same amounts, whoever states them. */
    String amounts() {
      StringBuilder text = new StringBuilder();
      rows.forEach((modality, cells) ->
          cells.forEach((column, price) ->
              text.append(modality)
                  .append(column)
                  .append(price.rate().usdPerCustomaryQuantity().stripTrailingZeros())));
      return text.toString();
    }
  }

  private record Column(Direction direction, TokenClass tokenClass) {}

  private static final int GROUPS_MAX = 8;
  private static final int OTHERS_MAX = 12;
  private static final String ALL = Names.modality(Modality.ANY);

  private static final List<Column> USUAL =
      List.of(
          new Column(Direction.INPUT, TokenClass.PLAIN),
          new Column(Direction.INPUT, TokenClass.CACHED),
          new Column(Direction.OUTPUT, TokenClass.PLAIN));

  public RateMatrix {
    columns = List.copyOf(columns);
    groups = List.copyOf(groups);
    others = List.copyOf(others);
  }

  public boolean isEmpty() {
    return groups.isEmpty() && others.isEmpty();
  }

  /** The matrix of a route. */
  public static RateMatrix of(Model model, Route route, Snapshot snapshot) {
    List<PricedRate> tokens = new ArrayList<>();
    List<PricedRate> rest = new ArrayList<>();
    for (PricedRate price : route.prices()) {
      (Names.isTokens(price.rate().meter()) ? tokens : rest).add(price);
    }
    List<Column> columns = columns(tokens);
    SequencedMap<String, Rates> groups = byCondition(tokens, snapshot.builtAt());
    return new RateMatrix(
        columns.stream().map(one -> Names.column(one.direction(), one.tokenClass())).toList(),
        groups(model, groups, columns, snapshot),
        others(rest, snapshot),
        Math.max(0, groups.size() - GROUPS_MAX) + Math.max(0, rest.size() - OTHERS_MAX));
  }

  /** Whether a model that emits no text is listed with a price for text that comes out. */
  public static boolean isNeverBilled(Model model, Meter meter) {
    return meter.equals(Meter.TEXT_OUTPUT)
        && !model.outputModalities().isEmpty()
        && !model.outputModalities().contains("text");
  }

  private static List<Column> columns(List<PricedRate> prices) {
    SequencedSet<Column> columns = new LinkedHashSet<>(USUAL.subList(0, 2));
    prices.stream()
        .map(RateMatrix::column)
        .filter(column -> column.direction() == Direction.INPUT)
        .sorted(Comparator.comparing(Column::tokenClass))
        .forEach(columns::add);
    columns.add(USUAL.get(2));
    prices.stream()
        .map(RateMatrix::column)
        .sorted(Comparator.comparing(Column::direction).thenComparing(Column::tokenClass))
        .forEach(columns::add);
    return List.copyOf(columns);
  }

  private static Column column(PricedRate price) {
    return new Column(price.rate().meter().direction(), price.rate().meter().tokenClass());
  }

  /** The usual rates first; regions with the same amounts stand together. */
  private static SequencedMap<String, Rates> byCondition(List<PricedRate> prices, Instant at) {
    Map<When, Rates> apart = new LinkedHashMap<>();
    prices.stream()
        .sorted(Comparator.comparing((PricedRate price) -> price.rate().meter()))
        .forEach(price ->
            apart
                .computeIfAbsent(When.of(price.rate().conditions(), at), _ -> new Rates())
                .put(price));
    SequencedMap<String, List<Map.Entry<When, Rates>>> alike = new LinkedHashMap<>();
    apart.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<When, Rates> one) -> one.getKey().rank())
                .thenComparing(one -> one.getKey().rest())
                .thenComparing(one -> "" + one.getKey().region()))
        .forEach(one -> {
          boolean regional = one.getKey().region() != null;
          String key = one.getKey().rest() + (regional ? "|" + one.getValue().amounts() : "");
          alike.computeIfAbsent(key, _ -> new ArrayList<>()).add(one);
        });
    SequencedMap<String, Rates> groups = new LinkedHashMap<>();
    alike.values().forEach(same -> groups.put(condition(same), same.getFirst().getValue()));
    return groups;
  }

  private static String condition(List<Map.Entry<When, Rates>> same) {
    String rest = same.getFirst().getKey().rest();
    List<String> regions =
        same.stream().map(one -> one.getKey().region()).filter(Objects::nonNull).toList();
    String where = regions.isEmpty() ? "" : "in " + String.join(", ", regions);
    return rest.isEmpty() ? where : where.isEmpty() ? rest : rest + ", " + where;
  }

  private static List<Group> groups(
      Model model, SequencedMap<String, Rates> all, List<Column> columns, Snapshot snapshot) {
    int conditional =
        all.entrySet().stream()
            .filter(entry -> !entry.getKey().isEmpty())
            .mapToInt(entry -> decimals(entry.getValue().rows().values()))
            .max()
            .orElse(2);
    List<Group> groups = new ArrayList<>();
    all.entrySet().stream()
        .limit(GROUPS_MAX)
        .forEach(one -> {
          String condition = one.getKey();
          var rows = one.getValue().rows();
          int decimals = condition.isEmpty() ? decimals(rows.values()) : conditional;
          List<Row> shown = new ArrayList<>();
          rows.forEach((modality, cells) ->
              shown.add(
                  new Row(
                      Names.modality(modality),
                      columns.stream()
                          .map(column -> cell(model, cells.get(column), decimals, snapshot))
                          .toList())));
          groups.add(new Group(condition, List.copyOf(shown)));
        });
    return groups;
  }

  private static int decimals(Collection<Map<Column, PricedRate>> rows) {
    return Amounts.exactDecimals(
        rows.stream()
            .flatMap(row -> row.values().stream())
            .map(price -> price.rate().usdPerCustomaryQuantity())
            .toList());
  }

  private static Cell cell(
      Model model, @Nullable PricedRate price, int decimals, Snapshot snapshot) {
    if (price == null) {
      return new Cell("—", false, null);
    }
    String text = Amounts.fixed(price.rate().usdPerCustomaryQuantity(), decimals);
    Says says = Says.ofPrice(price.verdict(), snapshot);
    if (isNeverBilled(model, price.rate().meter())) {
      int listing = Says.sources(price.verdict().agreeing()).size();
      String who =
          listing
              + (listing == 1 ? " lists " : " list ")
              + Amounts.exact(price.rate().usdPerCustomaryQuantity());
      return new Cell(
          "not billed", false, says.unfollowed(who, "The model emits no text, so nobody bills it"));
    }
    return new Cell(text, true, says);
  }

  private static List<Other> others(List<PricedRate> prices, Snapshot snapshot) {
    Map<Meter, Integer> decimals = new LinkedHashMap<>();
    prices.forEach(price ->
        decimals.merge(
            price.rate().meter(),
            Amounts.exactDecimals(List.of(price.rate().usdPerCustomaryQuantity())),
            Math::max));
    return prices.stream()
        .limit(OTHERS_MAX)
        .map(price ->
            new Other(
                Names.meter(price.rate().meter()),
                Names.conditions(price.rate().conditions()),
                Amounts.fixed(
                    price.rate().usdPerCustomaryQuantity(),
                    decimals.getOrDefault(price.rate().meter(), 2)),
                Names.unit(price.rate().meter()),
                Says.ofPrice(price.verdict(), snapshot)))
        .toList();
  }
}
