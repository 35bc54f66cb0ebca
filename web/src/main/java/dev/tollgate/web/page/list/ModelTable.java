package dev.tollgate.web.page.list;

import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.query.Catalogue;
import dev.tollgate.catalogue.query.Search.Order;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.web.page.list.Headlines.Headline;
import dev.tollgate.web.page.list.ModelsView.Chosen;
import dev.tollgate.web.page.list.ModelsView.Option;
import dev.tollgate.web.page.list.ModelsView.Row;
import dev.tollgate.web.page.text.Amounts;
import dev.tollgate.web.page.text.Names;
import dev.tollgate.web.page.text.Price;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fills the table of models. Thread-safe. */
public final class ModelTable {

  private static final BigDecimal LAST = new BigDecimal("1e30");
  private static final int LABS_MAX = 60;
  private static final int FREE_DECIMALS = 4;

  private final Catalogue catalogue;
  private final Headlines headlines;
  private final InstantSource clock;
  private volatile @Nullable Census census;

  public ModelTable(Catalogue catalogue, Headlines headlines, InstantSource clock) {
    this.catalogue = catalogue;
    this.headlines = headlines;
    this.clock = clock;
  }

  /** The page of the table that a filter leads to. */
  public ModelsView view(Filter filter, Set<String> configured) {
    Snapshot snapshot = catalogue.current();
    List<Model> models;
    int total;
    if (filter.order() == Order.PRICE) {
      List<Model> all = byPrice(snapshot.search(filter.everything()).models());
      total = all.size();
      int from = Math.min(total, (filter.page() - 1) * Filter.PAGE);
      models = all.subList(from, Math.min(total, from + Filter.PAGE));
    } else {
      Snapshot.Results results = snapshot.search(filter.search());
      models = results.models();
      total = results.total();
    }
    int from = (filter.page() - 1) * Filter.PAGE;
    return new ModelsView(
        filter,
        kinds(filter),
        labs(snapshot, filter),
        providers(snapshot, filter, configured),
        orders(filter),
        rows(models, snapshot, configured),
        total,
        models.isEmpty() ? 0 : from + 1,
        from + models.size(),
        filter.page() > 1 ? filter.onPage(filter.page() - 1).url() : "",
        from + models.size() < total ? filter.onPage(filter.page() + 1).url() : "",
        chosen(snapshot, filter));
  }

  /** Rows for models, with prices aligned within a kind. */
  public List<Row> rows(List<Model> models, Snapshot snapshot, Set<String> configured) {
    LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    Map<Boolean, List<BigDecimal>> amounts =
        models.stream()
            .map(model -> Map.entry(model.kind() == Kind.IMAGE, headlines.of(model).price()))
            .filter(entry -> entry.getValue().isKnown())
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(
                        entry -> entry.getValue().orElse(BigDecimal.ZERO), Collectors.toList())));
    int pictures = Amounts.pictureDecimals(amounts.getOrDefault(true, List.of()));
    int tokens = Amounts.exactDecimals(amounts.getOrDefault(false, List.of()));
    return models.stream()
        .map(model ->
            row(model, snapshot, configured, today, model.kind() == Kind.IMAGE ? pictures : tokens))
        .toList();
  }

  private Row row(
      Model model, Snapshot snapshot, Set<String> configured, LocalDate today, int decimals) {
    Headline headline = headlines.of(model);
    List<Route> routes = snapshot.routesOf(model.id());
    LocalDate released = model.lifecycle().released();
    return new Row(
        model.id(),
        model.name(),
        model.displayName(),
        Names.kind(model.kind()),
        Names.lab(model.lab()),
        released == null ? "—" : released.toString(),
        routes.size(),
        headline.price().text(Math.min(decimals, FREE_DECIMALS + 2)),
        headline.unit(),
        headline.second(),
        headline.provider(),
        routes.stream().anyMatch(route -> configured.contains(route.provider())),
        model.lifecycle().isShutDown(today));
  }

  private List<Model> byPrice(List<Model> models) {
    Function<Model, Price> price = model -> headlines.of(model).price();
    List<Model> sorted = new ArrayList<>(models);
    sorted.sort(
        Comparator.comparing(Model::kind)
            .thenComparing(model -> price.apply(model).orElse(LAST))
            .thenComparing(Model::id));
    return sorted;
  }

  private static List<Option> kinds(Filter filter) {
    List<Option> options = new ArrayList<>();
    options.add(new Option("", "every kind", filter.kind() == null));
    for (Kind kind : Kind.values()) {
      options.add(new Option(Names.kind(kind), Names.kind(kind), kind == filter.kind()));
    }
    return options;
  }

  private static List<Option> orders(Filter filter) {
    List<Option> options = new ArrayList<>();
    for (Order order : Order.values()) {
      String text =
          switch (order) {
            case RELEVANCE -> "best match";
            case NAME -> "name";
            case NEWEST -> "newest";
            case PRICE -> "price";
          };
      options.add(new Option(Filter.name(order), text, order == filter.order()));
    }
    return options;
  }

  /** Labs with their numbers of models, and providers, of one snapshot. */
  private record Census(String hash, Map<String, Long> labs, Set<String> providers) {

    static Census of(Snapshot snapshot) {
      return new Census(
          snapshot.hash(),
          snapshot.models().stream()
              .collect(Collectors.groupingBy(Model::lab, Collectors.counting())),
          snapshot.routes().stream().map(Route::provider).collect(Collectors.toSet()));
    }
  }

  private Census census(Snapshot snapshot) {
    Census known = census;
    if (known == null || !known.hash().equals(snapshot.hash())) {
      known = Census.of(snapshot);
      census = known;
    }
    return known;
  }

  private List<Option> labs(Snapshot snapshot, Filter filter) {
    Map<String, Long> sizes = census(snapshot).labs();
    List<String> most =
        new ArrayList<>(
            sizes.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(LABS_MAX)
                .map(Map.Entry::getKey)
                .toList());
    if (!filter.lab().isEmpty() && !most.contains(filter.lab())) {
      most.add(filter.lab());
    }
    return options("every lab", most, filter.lab(), snapshot);
  }

  private List<Option> providers(Snapshot snapshot, Filter filter, Set<String> configured) {
    Set<String> ids = new HashSet<>(census(snapshot).providers());
    ids.addAll(configured);
    return options("every provider", ids, filter.provider(), snapshot);
  }

  private static List<Option> options(
      String all, Iterable<String> ids, String chosen, Snapshot snapshot) {
    TreeMap<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    ids.forEach(id -> byName.put(Names.provider(snapshot, id), id));
    List<Option> options = new ArrayList<>();
    options.add(new Option("", all, chosen.isEmpty()));
    byName.forEach((name, id) -> options.add(new Option(id, name, id.equals(chosen))));
    return options;
  }

  private static List<Chosen> chosen(Snapshot snapshot, Filter filter) {
    List<Chosen> chosen = new ArrayList<>();
    if (!filter.words().isEmpty()) {
      chosen.add(new Chosen("“" + filter.words() + "”", filter.withWords("").url()));
    }
    Kind kind = filter.kind();
    if (kind != null) {
      chosen.add(new Chosen(Names.kind(kind), filter.withKind(null).url()));
    }
    if (!filter.lab().isEmpty()) {
      String name = Names.lab(filter.lab());
      chosen.add(new Chosen("by " + name, filter.withLab("").url()));
    }
    if (!filter.provider().isEmpty()) {
      String name = Names.provider(snapshot, filter.provider());
      chosen.add(new Chosen("served by " + name, filter.withProvider("").url()));
    }
    return chosen;
  }
}
