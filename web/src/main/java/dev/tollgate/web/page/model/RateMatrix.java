package dev.tollgate.web.page.model;

import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.model.Route.PricedRate;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.pricing.Direction;
import dev.tollgate.pricing.Meter;
import dev.tollgate.pricing.Modality;
import dev.tollgate.pricing.TokenClass;
import dev.tollgate.web.page.text.Amounts;
import dev.tollgate.web.page.text.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * The token rates of one route in USD per 1M: modality by direction and class, grouped by
 * condition. {@code others} are the rates in other units.
 */
public record RateMatrix(List<String> columns, List<Group> groups, List<Other> others) {

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

  private record Column(Direction direction, TokenClass tokenClass) {}

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
    return new RateMatrix(
        columns.stream().map(one -> Names.column(one.direction(), one.tokenClass())).toList(),
        groups(model, tokens, columns, snapshot),
        others(rest, snapshot));
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

  private static List<Group> groups(
      Model model, List<PricedRate> prices, List<Column> columns, Snapshot snapshot) {
    SequencedMap<String, SequencedMap<Modality, Map<Column, PricedRate>>> byCondition =
        new LinkedHashMap<>();
    prices.stream()
        .sorted(
            Comparator.comparing((PricedRate price) -> price.rate().conditions().specificity())
                .thenComparing(price -> Names.conditions(price.rate().conditions()))
                .thenComparing(price -> price.rate().meter()))
        .forEach(price ->
            byCondition
                .computeIfAbsent(
                    Names.conditions(price.rate().conditions()), _ -> new LinkedHashMap<>())
                .computeIfAbsent(price.rate().meter().modality(), _ -> new LinkedHashMap<>())
                .putIfAbsent(column(price), price));
    List<Group> groups = new ArrayList<>();
    int conditional =
        byCondition.entrySet().stream()
            .filter(entry -> !entry.getKey().isEmpty())
            .mapToInt(entry -> decimals(entry.getValue().values()))
            .max()
            .orElse(2);
    byCondition.forEach((condition, rows) -> {
      List<Row> shown = new ArrayList<>();
      int decimals = condition.isEmpty() ? decimals(rows.values()) : conditional;
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
