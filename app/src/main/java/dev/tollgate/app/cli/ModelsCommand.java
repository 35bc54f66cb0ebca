package dev.tollgate.app.cli;

import dev.tollgate.app.SyncedCatalogue;
import dev.tollgate.catalogue.model.Kind;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.model.Route;
import dev.tollgate.catalogue.query.Search;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.web.api.Headline;
import dev.tollgate.web.api.ModelJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Searches the catalogue in the data folder, else the one in the build; needs no server. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    subcommands = {
      ModelsShowCommand.class,
      ModelsWhyCommand.class,
      ModelsCompareCommand.class,
      ModelsDiffCommand.class,
      ModelsPinCommand.class
    },
    description = "Search the catalogue; 'models show openai/gpt-image-2' shows all of one model.")
final class ModelsCommand implements Callable<Integer> {

  private static final int LIMIT_MAX = 1_000;

  @ParentCommand private Commands root;

  @Parameters(arity = "0..*", paramLabel = "WORD", description = "Words of ids, names or labs.")
  private List<String> words = List.of();

  @Option(names = "--kind", description = "One of: ${COMPLETION-CANDIDATES}")
  private @Nullable Kind kind;

  @Option(names = "--lab", description = "Who made it, such as openai.")
  private @Nullable String lab;

  @Option(names = "--provider", description = "Who serves it, such as azure-openai.")
  private @Nullable String provider;

  @Option(names = "--order", description = "One of: ${COMPLETION-CANDIDATES}")
  private Search.Order order = Search.Order.RELEVANCE;

  @Option(names = "--limit", description = "Models shown; 20 by default.")
  private int limit = 20;

  @Option(names = "--offset", description = "Models skipped.")
  private int offset;

  @Option(names = "--json", description = "Print JSON, as GET /api/models answers.")
  private boolean json;

  Commands root() {
    return root;
  }

  @Override
  public Integer call() {
    if (limit < 1 || limit > LIMIT_MAX || offset < 0) {
      throw CliFailure.usage("'--limit' is from 1 to " + LIMIT_MAX + ", '--offset' from 0.");
    }
    Search search = new Search(String.join(" ", words), kind, lab, provider, order, offset, limit);
    Snapshot snapshot = SyncedCatalogue.newest(root.config(), root.surroundings().clock());
    Instant now = root.surroundings().clock().instant();
    if (json) {
      root.print(ModelJson.page(snapshot, search, now, List.of()));
      return Commands.OK;
    }
    Snapshot.Results results = snapshot.search(search);
    if (results.models().isEmpty()) {
      throw CliFailure.failed(
          "No model of " + Figures.count(snapshot.models().size()) + " matches; try fewer words.");
    }
    print(results, snapshot, now);
    return Commands.OK;
  }

  private void print(Snapshot.Results results, Snapshot snapshot, Instant now) {
    List<Optional<Headline>> headlines = new ArrayList<>();
    for (Model model : results.models()) {
      headlines.add(Headline.of(model, snapshot.routesOf(model.id()), now));
    }
    int decimals = Figures.decimals(headlines.stream().map(ModelsCommand::price).toList());
    Table table = new Table("", "model", "kind", ">routes", "released", ">from", "~by");
    for (int i = 0; i < headlines.size(); i++) {
      Model model = results.models().get(i);
      Optional<Headline> headline = headlines.get(i);
      LocalDate released = model.lifecycle().released();
      table.row(
          model.id(),
          model.kind().name().toLowerCase(Locale.ROOT),
          Figures.count(snapshot.routesOf(model.id()).size()),
          released == null ? Figures.UNKNOWN : released.toString(),
          from(headline, decimals),
          headline.map(Headline::route).map(Route::provider).orElse(""));
    }
    table.print(root.out());
    footer(results, snapshot);
  }

  private static @Nullable BigDecimal price(Optional<Headline> headline) {
    return headline.map(shown -> shown.price().usd()).orElse(null);
  }

  private static String from(Optional<Headline> headline, int decimals) {
    boolean free = headline.filter(shown -> shown.route().tariff().isFree()).isPresent();
    return free ? "free" : Figures.usd(price(headline), decimals);
  }

  private void footer(Snapshot.Results results, Snapshot snapshot) {
    root.out().println();
    root.out()
        .println(
            Figures.count(results.models().size())
                + " of "
                + Figures.plural(results.total(), "model")
                + "; catalogue "
                + snapshot.hash()
                + " of "
                + snapshot.day());
    root.out()
        .println("from: the cheapest price of a 1024x1024 medium picture, or of 1M input tokens");
  }
}
