package dev.tollgate.web.page.list;

import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Source;
import dev.tollgate.catalogue.query.Search;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.web.page.text.Amounts;
import dev.tollgate.web.page.text.Names;
import dev.tollgate.web.page.text.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The first page: search, what one picture costs by model, what this server can do, sources. */
public record HomeView(
    String words,
    List<ModelsView.Row> found,
    int total,
    List<Bar> pictures,
    int imageModels,
    List<String> providers,
    List<SourceRow> sources,
    String curl) {

  /** One model's price of a medium square picture. */
  public record Bar(String id, String name, String price, int percent, boolean callable) {}

  /** A source and its date. */
  public record SourceRow(String id, String name, String date, String records, String facts) {}

  private static final int FOUND_MAX = 12;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private record Priced(Model model, Price price) {}

  public HomeView {
    found = List.copyOf(found);
    pictures = List.copyOf(pictures);
    providers = List.copyOf(providers);
    sources = List.copyOf(sources);
  }

  /** The first page; {@code words} empty shows no results. */
  public static HomeView of(
      String words,
      Snapshot snapshot,
      ModelTable table,
      Headlines headlines,
      Set<String> configured,
      LocalDate today,
      String curl) {
    Snapshot.Results results =
        words.isEmpty()
            ? new Snapshot.Results(List.of(), 0)
            : snapshot.search(Search.words(words, FOUND_MAX));
    return new HomeView(
        words,
        table.rows(results.models(), snapshot, configured),
        results.total(),
        pictures(snapshot, headlines, configured, today),
        snapshot.search(images()).total(),
        configured.stream().sorted().map(id -> Names.provider(snapshot, id)).toList(),
        snapshot.sources().stream().map(HomeView::source).toList(),
        curl);
  }

  private static Search images() {
    return new Search("", Kind.IMAGE, null, null, Search.Order.RELEVANCE, 0, 1);
  }

  private static SourceRow source(Source source) {
    return new SourceRow(
        source.id(),
        source.name(),
        Names.day(source.date()),
        Amounts.count(source.records()),
        Amounts.count(source.facts()));
  }

  /** Models whose rules are known, so that the same picture is priced for each of them. */
  private static List<Bar> pictures(
      Snapshot snapshot, Headlines headlines, Set<String> configured, LocalDate today) {
    List<Priced> priced = new ArrayList<>();
    for (Model model : snapshot.models()) {
      Price price = picture(model, headlines, today);
      if (price != null) {
        priced.add(new Priced(model, price));
      }
    }
    priced.sort(
        Comparator.comparing((Priced one) -> one.price().orElse(BigDecimal.ZERO))
            .thenComparing(one -> one.model().id()));
    BigDecimal most =
        priced.isEmpty() ? BigDecimal.ONE : priced.getLast().price().orElse(BigDecimal.ONE);
    return priced.stream().map(one -> bar(one, most, snapshot, configured)).toList();
  }

  private static @Nullable Price picture(Model model, Headlines headlines, LocalDate today) {
    boolean comparable =
        model.rules().map(rules -> rules.qualities().contains("medium")).orElse(false);
    if (!comparable || model.lifecycle().isShutDown(today)) {
      return null;
    }
    Price price = headlines.ofFirst(model);
    return price.isKnown() ? price : null;
  }

  private static Bar bar(Priced one, BigDecimal most, Snapshot snapshot, Set<String> configured) {
    BigDecimal usd = one.price().orElse(BigDecimal.ZERO);
    int percent =
        most.signum() == 0
            ? 0
            : usd.multiply(HUNDRED).divide(most, 0, RoundingMode.UP).intValueExact();
    boolean callable =
        snapshot.routesOf(one.model().id()).stream()
            .anyMatch(route -> configured.contains(route.provider()));
    return new Bar(one.model().id(), one.model().name(), one.price().text(4), percent, callable);
  }
}
