package dev.tollgate.app.cli;

import dev.tollgate.app.SyncedCatalogue;
import dev.tollgate.catalogue.insight.Insights;
import dev.tollgate.catalogue.insight.Job;
import dev.tollgate.catalogue.model.Model;
import dev.tollgate.catalogue.query.Snapshot;
import dev.tollgate.gateway.codec.Json;
import dev.tollgate.pricing.ImageSize;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts models side by side at one job. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = "Models side by side: one picture of a size and quality, or 1M tokens.")
final class ModelsCompareCommand implements Callable<Integer> {

  @ParentCommand private ModelsCommand models;

  @Parameters(arity = "1..12", paramLabel = "MODEL", description = "Such as openai/gpt-image-2.")
  private List<String> names;

  @Option(names = "--size", description = "Of the picture; 1024x1024 by default.")
  private String size = "1024x1024";

  @Option(names = "--quality", description = "Of the picture; medium by default.")
  private String quality = "medium";

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  private record Row(
      Model model,
      Optional<Insights.Priced> picture,
      Optional<BigDecimal> tokens,
      String standing) {}

  @Override
  public Integer call() {
    Commands root = models.root();
    Snapshot snapshot = SyncedCatalogue.newest(root.config(), root.surroundings().clock());
    Instant now = root.surroundings().clock().instant();
    ImageSize parsed =
        ImageSize.parse(size)
            .orElseThrow(
                () -> CliFailure.usage("'--size' must be WIDTHxHEIGHT, such as 1024x1024."));
    Job job = new Job(parsed, quality);
    if (!Job.ALL.contains(job)) {
      throw CliFailure.usage(
          "'--size' is one of 1024x1024, 1024x1536, 2048x2048 and '--quality' one of low, medium, high;"
              + " './tollgate quote' prices any other picture.");
    }
    Insights insights = Insights.of(snapshot, now);
    List<Row> rows = names.stream().map(name -> row(name, job, snapshot, insights)).toList();
    if (json) {
      root.print(json(rows, job));
    } else {
      print(rows, job);
    }
    return Commands.OK;
  }

  private static Row row(String name, Job job, Snapshot snapshot, Insights insights) {
    Model model =
        snapshot
            .model(name)
            .or(() -> snapshot.resolve(name).stream().findFirst().map(Snapshot.Candidate::model))
            .orElseThrow(() -> CliFailure.failed("The catalogue knows no model " + name + "."));
    return new Row(
        model,
        insights.price(model.id(), job),
        insights.tokens(model),
        insights
            .standing(model, job)
            .map(one -> one.dearer() + " of " + one.of())
            .orElse(Figures.UNKNOWN));
  }

  private void print(List<Row> rows, Job job) {
    List<@Nullable BigDecimal> prices = new ArrayList<>();
    rows.forEach(row -> prices.add(usd(row)));
    int decimals = Figures.decimals(prices);
    Table table = new Table("", "model", ">price", "~at", ">cheapest", "~there", ">cheaper than");
    for (Row row : rows) {
      table.row(
          row.model().id(),
          Figures.usd(usd(row), decimals),
          row.picture().map(Insights.Priced::route).orElse(""),
          Figures.usd(row.picture().map(Insights.Priced::cheapest).orElse(null), decimals),
          row.picture().map(Insights.Priced::cheapestRoute).orElse(""),
          row.standing());
    }
    table.print(models.root().out());
    models.root().out().println();
    models
        .root()
        .out()
        .println(
            "price: one "
                + job.words()
                + " picture, or 1M tokens of 3 parts input to 1 part output");
  }

  private static @Nullable BigDecimal usd(Row row) {
    return row.picture().map(Insights.Priced::usd).or(row::tokens).orElse(null);
  }

  private static ObjectNode json(List<Row> rows, Job job) {
    ObjectNode json =
        Json.object().put("size", job.size().toString()).put("quality", job.quality());
    ArrayNode data = json.putArray("data");
    for (Row row : rows) {
      BigDecimal usd = usd(row);
      data.addObject()
          .put("model", row.model().id())
          .put("usd", usd == null ? null : usd.toPlainString())
          .put("route", row.picture().map(Insights.Priced::route).orElse(null))
          .put(
              "cheapest_usd", row.picture().map(one -> one.cheapest().toPlainString()).orElse(null))
          .put("cheapest_route", row.picture().map(Insights.Priced::cheapestRoute).orElse(null))
          .put("cheaper_than", row.standing());
    }
    return json;
  }
}
