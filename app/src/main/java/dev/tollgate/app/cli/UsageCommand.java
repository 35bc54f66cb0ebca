package dev.tollgate.app.cli;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows what was called and what it cost. */
@Command(
    name = "usage",
    mixinStandardHelpOptions = true,
    description = "Calls, tokens, pictures, cost and quote error.")
final class UsageCommand implements Callable<Integer> {

  /** What the rows are about. */
  enum By {
    KEY,
    MODEL,
    ROUTE
  }

  @ParentCommand private Commands root;

  @Option(names = "--since", description = "Such as 24h, 7d or 2026-11-01; all by default.")
  private @Nullable String since;

  @Option(names = "--by", description = "One of: ${COMPLETION-CANDIDATES}; model by default.")
  private By by = By.MODEL;

  @Option(names = "--json", description = "Print the answer of GET /api/usage.")
  private boolean json;

  @Override
  public Integer call() {
    String query =
        since == null ? "" : "?since=" + URLEncoder.encode(since, StandardCharsets.UTF_8);
    ObjectNode usage;
    try (Link link = HttpLink.open(root)) {
      usage = link.get("/api/usage" + query).success();
    }
    if (json) {
      root.print(usage);
    } else {
      print(usage);
    }
    return Commands.OK;
  }

  private void print(ObjectNode usage) {
    String from = usage.path("since").asString("");
    String period = from.isEmpty() ? "" : " since " + from.substring(0, 16).replace('T', ' ');
    if (usage.path("data").isEmpty()) {
      root.out().println("No calls" + period + ".");
      return;
    }
    Map<String, UsageSum> groups = new LinkedHashMap<>();
    UsageSum total = UsageSum.NONE;
    for (JsonNode row : usage.path("data")) {
      UsageSum one = UsageSum.of(row);
      groups.merge(row.path(name()).asString(""), one, UsageSum::plus);
      total = total.plus(one);
    }
    table(groups, total);
    boolean own = usage.path("scope").asString("").equals("own_key");
    root.out().println();
    root.out()
        .println(
            (own ? "The calls of your own key" : "All calls")
                + period
                + "; in UTC. quote error: (expected - cost) / cost.");
    if (total.unknown() > 0) {
      String calls = Figures.plural(total.unknown(), "call");
      root.out().println(root.ink().doubtful(calls + " of unknown outcome: charged as held."));
    }
  }

  private String name() {
    return by.name().toLowerCase(Locale.ROOT);
  }

  private void table(Map<String, UsageSum> groups, UsageSum total) {
    int decimals = Figures.decimals(groups.values().stream().map(UsageSum::cost).toList());
    Table table =
        new Table(
            "",
            name(),
            ">calls",
            ">pictures",
            ">tokens in",
            ">tokens out",
            ">cost",
            ">quote error");
    groups.forEach((group, sum) -> row(table, group, sum, decimals));
    if (groups.size() > 1) {
      row(table, "total", total, decimals);
    }
    table.print(root.out());
  }

  private static void row(Table table, String group, UsageSum sum, int decimals) {
    List<String> cells = sum.cells(decimals);
    table.row(
        group, cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4), cells.get(5));
  }

  /** Sums over rows; the quote error is over rows without calls of unknown outcome. */
  record UsageSum(
      long calls,
      long unknown,
      long pictures,
      long inputTokens,
      long outputTokens,
      BigDecimal cost,
      BigDecimal surelyExpected,
      BigDecimal surelyCost) {

    static final UsageSum NONE =
        new UsageSum(0, 0, 0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    static UsageSum of(JsonNode row) {
      BigDecimal cost = new BigDecimal(row.path("cost").asString("0"));
      boolean sure = row.path("unknown").asLong(0) == 0;
      return new UsageSum(
          row.path("calls").asLong(0),
          row.path("unknown").asLong(0),
          row.path("pictures").asLong(0),
          row.path("input_tokens").asLong(0),
          row.path("output_tokens").asLong(0),
          cost,
          sure ? new BigDecimal(row.path("expected").asString("0")) : BigDecimal.ZERO,
          sure ? cost : BigDecimal.ZERO);
    }

    UsageSum plus(UsageSum other) {
      return new UsageSum(
          calls + other.calls,
          unknown + other.unknown,
          pictures + other.pictures,
          inputTokens + other.inputTokens,
          outputTokens + other.outputTokens,
          cost.add(other.cost),
          surelyExpected.add(other.surelyExpected),
          surelyCost.add(other.surelyCost));
    }

    List<String> cells(int decimals) {
      return List.of(
          Figures.count(calls),
          Figures.count(pictures),
          Figures.count(inputTokens),
          Figures.count(outputTokens),
          cost.signum() == 0 ? "$0" : Figures.usd(cost, decimals),
          surelyCost.signum() == 0 ? Figures.UNKNOWN : error());
    }

    private String error() {
      return Figures.percent(
          surelyExpected
              .subtract(surelyCost)
              .divide(surelyCost, 6, java.math.RoundingMode.HALF_EVEN));
    }
  }
}
